import type { Clock } from '#base/clock.ts';

const MINUTE_MS = 60_000;
/** Whoever did nothing for so long has had a break. */
const BREAK_MS = 5 * MINUTE_MS;

/** How long an officer has worked without a break. It stays on this station: nobody is told. */
export function createWorkClock(clock: Clock) {
  let sinceMs: number | null = null;
  let lastMs = 0;

  return {
    /** The officer did something. */
    note(): void {
      const nowMs = clock.nowMs();
      if (sinceMs === null || nowMs - lastMs >= BREAK_MS) sinceMs = nowMs;
      lastMs = nowMs;
    },
    /** The minutes of work where a break is due; they are counted anew from then on. Null where none is. */
    dueAfter(minutes: number): number | null {
      if (minutes === 0 || sinceMs === null || lastMs - sinceMs < minutes * MINUTE_MS) return null;
      const worked = Math.floor((lastMs - sinceMs) / MINUTE_MS);
      sinceMs = lastMs;
      return worked;
    },
  };
}
