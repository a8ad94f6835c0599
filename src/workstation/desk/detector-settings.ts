import { DetectorSettings } from '#contract/detector-settings.ts';
import type { Timer } from '#sync/connection/timer.ts';
import type { Answer } from '../api/call.ts';
import type { Readable } from '../state/station-status.ts';

interface Ports {
  ask(): Promise<Answer<DetectorSettings, string>>;
  /** What this device last knew, for a start without a server. */
  readonly memory: { read(): string | null; write(text: string): void };
  readonly timer: Timer;
  report(error: unknown): void;
}

export interface StationDetectorSettings extends Readable<DetectorSettings> {
  /** Resolves when the server has answered for the first time, or has not for a while. */
  known(): Promise<void>;
  refresh(): Promise<void>;
}

/** A scan must not wait for a server that keeps silent: what the station last knew is good enough. */
const PATIENCE_MS = 3_000;

const NONE: DetectorSettings = { choices: [], packs: [], rules: [] };

/** Which pack is active where and which rules are in force, as far as this station knows. */
export function createDetectorSettings({ ask, memory, timer, report }: Ports): StationDetectorSettings {
  const listeners = new Set<() => void>();
  let settings = remembered();
  let asked = 0;

  function remembered(): DetectorSettings {
    try {
      return DetectorSettings.catch(NONE).parse(JSON.parse(memory.read() ?? 'null'));
    } catch {
      return NONE;
    }
  }

  async function refresh(): Promise<void> {
    const serial = ++asked;
    try {
      const answer = await ask();
      // An answer to an earlier question would put what is over back in force.
      if (answer.kind !== 'ok' || serial !== asked) return;
      settings = answer.value;
      memory.write(JSON.stringify(settings));
      for (const listener of [...listeners]) listener();
    } catch (error) {
      report(error);
    }
  }

  const first = Promise.race([refresh(), new Promise<void>((resolve) => timer.after(PATIENCE_MS, resolve))]);
  return {
    get: () => settings,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    known: () => first,
    refresh,
  };
}
