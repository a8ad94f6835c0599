import { expect, it } from 'vitest';
import { depthsAlong } from './outline.ts';

const SQUARE = { corners: [0.25, 0, 0.75, 0, 0.75, 1, 0.25, 1], depth: 0.4 };
const along = (parts: Parameters<typeof depthsAlong>[0], y: number) => {
  const depths = new Float32Array(8);
  depthsAlong(parts, y, 0, 1, depths);
  return Array.from(depths, (depth) => Math.round(depth * 10) / 10);
};

it('gives the depth where the line lies inside, and nothing outside', () => {
  expect(along([SQUARE], 0.5)).toEqual([0, 0, 0.4, 0.4, 0.4, 0.4, 0, 0]);
  expect(along([SQUARE], 1.5)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

it('takes the deepest where parts overlap, and leaves out a notch', () => {
  const left = { corners: [0, 0, 0.5, 0, 0.5, 1, 0, 1], depth: 1 };
  expect(along([SQUARE, left], 0.5)).toEqual([1, 1, 1, 1, 0.4, 0.4, 0, 0]);
  const fork = { corners: [0, 0, 1, 0, 1, 1, 0.75, 1, 0.75, 0.25, 0.25, 0.25, 0.25, 1, 0, 1], depth: 1 };
  expect(along([fork], 0.5)).toEqual([1, 1, 0, 0, 0, 0, 1, 1]);
});
