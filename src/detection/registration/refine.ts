import type { Alignment } from '#imaging/compare/alignment.ts';
import type { Plane } from '#imaging/plane.ts';
import type { PixelBox } from '../framing/frame-scan.ts';

/** Two planes and how bright the open beam is in them. */
export interface Pair {
  readonly scan: Plane;
  readonly reference: Plane;
  readonly gain: number;
  readonly airSample: number;
}

/** Places looked at within the container. */
const COLUMNS = 160;
const ROWS = 60;
/** Another load differs by much more than a wrong place does: beyond this nothing counts more. */
const MOST = 0.5;
const OPAQUE = 0.0015;
const MOST_ROUNDS = 8;

/** Moves the ends of an alignment by ever smaller steps, in pixels of the reference, as long as it fits better. */
export function refined(pair: Pair, start: Alignment, box: PixelBox, steps: readonly number[]): Alignment {
  let best = { alignment: start, misfit: misfitOf(pair, start, box) };
  for (const step of steps) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = best;
      for (const move of MOVES) {
        const alignment = movedBy(before.alignment, box, move, step);
        const misfit = misfitOf(pair, alignment, box);
        if (misfit < best.misfit) best = { alignment, misfit };
      }
      if (best === before) break;
    }
  }
  return best.alignment;
}

/** By how many steps the left, right, upper and lower end of the box move in the reference: all of it, or one end. */
type Move = readonly [left: number, right: number, top: number, bottom: number];

const MOVES: readonly Move[] = [
  ...[-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy): Move => [dx, dx, dy, dy])),
  ...[-1, 1].flatMap((d): Move[] => [
    [d, 0, 0, 0],
    [0, d, 0, 0],
    [0, 0, d, 0],
    [0, 0, 0, d],
  ]),
];

function movedBy(alignment: Alignment, { x, y, width, height }: PixelBox, move: Move, step: number): Alignment {
  const [left, right, top, bottom] = move;
  const scaleX = alignment.scaleX + ((right - left) * step) / width;
  const scaleY = alignment.scaleY + ((bottom - top) * step) / height;
  return {
    scaleX,
    scaleY,
    shiftX: alignment.shiftX + alignment.scaleX * x + left * step - scaleX * x,
    shiftY: alignment.shiftY + alignment.scaleY * y + top * step - scaleY * y,
  };
}

/** Mean difference of −ln T over places within the box of the scan, of which none counts beyond a bound. */
export function misfitOf({ scan, reference, gain, airSample }: Pair, alignment: Alignment, box: PixelBox): number {
  const { scaleX, scaleY, shiftX, shiftY } = alignment;
  const least = airSample * OPAQUE;
  let [sum, count] = [0, 0];
  for (let row = 0; row < ROWS; row++) {
    const y = box.y + ((row + 0.5) * box.height) / ROWS;
    const otherY = scaleY * (Math.floor(y) + 0.5) + shiftY - 0.5;
    if (otherY < 0 || otherY > reference.height - 1 || y >= scan.height) continue;
    for (let column = 0; column < COLUMNS; column++) {
      const x = box.x + ((column + 0.5) * box.width) / COLUMNS;
      const otherX = scaleX * (Math.floor(x) + 0.5) + shiftX - 0.5;
      if (otherX < 0 || otherX > reference.width - 1 || x >= scan.width) continue;
      const one = scan.samples[Math.floor(y) * scan.width + Math.floor(x)] as number;
      const other = sampleBetween(reference, otherX, otherY) * gain;
      sum += Math.min(MOST, Math.abs(Math.log(Math.max(one, least) / Math.max(other, least))));
      count++;
    }
  }
  return count > 0 ? sum / count : MOST;
}

function sampleBetween({ width, height, samples }: Plane, x: number, y: number): number {
  const [left, top] = [Math.min(width - 2, Math.floor(x)), Math.min(height - 2, Math.floor(y))];
  const [across, down] = [x - left, y - top];
  const at = top * width + left;
  const upper = (samples[at] as number) * (1 - across) + (samples[at + 1] as number) * across;
  const lower = (samples[at + width] as number) * (1 - across) + (samples[at + width + 1] as number) * across;
  return upper * (1 - down) + lower * down;
}
