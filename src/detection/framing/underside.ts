import { type Line, NOT_AIR, type Run, yAt } from './roof-line.ts';
import type { View } from './view.ts';

/** A floor is not expected nearer to the roof than this share of what there is below the roof. */
const HIGHEST = 0.35;
/** What carries the container begins at most this much too high beside it: a gooseneck, a cab's frame, a stand. */
const CARRIAGE_RISE = 1.13;
/** Without anything else to go by, the underside is in the lowest part of the picture, if an edge runs along there. */
const LOWEST_PART = 0.8;
const CLEAR_EDGE = 0.55;
const STEEL = 0.25;

/**
 * How far the underside lies below the roof, in rows. Three clues: the end posts end in air; beside the container the
 * carriage begins about where the container ends; and the side rail's lower edge runs from post to post.
 */
export function undersideOf(view: View, line: Line, run: Run): number {
  const depth = Math.max(1, Math.floor(view.height - line.atMiddle));
  const band = bandsOf(view, line);
  const width = run.right - run.left;
  const post = Math.max(2, Math.round(width * 0.012));
  const from = Math.round(depth * HIGHEST);
  const endsAt = (left: number, right: number) => {
    const end = firstLasting(from, depth, (d) => band(left, right, d) <= 2 * NOT_AIR);
    // Only a post has an end: where the picture cuts through the container there is none.
    return band(left, right, Math.round(0.5 * end)) > STEEL / 2 && band(left, right, end - 4) > STEEL / 2
      ? end
      : Number.POSITIVE_INFINITY;
  };
  const postEnds = [endsAt(run.left, run.left + post), endsAt(run.right - post, run.right)];
  const beginsBeside = (left: number, right: number) => {
    const begins = firstLasting(from, depth, (d) => band(left, right, d) > STEEL);
    // Not what reaches up to where it was looked for: door gear, a cab, the edge of the picture.
    return band(left, right, begins - 3) <= STEEL / 2 && begins > from + 2 ? begins : Number.POSITIVE_INFINITY;
  };
  const carriage = Math.min(
    beginsBeside(run.left - 2 * post - 2, run.left - 2),
    beginsBeside(run.right + 2, run.right + 2 * post + 2),
  );
  const lowest = Math.min(depth, ...postEnds);
  if (carriage < lowest) {
    return strongestEdge(view, line, run, carriage, Math.min(lowest, carriage * CARRIAGE_RISE)).d;
  }
  if (lowest < depth) return lowest;
  const { d, strength } = strongestEdge(view, line, run, depth * LOWEST_PART, depth);
  return strength >= CLEAR_EDGE ? d : depth;
}

/** Mean opacity of columns `left` to `right` of the picture, `d` rows below the line; NaN outside the picture. */
function bandsOf({ width, height, opacity }: View, line: Line) {
  return (left: number, right: number, d: number): number => {
    let sum = 0;
    let count = 0;
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) {
      const y = Math.round(yAt(line, x, width)) + d;
      if (y < 0 || y >= height) continue;
      sum += opacity[y * width + x] as number;
      count++;
    }
    return sum / count;
  };
}

/** The first of two rows in which it holds; infinite where there is none. */
function firstLasting(from: number, to: number, holds: (d: number) => boolean): number {
  for (let d = from; d < to; d++) if (holds(d) && holds(d + 1)) return d;
  return Number.POSITIVE_INFINITY;
}

/** Where most columns turn lighter from one row to the next but one. */
function strongestEdge({ width, height, opacity }: View, line: Line, run: Run, from: number, to: number) {
  const inset = Math.round((run.right - run.left) * 0.03);
  let best = { d: Math.round(to), strength: 0 };
  for (let d = Math.floor(from); d <= to; d++) {
    let sum = 0;
    let count = 0;
    for (let x = run.left + inset; x < run.right - inset; x++) {
      const y = Math.round(yAt(line, x, width)) + d;
      if (y < 1 || y >= height - 1) continue;
      const step = (opacity[(y - 1) * width + x] as number) - (opacity[(y + 1) * width + x] as number);
      sum += Math.min(0.3, Math.max(0, step)) / 0.3;
      count++;
    }
    const strength = count > 0 ? sum / count : 0;
    if (strength > best.strength) best = { d, strength };
  }
  return best;
}
