import type { ThreatRegion } from './threat-report.ts';

type Corner = readonly [x: number, y: number];

/** A report must stay a small file beside the picture. */
const MASK_MAX_BYTES = 2 * 1_024 * 1_024;

/**
 * The voxels whose middle lies in a polygon of one slice, as a block with its bitmap (even-odd rule). A polygon that is too
 * large for one has a block alone.
 */
export function polygonMask(corners: readonly Corner[]): ThreatRegion {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  const width = Math.max(1, Math.ceil(Math.max(...xs)) - left);
  const height = Math.max(1, Math.ceil(Math.max(...ys)) - top);
  const block = { base: [left, top, 0], extents: [width, height, 1] } as const;
  const bytes = Math.ceil((width * height) / 8);
  if (bytes > MASK_MAX_BYTES) return { ...block, bitmap: new Uint8Array() };
  const bitmap = new Uint8Array(bytes);
  for (let row = 0; row < height; row++) {
    const crossings = crossingsAt(corners, top + row + 0.5);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.max(0, Math.ceil((crossings[i] as number) - left - 0.5));
      const last = Math.min(width - 1, Math.ceil((crossings[i + 1] as number) - left - 0.5) - 1);
      for (let column = first; column <= last; column++) {
        const voxel = row * width + column;
        bitmap[voxel >> 3] = (bitmap[voxel >> 3] as number) | (1 << (voxel & 7));
      }
    }
  }
  return { ...block, bitmap };
}

/** Where the edges of a polygon cross a height, from left to right. */
function crossingsAt(corners: readonly Corner[], y: number): readonly number[] {
  return corners
    .flatMap(([x, from], i) => {
      const [nextX, to] = corners[(i + 1) % corners.length] as Corner;
      return from <= y === to <= y ? [] : [x + ((y - from) / (to - from)) * (nextX - x)];
    })
    .sort((one, other) => one - other);
}
