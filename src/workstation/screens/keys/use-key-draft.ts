import { detectPlatform } from '@tanstack/react-hotkeys';
import { useEffect, useState } from 'react';
import { useCommandRegistry } from '../../shell/commands/commands.tsx';
import type { CommandId } from '../../shell/commands/key-map.ts';
import { recordKey } from '../../shell/commands/key-recording.ts';
import { usePreferences, useWorkstation } from '../../state/workstation.tsx';
import { areSame, type ChosenKeys, keyLines, withKey, withUsualKey } from './key-draft.ts';

export type Refusal = 'browser' | 'moves-focus';

/** The keys as they would be once saved, and the command that waits for its new one. */
export function useKeyDraft() {
  const { preferences } = useWorkstation();
  const { keys: saved } = usePreferences();
  const [draft, setDraft] = useState<ChosenKeys | null>(null);
  const [recording, setRecording] = useState<CommandId | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const chosen = draft ?? saved;
  const groups = keyLines(chosen);

  useRecorder(recording, {
    onKey: (id, key) => {
      setDraft(withKey(chosen, id, key));
      setRecording(null);
    },
    onRefused: setRefusal,
    onCancel: () => setRecording(null),
  });

  return {
    groups,
    recording,
    refusal,
    changedCount: Object.keys(chosen).length,
    conflictCount: groups.flatMap(({ lines }) => lines).filter(({ conflicts }) => conflicts.length > 0).length / 2,
    isDirty: !areSame(chosen, saved),
    record(id: CommandId): void {
      setRefusal(null);
      setRecording(id);
    },
    makeUsual: (id: CommandId) => setDraft(withUsualKey(chosen, id)),
    makeAllUsual: () => setDraft({}),
    discard: () => setDraft(null),
    save(): void {
      preferences.change({ keys: chosen });
      setDraft(null);
    },
  };
}

export type KeyDraft = ReturnType<typeof useKeyDraft>;

interface RecorderEvents {
  readonly onKey: (id: CommandId, key: string) => void;
  readonly onRefused: (why: Refusal) => void;
  readonly onCancel: () => void;
}

/** While a command waits, the keyboard belongs to it alone. A press of the mouse elsewhere lets it go. */
function useRecorder(id: CommandId | null, { onKey, onRefused, onCancel }: RecorderEvents): void {
  const registry = useCommandRegistry();

  useEffect(() => (id ? registry.suspend() : undefined), [id, registry]);

  useEffect(() => {
    if (!id) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      const recorded = recordKey(event, detectPlatform());
      if (recorded.kind === 'key') onKey(id, recorded.key);
      if (recorded.kind === 'refused') onRefused(recorded.why);
      if (recorded.kind === 'cancelled') onCancel();
    };
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('pointerdown', onCancel, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('pointerdown', onCancel, true);
    };
  }, [id, onKey, onRefused, onCancel]);
}
