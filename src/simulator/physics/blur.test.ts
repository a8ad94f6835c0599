import { expect, it } from 'vitest';
import { neighbourBlur, wideBlur } from './blur.ts';

/** A point in the middle of a dark picture, blurred: its sum and its variance across and down. */
function spreadOfPoint(side: number, blur: (plane: Float32Array, side: number) => Float32Array) {
  const plane = new Float32Array(side * side);
  const middle = side >> 1;
  plane[middle * side + middle] = 1;
  let [sum, across, down] = [0, 0, 0];
  blur(plane, side).forEach((value, i) => {
    sum += value;
    across += value * ((i % side) - middle) ** 2;
    down += value * (Math.floor(i / side) - middle) ** 2;
  });
  return { sum, across: across / sum, down: down / sum };
}

it('spreads scatter over about 1.26 blocks and loses nothing of it', () => {
  for (const block of [5, 9]) {
    const { sum, across, down } = spreadOfPoint(block * 15, (plane, side) => wideBlur(plane, side, side, block));
    expect(sum).toBeCloseTo(1, 2);
    for (const variance of [across, down]) expect(Math.sqrt(variance) / block).toBeCloseTo(1.26, 1);
  }
});

it('gives neighbours their share: a variance of twice the share each way', () => {
  const { sum, across, down } = spreadOfPoint(11, (plane, side) => neighbourBlur(plane, side, side, 0.06, 0.01));
  expect(sum).toBeCloseTo(1, 6);
  expect(across).toBeCloseTo(0.02, 6);
  expect(down).toBeCloseTo(0.12, 6);
});
