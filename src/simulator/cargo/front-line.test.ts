import { expect, it } from 'vitest';
import { frontLine } from './front-line.ts';

const BAY = { x: [100, 6000], y: [0, 2000], z: [0, 2300] } as const;

it('lets a stack stand against what was stowed before it, at its own height and depth', () => {
  const front = frontLine(BAY);
  front.advance({ x: [100, 500], y: [0, 400], z: [0, 600] });
  front.advance({ x: [140, 560], y: [400, 800], z: [0, 600] });
  expect(front.freeFrom([0, 400], [0, 600])).toBe(500);
  expect(front.freeFrom([400, 800], [0, 600])).toBe(560);
  expect(front.freeFrom([300, 500], [500, 700])).toBe(560);
  expect(front.freeFrom([0, 2000], [600, 1200])).toBe(100);
  expect(front.freeFrom([800, 1200], [0, 600])).toBe(100);
  expect(front.farthest()).toBe(560);
});
