import { type Preferences, PreferencesChange, USUAL_PREFERENCES, withChange } from '#domain/officer/preferences.ts';
import type { Answer } from '../api/call.ts';
import type { Readable } from '../state/station-status.ts';

interface Ports {
  ask(): Promise<Answer<Preferences, string>>;
  send(change: PreferencesChange): Promise<Answer<Preferences, string>>;
  /** Of this officer on this device, for a start without a server and for changes that are not sent yet. */
  readonly memory: { read(): string | null; write(text: string): void };
  report(error: unknown): void;
}

export interface OfficerPreferences extends Readable<Preferences> {
  /** Counts at once on this station, and on others once the server knows. */
  change(change: PreferencesChange): void;
  /** Whether the server knows all of it. */
  isSent(): boolean;
  /** Sends what waits and reads what other stations changed. Asked for at start and whenever the server answers again. */
  sync(): Promise<void>;
}

/** How the officer likes to work, as far as this station knows. */
export function createOfficerPreferences({ ask, send, memory, report }: Ports): OfficerPreferences {
  const listeners = new Set<() => void>();
  let { known, unsent } = remembered();
  let current = withChange(known, unsent);
  let tail: Promise<void> = Promise.resolve();

  function remembered(): { known: Preferences; unsent: PreferencesChange } {
    try {
      const stored = JSON.parse(memory.read() ?? '{}');
      return {
        known: withChange(USUAL_PREFERENCES, PreferencesChange.parse(stored.known ?? {})),
        unsent: PreferencesChange.parse(stored.unsent ?? {}),
      };
    } catch {
      return { known: USUAL_PREFERENCES, unsent: {} };
    }
  }

  function changed(): void {
    current = withChange(known, unsent);
    memory.write(JSON.stringify({ known, unsent }));
    for (const listener of [...listeners]) listener();
  }

  const isSent = () => Object.keys(unsent).length === 0;

  /** False when the server could not be asked. */
  async function exchange(): Promise<boolean> {
    const sending = unsent;
    const answer = await (isSent() ? ask() : send(sending));
    if (answer.kind === 'unreachable' || answer.kind === 'signed-out') return false;
    if (answer.kind === 'ok') known = answer.value;
    // Changed again meanwhile: the newer word is still to be sent.
    if (unsent === sending) unsent = {};
    changed();
    return true;
  }

  /** One exchange after the other, so that no answer overtakes a newer one. */
  function sync(): Promise<void> {
    tail = tail
      .then(async () => {
        while ((await exchange()) && !isSent());
      })
      .catch(report);
    return tail;
  }

  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(change) {
      unsent = { ...unsent, ...change };
      changed();
      void sync();
    },
    isSent,
    sync,
  };
}
