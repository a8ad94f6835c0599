import type { Solid } from '../bodies/solid.ts';
import { type Bench, expectedPicture, photographed } from './test-bench.ts';

/**
 * How much noisier than it is the picture looks to a person: eyes reach about a quarter of the efficiency of the
 * best possible observer, which is half of its signal-to-noise ratio. An assumption, made with the claims in view.
 */
const INNER_NOISE = 2;

/**
 * A forced choice: share of right answers about which of several test objects a picture of the high energy shows. The
 * observer knows how each would look without noise and names the nearest, by least squares with the mean level left
 * free: a matched filter for each.
 */
export function shareCorrect(bench: Bench, objects: readonly (readonly Solid[])[], trials: number): number {
  const templates = objects.map((solids) => centred(expectedPicture(bench, solids).high));
  let right = 0;
  for (let trial = 0; trial < trials; trial++) {
    const shown = trial % objects.length;
    const picture = centred(photographed(bench, objects[shown] as readonly Solid[], `trial/${trial}`).high);
    const template = templates[shown] as Float32Array;
    const seen = picture.map((value, i) => {
      const expected = template[i] as number;
      return expected + INNER_NOISE * (value - expected);
    });
    const distances = templates.map((candidate) => distance(seen, candidate));
    if (distances.indexOf(Math.min(...distances)) === shown) right++;
  }
  return right / trials;
}

/** The hardest of the steps, sorted easy to hard, that is answered right in 9 of 10 trials; the easiest must be. */
export function hardestSeen(steps: readonly number[], share: (step: number) => number): number {
  let seen = 0;
  let unseen = steps.length;
  while (unseen - seen > 1) {
    const middle = (seen + unseen) >> 1;
    if (share(steps[middle] as number) >= 0.9) seen = middle;
    else unseen = middle;
  }
  return steps[seen] as number;
}

function centred(picture: Float32Array): Float32Array {
  const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
  return picture.map((value) => value - mean);
}

function distance(picture: Float32Array, template: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < picture.length; i++) {
    const off = (picture[i] as number) - (template[i] as number);
    sum += off * off;
  }
  return sum;
}
