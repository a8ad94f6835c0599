import { type ScreenPoint, screenPoint } from '#domain/annotation/space.ts';
import type { Window } from '#imaging/ops/window-level.ts';
import { windowAfterDrag } from './window-gesture.ts';

/** What two fingers do to the view in one move. */
export type TwoFingerMove =
  | {
      readonly kind: 'zoom';
      readonly at: ScreenPoint;
      readonly factor: number;
      readonly dx: number;
      readonly dy: number;
    }
  | { readonly kind: 'window'; readonly window: Window };

type Pair = readonly [ScreenPoint, ScreenPoint];

/** A hand that rests trembles less than this. */
const TREMOR_PX = 10;

/**
 * Two fingers that part or close zoom about their middle and move the picture along; two that go the same way up or down
 * set the window. Which of the two it is, is decided when they have left their places, and stays until they are lifted.
 */
export function createTwoFingers(from: Pair, window: Window) {
  let kind: TwoFingerMove['kind'] | null = null;
  let last = from;

  return function move(to: Pair): TwoFingerMove | null {
    const [start, now] = [middleOf(from), middleOf(to)];
    kind ??= kindOf(Math.abs(apart(to) - apart(from)), now.x - start.x, now.y - start.y);
    if (!kind) return null;
    if (kind === 'window') return { kind, window: windowAfterDrag(window, now.x - start.x, now.y - start.y) };
    const before = middleOf(last);
    const factor = apart(to) / Math.max(1, apart(last));
    last = to;
    return { kind, at: now, factor, dx: now.x - before.x, dy: now.y - before.y };
  };
}

function kindOf(partedPx: number, dx: number, dy: number): TwoFingerMove['kind'] | null {
  if (Math.max(partedPx, Math.abs(dx), Math.abs(dy)) < TREMOR_PX) return null;
  return Math.abs(dy) > partedPx && Math.abs(dy) > Math.abs(dx) ? 'window' : 'zoom';
}

const apart = ([one, other]: Pair) => Math.hypot(one.x - other.x, one.y - other.y);
const middleOf = ([one, other]: Pair) => screenPoint((one.x + other.x) / 2, (one.y + other.y) / 2);
