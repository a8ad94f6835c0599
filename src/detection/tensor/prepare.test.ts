import { expect, it } from 'vitest';
import { type Plane, plane } from '#imaging/plane.ts';
import { InputSpec } from '../pack/manifest.ts';
import { blockFactors, blockMeans } from './block-means.ts';
import fixture from './parity.fixture.json' with { type: 'json' };
import { prepareScan, stripPositions } from './prepare.ts';
import { nearestCurve, ratioOfWater } from './water-curve.ts';

const spec = InputSpec.parse({ ...fixture.spec, stripWidthPx: 512, stripHeightPx: 512, strideXPx: 384 });

it.each([
  { pitch: { x: 4, y: 4 }, heightPx: 1000, factors: { x: 2, y: 2 } },
  { pitch: { x: 5, y: 5 }, heightPx: 800, factors: { x: 2, y: 2 } },
  { pitch: { x: 8, y: 8 }, heightPx: 500, factors: { x: 1, y: 1 } },
  { pitch: { x: 20, y: 20 }, heightPx: 200, factors: { x: 1, y: 1 } },
  { pitch: { x: 4, y: 4 }, heightPx: 1500, factors: { x: 3, y: 3 } },
  { pitch: { x: 8, y: 4 }, heightPx: 1000, factors: { x: 1, y: 2 } },
])('averages $factors.x×$factors.y pixels at a pitch of $pitch.x×$pitch.y mm, $heightPx px tall', (given) => {
  expect(blockFactors(given.pitch, given.heightPx, spec)).toEqual(given.factors);
});

it('averages ragged edge blocks over the pixels they have and takes what lies outside for air', () => {
  const scan = plane(3, 3, Uint16Array.from([0, 65535, 65535, 0, 65535, 0, 65535, 65535, 13107]));
  const means = blockMeans(scan, { x: 2, y: 2 }, { firstColumn: -1, columns: 4, rows: 3 });
  expect([...means].map((mean) => Math.round(mean * 1e6) / 1e6)).toEqual(
    [
      [1, 1, 1, 1],
      [1, 0.5, 0.5, 1],
      [1, 1, 0.2, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ].flat(),
  );
});

it.each([
  { columns: 300, positions: [0] },
  { columns: 512, positions: [0] },
  { columns: 513, positions: [0, 1] },
  { columns: 896, positions: [0, 384] },
  { columns: 2500, positions: [0, 384, 768, 1152, 1536, 1920, 1988] },
])('covers $columns columns by strips at $positions', ({ columns, positions }) => {
  expect(stripPositions(columns, spec)).toEqual(positions);
});

it('does not prepare strips of air', () => {
  const prepared = prepareScan({ high: uniform(1600, 40, 65_000), pixelPitchMm: { x: 8, y: 8 } }, spec);
  expect(prepared.stripCount).toBe(4);
  expect(prepared.strip(0)).toBeUndefined();
});

it('marks the ratio of a single-energy scan as not valid', () => {
  const prepared = prepareScan({ high: uniform(512, 512, 6554), pixelPitchMm: { x: 8, y: 8 } }, spec);
  const data = prepared.strip(0)?.data ?? new Float32Array();
  const size = 512 * 512;
  expect(data[2 * size]).toBeCloseTo((data[size] ?? 0) * spec.singleEnergyFactor, 6);
  expect([data[3 * size + 600], data[4 * size + 600]]).toEqual([0, 0]);
});

it('gives water no excess ratio and steel less', () => {
  const curve = nearestCurve(spec.waterCurves, { high: 9, low: 6 });
  const sample = (attenuation: number) => Math.round(65_535 * Math.exp(-attenuation));
  const excess = (ratio: number) => {
    const planes = { high: uniform(512, 512, sample(3)), low: uniform(512, 512, sample(3 * ratio)) };
    const energiesMeV = { high: 9, low: 6 };
    const prepared = prepareScan({ ...planes, energiesMeV, pixelPitchMm: { x: 8, y: 8 } }, spec);
    return prepared.strip(0)?.data[3 * 512 * 512 + 100 * 512 + 100] ?? Number.NaN;
  };
  expect(excess(ratioOfWater(curve, 3))).toBeCloseTo(0, 1);
  expect(excess(1.143)).toBeLessThan(-1);
});

it('chooses the water curve of the nearest energies and holds its ends', () => {
  expect(nearestCurve(spec.waterCurves, { high: 6.2, low: 3.6 })).toMatchObject({ highMeV: 6, lowMeV: 3.5 });
  expect(nearestCurve(spec.waterCurves, undefined)).toBe(spec.waterCurves[0]);
  const curve = { highMeV: 6, lowMeV: 4, attenuation: [1, 2], ratio: [1.2, 1.3] };
  expect([0, 1, 1.5, 2, 9].map((at) => ratioOfWater(curve, at))).toEqual([1.2, 1.2, 1.25, 1.3, 1.3]);
});

it('refuses planes of different sizes and strips that do not exist', () => {
  const pixelPitchMm = { x: 8, y: 8 };
  const high = uniform(64, 64, 1000);
  expect(() => prepareScan({ high, low: uniform(64, 65, 1000), pixelPitchMm }, spec)).toThrow('differ in size');
  expect(() => prepareScan({ high, pixelPitchMm }, spec).strip(1)).toThrow('no strip 1');
});

function uniform(width: number, height: number, sample: number): Plane {
  return plane(width, height, new Uint16Array(width * height).fill(sample));
}
