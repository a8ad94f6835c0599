import type { MergingSpec } from '../pack/manifest.ts';
import type { Box, Candidate } from './candidate.ts';

/** Area shared by two boxes. */
export function intersection(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Shared area over joint area of two boxes. */
export function iou(a: Box, b: Box): number {
  const shared = intersection(a, b);
  const joint = a.width * a.height + b.width * b.height - shared;
  return joint > 0 ? shared / joint : 0;
}

/** Greedy non-maximum suppression, best first: stricter within a class than between classes. */
export function suppress<Item extends Candidate>(
  candidates: readonly Item[],
  { nmsIou, crossClassIou }: Pick<MergingSpec, 'nmsIou' | 'crossClassIou'>,
): Item[] {
  const kept: Item[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    const limit = (other: Item) => (other.classId === candidate.classId ? nmsIou : crossClassIou);
    if (kept.every((other) => iou(candidate.box, other.box) <= limit(other))) kept.push(candidate);
  }
  return kept;
}
