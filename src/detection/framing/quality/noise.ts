import type { Plane } from '#imaging/plane.ts';

/** Blocks are looked at on a grid of so many across and down. */
const GRID = 60;
const SIDE = 12;
/** The share of the blocks that are as quiet as the measure: in most of a picture structure looks like noise, too. */
const QUIETEST = 0.1;
/** Where less of the beam is left than this, noise says more about the cargo than about the scanner. */
const BRIGHT = 0.5;

/** Noise of the bright parts as a share of their own level, one standard deviation; 0 where nothing is bright. */
export function relativeNoise({ width, height, samples }: Plane, air: number): number {
  const noises: number[] = [];
  const [hopX, hopY] = [Math.max(SIDE, Math.floor(width / GRID)), Math.max(SIDE, Math.floor(height / GRID))];
  for (let top = 1; top + SIDE < height; top += hopY) {
    for (let left = 1; left + SIDE < width; left += hopX) {
      let sum = 0;
      let squares = 0;
      for (let y = top; y < top + SIDE; y++) {
        for (let x = left; x < left + SIDE; x++) {
          const at = y * width + x;
          const own = samples[at] as number;
          // What the four neighbours do not explain: blind to any slope, and to straight edges along the lines.
          const rest =
            own -
            0.5 *
              ((samples[at - 1] as number) +
                (samples[at + 1] as number) +
                (samples[at - width] as number) +
                (samples[at + width] as number)) +
            0.25 *
              ((samples[at - width - 1] as number) +
                (samples[at - width + 1] as number) +
                (samples[at + width - 1] as number) +
                (samples[at + width + 1] as number));
          sum += own;
          squares += rest * rest;
        }
      }
      const mean = sum / SIDE ** 2;
      if (mean > BRIGHT * air) noises.push(Math.sqrt(squares / SIDE ** 2 / KERNEL) / mean);
    }
  }
  return noises.sort((a, b) => a - b)[Math.floor(QUIETEST * noises.length)] ?? 0;
}

/** Sum of the squares of the weights above: what white noise of variance 1 gives. */
const KERNEL = 1 + 4 * 0.25 + 4 * 0.0625;
