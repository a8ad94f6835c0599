import { expect, it } from 'vitest';
import { plane } from '#imaging/plane.ts';
import { InputSpec } from '../pack/manifest.ts';
import fixture from './parity.fixture.json' with { type: 'json' };
import { prepareScan } from './prepare.ts';

const spec = InputSpec.parse(fixture.spec);

it.each(fixture.cases)('prepares the strips that the trainer prepares: $name', (given) => {
  const { widthPx, heightPx } = given;
  const prepared = prepareScan(
    {
      high: plane(widthPx, heightPx, Uint16Array.from(given.high)),
      low: given.low && plane(widthPx, heightPx, Uint16Array.from(given.low)),
      pixelPitchMm: given.pixelPitchMm,
      energiesMeV: given.energiesMeV,
    },
    spec,
  );

  expect([prepared.scaleX, prepared.scaleY]).toEqual([given.scaleX, given.scaleY]);
  expect(prepared.stripCount).toBe(given.strips.length);
  for (const [index, expected] of given.strips.entries()) {
    const strip = prepared.strip(index);
    expect(strip?.xPx).toBe(expected.xPx);
    const data = strip?.data ?? new Float32Array();
    expect(data.length).toBe(6 * spec.stripWidthPx * spec.stripHeightPx);
    expect(largestDifference(expected.values, (i) => data[expected.indices[i] ?? -1])).toBeLessThan(1e-5);
    expect(largestDifference(expected.channelSums, (i) => channelSum(data, i))).toBeLessThan(1e-2);
  }
});

function largestDifference(expected: readonly number[], actual: (index: number) => number | undefined): number {
  return Math.max(...expected.map((value, i) => Math.abs(value - (actual(i) ?? Number.NaN))));
}

function channelSum(data: Float32Array, channel: number): number {
  const size = data.length / 6;
  return data.subarray(channel * size, (channel + 1) * size).reduce((sum, value) => sum + value, 0);
}
