import type { Plane } from '#imaging/plane.ts';
import type { FramedContainer } from '../frame-scan.ts';
import type { Air } from '../overview.ts';

const HOP = 2;
/** Margins of a container's box that stay out, as it may reach into the air around it. */
const MARGIN = 0.05;

/** Share of the pixels within the containers that are at the end of the scale at which air lies. */
export function clippedShare(
  { width, height, samples }: Plane,
  containers: readonly Pick<FramedContainer, 'box'>[],
  air: Air,
): number {
  const end = air === 'bright' ? 65_535 : 0;
  let clipped = 0;
  let count = 0;
  for (const { box } of containers) {
    const right = Math.min(width, box.x + (1 - MARGIN) * box.width);
    const bottom = Math.min(height, box.y + (1 - MARGIN) * box.height);
    for (let y = Math.ceil(box.y + MARGIN * box.height); y < bottom; y += HOP) {
      for (let x = Math.ceil(box.x + MARGIN * box.width); x < right; x += HOP) {
        if (samples[y * width + x] === end) clipped++;
        count++;
      }
    }
  }
  return count > 0 ? clipped / count : 0;
}
