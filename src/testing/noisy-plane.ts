import { createRandom } from '#base/random.ts';
import { type Plane, plane } from '#imaging/plane.ts';

/** Smooth structure with noise over the whole range of values, so that no byte of a sample is idle. */
export function noisyPlane(width: number, height: number, seed = 'noisy'): Plane {
  const random = createRandom(seed);
  const samples = Uint16Array.from({ length: width * height }, (_, i) => {
    const x = i % width;
    const y = Math.floor(i / width);
    return 32_768 + 24_000 * Math.sin(x / 17) * Math.cos(y / 11) + random.normal(0, 400);
  });
  return plane(width, height, samples);
}
