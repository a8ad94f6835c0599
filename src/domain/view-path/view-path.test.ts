import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { imageBox } from '../annotation/space.ts';
import type { Recipe } from '../scan/recipe.ts';
import { coverageBoxes, coverageOf } from './coverage.ts';
import { joinViewPaths, MOST_SAMPLES, packViewPath, unpackViewPath, ViewPath, type ViewSample } from './view-path.ts';

const lookOf = (centre: number): Recipe => ({
  plane: 'high',
  operations: [{ id: 'window-level', version: 1, parameters: { centre, width: 0.5 } }],
});
const sample = (atMs: number, more: Partial<ViewSample> = {}): ViewSample => ({
  atMs,
  box: imageBox(0, 0, 640, 320),
  deviceScale: 1,
  look: lookOf(0.5),
  ...more,
});
const image = { widthPx: 640, heightPx: 320 };

/** As an officer might look: a change of place four times a second, a change of window now and then. */
function wandering(seconds: number): ViewSample[] {
  const random = createRandom('wandering');
  let [x, y] = [1000, 300];
  return Array.from({ length: seconds * 4 }, (_, i) => {
    x += random.integer(-120, 120);
    y += random.integer(-60, 60);
    return sample(i * 250, {
      box: imageBox(x, y, 1500, 700),
      deviceScale: 1.25,
      look: lookOf(Math.floor(i / 40) / 40),
    });
  });
}

it('gives back what was packed, to the pixel and to the hundredth of a second', () => {
  const samples = [
    sample(0),
    sample(260, { box: imageBox(-20, 10, 300, 150), deviceScale: 2.345 }),
    sample(1000, { look: null }),
    sample(1500, { look: lookOf(0.2) }),
  ];
  const packed = packViewPath(1_700_000_000_000, samples);
  expect(ViewPath.parse(packed)).toEqual(packed);
  expect(unpackViewPath(packed)).toEqual(samples);
  expect(packed.looks).toHaveLength(2);
});

it('stays small: two minutes of looking around in less than 12 kB', () => {
  expect(JSON.stringify(packViewPath(0, wandering(120))).length).toBeLessThan(12_000);
});

it('keeps no more than it may, over the whole time, and everything that came or went', () => {
  const long = wandering(1200).map((one, i) => (i === 2401 ? { ...one, look: null } : one));
  const kept = unpackViewPath(packViewPath(0, long));
  expect(kept.length).toBeLessThanOrEqual(MOST_SAMPLES);
  expect(kept.length).toBeGreaterThan(MOST_SAMPLES / 4);
  expect([kept[0]?.atMs, kept.filter(({ look }) => look === null).length]).toEqual([0, 1]);
  expect(kept.at(-1)?.atMs).toBeGreaterThan(1_199_000);
  expect(ViewPath.safeParse(packViewPath(0, long)).success).toBe(true);
});

it('joins two sittings by the clock', () => {
  const one = packViewPath(1_000, [sample(0), sample(500, { look: null })]);
  const other = packViewPath(11_000, [sample(0), sample(700, { look: null })]);
  expect(unpackViewPath(joinViewPaths(one, other)).map(({ atMs }) => atMs)).toEqual([0, 500, 10_000, 10_700]);
});

it('refuses columns of different length', () => {
  const packed = packViewPath(0, [sample(0), sample(300)]);
  expect(ViewPath.safeParse({ ...packed, times: [0] }).success).toBe(false);
});

it('tells how long each part was on the screen at reading zoom', () => {
  const samples = [
    sample(0, { deviceScale: 0.5 }),
    sample(5_000, { box: imageBox(0, 0, 320, 320) }),
    sample(7_000, { box: imageBox(320, 0, 320, 320), look: null }),
    sample(9_000, { box: imageBox(320, 0, 320, 160) }),
    sample(10_000, { look: null }),
  ];
  const coverage = coverageOf(samples, image);
  expect(coverage).toMatchObject({ totalMs: 8_000, longestMs: 2_000, readShare: 0.75 });
  const boxes = coverageBoxes(coverage, image);
  expect(boxes).toHaveLength(64);
  expect(boxes.slice(0, 2)).toEqual([
    { box: imageBox(0, 0, 320, 10), share: 1 },
    { box: imageBox(320, 0, 320, 10), share: 0.5 },
  ]);
  expect(boxes.at(-1)).toEqual({ box: imageBox(320, 310, 320, 10), share: 0 });
  expect(coverageOf([], image)).toMatchObject({ totalMs: 0, readShare: 0 });
});
