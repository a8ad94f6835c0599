import type { MergingSpec } from '../pack/manifest.ts';
import type { PreparedScan } from '../tensor/prepare.ts';
import type { Box, Candidate, Proposal } from './candidate.ts';
import { intersection, suppress } from './nms.ts';

/** What one strip gave; `xPx` is its left edge in network pixels. */
export interface StripCandidates {
  readonly xPx: number;
  readonly candidates: readonly Candidate[];
}

export type MergedScan = Pick<PreparedScan, 'columns' | 'scaleX' | 'scaleY' | 'widthPx' | 'heightPx'>;

/** A candidate in network pixels of the whole scan; a side that lies at an inner side of its strip may be cut off. */
interface Placed extends Candidate {
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
  /** A strip that is still to come will show how it goes on there. */
  readonly awaitsLeft: boolean;
  readonly awaitsRight: boolean;
}

/** How much of a cut box must lie in a larger one of its class to be taken for a fragment of it. */
const FRAGMENT_SHARE = 0.7;

/**
 * Proposals of a scan, best first, from the candidates of its strips, left to right. While strips are `missing`, by their
 * left edges, what they will show the rest of is held back: what is proposed once stays, or gives way to a better box.
 */
export function mergeStrips(
  strips: readonly StripCandidates[],
  scan: MergedScan,
  merging: MergingSpec,
  stripWidthPx: number,
  missing: readonly number[] = [],
): Proposal[] {
  const placed = strips.flatMap((strip) =>
    suppress(strip.candidates, merging).map((candidate) =>
      place(candidate, strip.xPx, scan, merging, stripWidthPx, missing),
    ),
  );
  const whole = joined(placed).filter(({ awaitsLeft, awaitsRight }) => !awaitsLeft && !awaitsRight);
  return suppress(withoutFragments(whole), merging)
    .slice(0, merging.maxProposals)
    .map(({ classId, score, box }) => ({ classId, score, box: imageBox(box, scan) }));
}

function place(
  candidate: Candidate,
  xPx: number,
  scan: MergedScan,
  { borderPx }: MergingSpec,
  stripWidthPx: number,
  missing: readonly number[],
): Placed {
  const { box } = candidate;
  const cutLeft = xPx > 0 && box.x <= borderPx;
  const cutRight = xPx + stripWidthPx < scan.columns && box.x + box.width >= stripWidthPx - borderPx;
  return {
    ...candidate,
    box: { ...box, x: box.x + xPx },
    cutLeft,
    cutRight,
    awaitsLeft: cutLeft && missing.some((other) => other < xPx && other + stripWidthPx > xPx),
    awaitsRight: cutRight && missing.some((other) => other > xPx && other < xPx + stripWidthPx),
  };
}

/** Unites boxes that were cut by the sides of neighbouring strips and continue each other. */
function joined(placed: readonly Placed[]): Placed[] {
  const items = [...placed];
  let index = 0;
  while (index < items.length) {
    const left = items[index] as Placed;
    const position = items.findIndex((item) => continues(left, item));
    const right = items[position];
    if (!right) {
      index++;
      continue;
    }
    items[index] = {
      classId: left.classId,
      score: Math.max(left.score, right.score),
      box: hull(left.box, right.box),
      cutLeft: left.cutLeft,
      cutRight: right.cutRight,
      awaitsLeft: left.awaitsLeft,
      awaitsRight: right.awaitsRight,
    };
    items.splice(position, 1);
    if (position < index) index--;
  }
  return items;
}

/** True when `right` begins within `left`, ends beyond it, and shares at least half of the joint height. */
function continues(left: Placed, right: Placed): boolean {
  if (left === right || left.classId !== right.classId || !left.cutRight || !right.cutLeft) return false;
  const [a, b] = [left.box, right.box];
  const leftEnd = a.x + a.width;
  if (b.x >= leftEnd || b.x + b.width <= leftEnd || a.x >= b.x) return false;
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return shared >= hull(a, b).height / 2;
}

function hull(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** Drops cut boxes that lie mostly within a larger box of their class. */
function withoutFragments(items: readonly Placed[]): Placed[] {
  const area = ({ width, height }: Box) => width * height;
  return items.filter(
    (item) =>
      !(item.cutLeft || item.cutRight) ||
      !items.some(
        (other) =>
          other !== item &&
          other.classId === item.classId &&
          area(other.box) > area(item.box) &&
          intersection(other.box, item.box) >= FRAGMENT_SHARE * area(item.box),
      ),
  );
}

function imageBox(box: Box, { scaleX, scaleY, widthPx, heightPx }: MergedScan): Box {
  const x = box.x * scaleX;
  const y = box.y * scaleY;
  return {
    x,
    y,
    width: Math.min(widthPx, (box.x + box.width) * scaleX) - x,
    height: Math.min(heightPx, (box.y + box.height) * scaleY) - y,
  };
}
