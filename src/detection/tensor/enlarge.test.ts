import { expect, it } from 'vitest';
import { plane } from '#imaging/plane.ts';
import { enlarged, enlargement } from './enlarge.ts';

const spec = { targetPitchMm: 8 };

it.each([
  { pitch: { x: 4, y: 4 }, times: { x: 1, y: 1 } },
  { pitch: { x: 10, y: 10 }, times: { x: 1, y: 1 } },
  { pitch: { x: 16, y: 16 }, times: { x: 2, y: 2 } },
  { pitch: { x: 20, y: 6 }, times: { x: 2.5, y: 1 } },
])('makes pixels of $pitch.x×$pitch.y mm $times.x×$times.y times as many', ({ pitch, times }) => {
  expect(enlargement(pitch, spec)).toEqual(times);
});

it('leaves alone what is fine enough', () => {
  const scan = plane(2, 1, Uint16Array.of(1, 2));
  expect(enlarged(scan, { x: 1, y: 1 })).toBe(scan);
});

it('runs straight from the middle of one pixel to the next', () => {
  const scan = plane(3, 2, Uint16Array.of(0, 400, 800, 1000, 1400, 1800));
  expect(enlarged(scan, { x: 2, y: 1 })).toEqual(
    plane(6, 2, Uint16Array.of(0, 100, 300, 500, 700, 800, 1000, 1100, 1300, 1500, 1700, 1800)),
  );
  expect([...enlarged(scan, { x: 1, y: 2 }).samples.filter((_, i) => i % 3 === 0)]).toEqual([0, 250, 750, 1000]);
});

it('makes the smallest plane larger', () => {
  expect(enlarged(plane(1, 1, Uint16Array.of(7)), { x: 2.5, y: 3 })).toEqual(plane(3, 3, new Uint16Array(9).fill(7)));
});
