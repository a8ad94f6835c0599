import { expect, it } from 'vitest';
import { plane } from '../plane.ts';
import { alignedPlane } from './alignment.ts';
import { differencePlane, SAME } from './difference.ts';

const ramp = plane(
  8,
  6,
  new Uint16Array(48).map((_, i) => 1000 + (i % 8) * 100 + Math.floor(i / 8)),
);
const asItIs = { scaleX: 1, scaleY: 1, shiftX: 0, shiftY: 0 };

it('lays a reference on a scan: moved, stretched, turned round, as bright', () => {
  expect(alignedPlane(ramp, asItIs, 1, ramp).samples).toEqual(ramp.samples);
  const moved = alignedPlane(ramp, { ...asItIs, shiftX: 2 }, 1, ramp);
  expect([...moved.samples.subarray(0, 8)]).toEqual([1200, 1300, 1400, 1500, 1600, 1700, 0, 0]);
  const turned = alignedPlane(ramp, { ...asItIs, scaleX: -1, shiftX: 8 }, 2, ramp);
  expect([...turned.samples.subarray(0, 2)]).toEqual([3400, 3200]);
  const stretched = alignedPlane(ramp, { ...asItIs, scaleX: 0.5 }, 1, { width: 16, height: 6 });
  expect(stretched.samples[4]).toBe(1175);
});

it('shows more as darker, less as brighter, and the same as the same', () => {
  const flat = (value: number) => plane(9, 9, new Uint16Array(81).fill(value));
  const middle = ({ samples }: { samples: Uint16Array }) => samples[40] as number;
  expect(middle(differencePlane(flat(20_000), flat(20_000), 60_000))).toBe(SAME);
  expect(middle(differencePlane(flat(10_000), flat(20_000), 60_000))).toBeLessThan(SAME * 0.35);
  expect(middle(differencePlane(flat(20_000), flat(10_000), 60_000))).toBeGreaterThan(SAME * 1.65);
  // Nothing comes through either, or one has no picture there.
  expect(middle(differencePlane(flat(20), flat(60), 60_000))).toBe(SAME);
  expect(middle(differencePlane(flat(20_000), flat(0), 60_000))).toBe(SAME);
});
