import { useEffect } from 'react';
import { scannerKind, type WindowPreset, withPreset } from '#domain/officer/window-preset.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import { isOwnPreset, type View } from '../../canvas/view.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { useCommands } from '../../shell/commands/commands.tsx';
import { usePreferences, useWorkstation } from '../../state/workstation.tsx';

/**
 * Shows scans of a kind of scanner with the presets that the officer set anew for it, and keeps the window on the screen as
 * one: as the preset that it was changed from. On a preset as it was kept, the same key makes it as usual again.
 */
export function useOwnPresets(scanner: ScanSidecar['scanner'], view: ViewStore, scanId: string): () => void {
  const { preferences } = useWorkstation();
  const { windowPresets } = usePreferences();
  const kind = scannerKind(scanner);
  const own = windowPresets[kind];

  // biome-ignore lint/correctness/useExhaustiveDependencies: each scan that opens has forgotten them
  useEffect(() => view.getState().setOwnPresets(own ?? {}), [view, own, scanId]);

  function keep(): void {
    const state = view.getState();
    const name = state.preset ?? state.presetBefore;
    if (name === 'full') return;
    const kept = isOwnPreset(state, state.preset) ? null : presetOf(state);
    const presets = withPreset(windowPresets[kind] ?? {}, name, kept);
    preferences.change({ windowPresets: { ...windowPresets, [kind]: presets } });
    if (kept) view.setState({ preset: name });
  }
  useCommands({ 'keep-preset': keep });
  return keep;
}

function presetOf({ window: { centre, width }, transfer }: View): WindowPreset {
  return { centre, width, curve: transfer };
}
