import type { Content } from './content.ts';
import { NOT_AIR, type RoofLine, type Run, yAt } from './roof-line.ts';
import type { View } from './view.ts';

/** What speaks for a container seen this way round, each about 0 to 1. */
export interface Evidence {
  /** Sides with a letterbox that would have to be one. */
  readonly letterbox: number;
  /** The roof is the edge of the picture. */
  readonly roofAtEdge: number;
  /** Share of the picture's width along which a roof runs. */
  readonly roof: number;
  /** Share of air above the roof, and beside the container; a half where nothing of it is in the picture. */
  readonly airAbove: number;
  readonly airBeside: number;
  /** Share of the height along which there is a dark post, at the worse and at the better end. */
  readonly worsePost: number;
  readonly betterPost: number;
  /** Share of the uppermost rows in which a post is darker than the room beside it. */
  readonly ridge: number;
  /** How much darker it is at the floor than under the roof. */
  readonly floor: number;
  /** Share of the picture's borders that would be steel: at the top, at both sides. */
  readonly opaqueTop: number;
  readonly opaqueSides: number;
  readonly opaqueBottom: number;
  /** Share of the inside that would be air, without walls: where air is also seen outside, and where it is not. */
  readonly hollow: number;
  readonly hollowAlone: number;
  /** Mean opacity below the underside. */
  readonly below: number;
  /** Share of the roof's own line that the beam would not pass: a roof is thin. */
  readonly slab: number;
  /** Natural logarithm of length over height. */
  readonly aspect: number;
}

const STEEL = 0.35;
const FULL = 0.97;

export function evidenceOf(
  view: View,
  { line, runs, isEdge }: RoofLine,
  run: Run,
  depth: number,
  content: Content,
): Evidence {
  const { width, height } = view;
  const length = run.right - run.left;
  const post = Math.max(2, Math.round(length * 0.02));
  const at = (x: number, d: number) => {
    const y = Math.round(yAt(line, x, width)) + d;
    return x < 0 || x >= width || y < 0 || y >= height ? Number.NaN : (view.opacity[y * width + x] as number);
  };
  const region = (left: number, right: number, from: number, to: number, measure: (opacity: number) => number) => {
    let sum = 0;
    let count = 0;
    for (let d = Math.round(from); d < to; d++) {
      for (let x = Math.round(left); x < right; x++) {
        const opacity = at(x, d);
        if (Number.isNaN(opacity)) continue;
        sum += measure(opacity);
        count++;
      }
    }
    return count > 0 ? sum / count : Number.NaN;
  };
  const isAir = (opacity: number) => (opacity <= NOT_AIR ? 1 : 0);
  const isFull = (opacity: number) => (opacity >= FULL ? 1 : 0);
  const opacityOf = (opacity: number) => opacity;
  const known = (value: number, otherwise: number) => (Number.isNaN(value) ? otherwise : value);
  const posts = [
    postShare(at, run.left, run.left + post, depth),
    postShare(at, run.right - post, run.right, depth),
  ] as const;
  const ridges = [
    ridgeShare(at, run.left, run.left + post, run.left + 4 * post, depth),
    ridgeShare(at, run.right - post, run.right, run.right - 4 * post, depth),
  ] as const;
  const beside = [
    region(run.left - 8 * post, run.left - 2, 0.05 * depth, 0.5 * depth, isAir),
    region(run.right + 2, run.right + 8 * post, 0.05 * depth, 0.5 * depth, isAir),
  ].filter((share) => !Number.isNaN(share));
  const inner = { left: run.left + 0.06 * length, right: run.right - 0.06 * length };
  const border = (left: number, right: number, top: number, bottom: number) =>
    shareOf(view, left, right, top, bottom, isFull);
  const hollow = known(region(inner.left, inner.right, 0.06 * depth, 0.6 * depth, isAir), 0);
  // So little is seen outside that the brightest plateau may be that of the walls.
  const isAlone = line.atMiddle <= 0.03 * height && run.left <= 0.025 * width && run.right >= 0.975 * width;
  return {
    letterbox: content.trimmedSides / 4,
    roofAtEdge: isEdge ? 1 : 0,
    roof: runs.reduce((sum, { left, right }) => sum + right - left, 0) / width,
    airAbove: isEdge ? 0.5 : known(region(run.left, run.right, -height, -2, isAir), 0.5),
    airBeside: beside.length > 0 ? beside.reduce((sum, share) => sum + share, 0) / beside.length : 0.5,
    worsePost: Math.min(...posts),
    betterPost: Math.max(...posts),
    ridge: Math.max(...ridges),
    floor:
      known(region(inner.left, inner.right, 0.85 * depth, depth, opacityOf), 0) -
      known(region(inner.left, inner.right, 0.02 * depth, 0.12 * depth, opacityOf), 0),
    opaqueTop: border(0, width, 0, 2),
    opaqueSides: (border(0, 2, 0, height) + border(width - 2, width, 0, height)) / 2,
    opaqueBottom: border(0, width, height - 2, height),
    hollow: isAlone ? 0 : hollow,
    hollowAlone: isAlone ? hollow : 0,
    below: known(region(inner.left, inner.right, depth + 2, height, opacityOf), 0.4),
    slab: known(
      region(inner.left, inner.right, 0, Math.max(2, 0.015 * depth), (opacity) => (opacity >= 0.9 ? 1 : 0)),
      0,
    ),
    aspect: Math.max(-1, Math.min(1.8, Math.log(length / depth))),
  };
}

type At = (x: number, d: number) => number;

function strongest(at: At, left: number, right: number, d: number): number {
  let most = 0;
  for (let x = left; x < right; x++) most = Math.max(most, at(x, d) || 0);
  return most;
}

function postShare(at: At, left: number, right: number, depth: number): number {
  let dark = 0;
  let count = 0;
  for (let d = Math.round(0.03 * depth); d < 0.9 * depth; d++) {
    if (strongest(at, left, right, d) >= STEEL) dark++;
    count++;
  }
  return count > 0 ? dark / count : 0;
}

/** Rows near the roof in which the post is darker than the middle of the room between it and `inside`. */
function ridgeShare(at: At, left: number, right: number, inside: number, depth: number): number {
  const room = Math.round((inside + (inside > right ? right : left)) / 2);
  let ridges = 0;
  let count = 0;
  for (let d = Math.round(0.03 * depth); d < 0.16 * depth; d++) {
    if (strongest(at, left, right, d) > (at(room, d) || 0) + 0.15) ridges++;
    count++;
  }
  return count > 0 ? ridges / count : 0;
}

function shareOf(
  { width, height, opacity }: View,
  left: number,
  right: number,
  top: number,
  bottom: number,
  measure: (opacity: number) => number,
): number {
  let sum = 0;
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) sum += measure(opacity[y * width + x] as number);
  }
  return sum / Math.max(1, (right - left) * (bottom - top));
}
