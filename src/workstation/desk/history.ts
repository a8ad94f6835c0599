import type { Act } from './act.ts';

interface Step {
  readonly forward: Act;
  readonly inverse: Act;
}

/** What can be taken back and done again on one scan: one step for each act of the officer. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const emptyHistory: History = { past: [], future: [] };

export function remember(history: History, forward: Act, inverse: Act): History {
  return { past: [...history.past, { forward, inverse }], future: [] };
}

/** The act that undoes the last step, and the history after it; null when there is nothing to undo. */
export function stepBack({ past, future }: History): { readonly act: Act; readonly history: History } | null {
  const last = past.at(-1);
  return last ? { act: last.inverse, history: { past: past.slice(0, -1), future: [last, ...future] } } : null;
}

/** The act that does the next step again, and the history after it; null when there is nothing to redo. */
export function stepForward({ past, future }: History): { readonly act: Act; readonly history: History } | null {
  const [next, ...rest] = future;
  return next ? { act: next.forward, history: { past: [...past, next], future: rest } } : null;
}
