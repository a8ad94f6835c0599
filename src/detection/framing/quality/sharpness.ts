import type { Plane } from '#imaging/plane.ts';

const REACH = 8;
/** Share of the full scale by which an edge changes. */
const EDGE = 0.25;
const HOP_Y = 3;
/** Of the edges, most are soft by nature: what counts are the sharpest. */
const SHARPEST = 0.95;
const ENOUGH = 50;

/** Width of the sharpest upright edges, one standard deviation of a Gaussian in pixels; nothing where there are none. */
export function edgeWidthPx({ width, height, samples }: Plane): number | null {
  const steepness: number[] = [];
  for (let y = 0; y < height; y += HOP_Y) {
    const row = y * width;
    for (let x = REACH; x < width - REACH; x++) {
      const slope = Math.abs((samples[row + x + 1] as number) - (samples[row + x - 1] as number)) / 2;
      if (slope < (EDGE * 65_535) / (2 * REACH)) continue;
      let lowest = 65_535;
      let highest = 0;
      for (let i = row + x - REACH; i <= row + x + REACH; i++) {
        const sample = samples[i] as number;
        if (sample < lowest) lowest = sample;
        if (sample > highest) highest = sample;
      }
      if (highest - lowest >= EDGE * 65_535) steepness.push(slope / (highest - lowest));
    }
  }
  if (steepness.length < ENOUGH) return null;
  const steep = steepness.sort((a, b) => a - b)[Math.floor(SHARPEST * steepness.length)] as number;
  return 1 / (steep * Math.sqrt(2 * Math.PI));
}
