import type { ThreatRegion } from './threat-report.ts';

type Corner = readonly [x: number, y: number];

/**
 * The outline of a region seen along its slices, in voxels: from the first to the last voxel of each row, so that hollows
 * at the sides of a row are filled. Empty where no voxel belongs to the object.
 */
export function maskOutline({ base, extents, bitmap }: ThreatRegion): readonly Corner[] {
  const [width, height] = [Math.floor(extents[0]), Math.floor(extents[1])];
  const rows = spansOf(bitmap, width, height);
  const [left, top] = base;
  const right: Corner[] = [];
  const back: Corner[] = [];
  rows.forEach(([first, last], row) => {
    if (first > last) return;
    right.push([left + last + 1, top + row], [left + last + 1, top + row + 1]);
    back.push([left + first, top + row], [left + first, top + row + 1]);
  });
  return withoutStraight([...right, ...back.reverse()]);
}

/** Of each row the first and the last voxel that is set in any slice; the first beyond the last where none is. */
function spansOf(bitmap: Uint8Array, width: number, height: number): readonly (readonly [number, number])[] {
  const spans = Array.from({ length: height }, (): [number, number] => [width, -1]);
  for (let byte = 0; byte < bitmap.length; byte++) {
    const bits = bitmap[byte] as number;
    for (let bit = 0; bits >> bit > 0; bit++) {
      if (((bits >> bit) & 1) === 0) continue;
      const voxel = byte * 8 + bit;
      const span = spans[Math.floor(voxel / width) % height] as [number, number];
      span[0] = Math.min(span[0], voxel % width);
      span[1] = Math.max(span[1], voxel % width);
    }
  }
  return spans;
}

/** Corners between which the outline does not turn say nothing. */
function withoutStraight(corners: readonly Corner[]): readonly Corner[] {
  return corners.filter(([x, y], i) => {
    const [beforeX, beforeY] = corners.at(i - 1) as Corner;
    const [nextX, nextY] = corners[(i + 1) % corners.length] as Corner;
    return !(beforeX === x && x === nextX) && !(beforeY === y && y === nextY);
  });
}
