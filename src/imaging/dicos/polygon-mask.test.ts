import { expect, it } from 'vitest';
import { maskOutline } from './mask-outline.ts';
import { polygonMask } from './polygon-mask.ts';

it('sets the voxels whose middle lies within', () => {
  const { base, extents, bitmap } = polygonMask([
    [10, 20],
    [14, 20],
    [10, 24],
  ]);
  expect([base, extents]).toEqual([
    [10, 20, 0],
    [4, 4, 1],
  ]);
  const rows = [0, 1, 2, 3].map((row) =>
    [0, 1, 2, 3].map((column) => ((bitmap[(row * 4 + column) >> 3] ?? 0) >> ((row * 4 + column) & 7)) & 1).join(''),
  );
  // The middle of the last voxel of each row lies on the edge, which belongs to the outside.
  expect(rows).toEqual(['1110', '1100', '1000', '0000']);
});

it('gives back the outline of what it was made from', () => {
  const corners = [
    [3, 2],
    [9, 2],
    [9, 7],
    [3, 7],
  ] as const;
  const outline = maskOutline(polygonMask(corners));
  expect(new Set(outline.map(String))).toEqual(new Set(corners.map(String)));
});

it('leaves out a bitmap that would be larger than a report should be', () => {
  const { extents, bitmap } = polygonMask([
    [0, 0],
    [9_000, 0],
    [9_000, 9_000],
  ]);
  expect([extents, bitmap.length]).toEqual([[9_000, 9_000, 1], 0]);
});
