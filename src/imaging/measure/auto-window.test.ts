import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { planeOf } from '../decode/plane-of.ts';
import { type Plane, plane } from '../plane.ts';
import { autoWindow } from './auto-window.ts';
import { displayHistogram, histogram, percentile } from './histogram.ts';

/** A tenth dead, half air, the rest cargo between two values. */
function radiograph(low: number, high: number, air: number) {
  const random = createRandom('radiograph');
  const samples = Uint16Array.from({ length: 20_000 }, (_, i) => {
    if (i % 10 === 0) return 0;
    return i % 2 ? random.normal(air, air * 0.003) : random.between(low, high);
  });
  return histogram(plane(200, 100, samples));
}

it('opens the window over the cargo, not over air and dead pixels', () => {
  const { centre, width } = autoWindow(radiograph(5000, 20_000, 60_000), 'linear');
  expect((centre - width / 2) * 65_535).toBeCloseTo(5000, -3);
  expect((centre + width / 2) * 65_535).toBeCloseTo(20_000, -3);
});

it('finds the same cargo on the logarithmic scale', () => {
  const { centre, width } = autoWindow(radiograph(500, 20_000, 60_000), 'log');
  const sample = (value: number) => 65_536 ** value - 1;
  expect(sample(centre - width / 2) / 500).toBeGreaterThan(0.9);
  expect(sample(centre + width / 2) / 20_000).toBeCloseTo(1, 1);
});

it('takes air from the whole picture when it looks at a part without any', () => {
  const whole = radiograph(5000, 20_000, 60_000);
  const part = histogram(
    plane(
      100,
      100,
      new Uint16Array(10_000).map((_, i) => 8000 + (i % 4000)),
    ),
  );
  const { centre, width } = autoWindow(part, 'linear', whole);
  expect((centre - width / 2) * 65_535).toBeCloseTo(8040, -1.5);
  expect((centre + width / 2) * 65_535).toBeCloseTo(11_960, -1.5);
});

it('finds cargo in a narrow part of the range, whatever a few hot rows say', () => {
  const random = createRandom('narrow');
  const samples = Uint16Array.from({ length: 20_000 }, (_, i) => {
    if (i < 100) return 65_535;
    return i % 2 ? random.normal(28_000, 60) : random.between(17_000, 26_000);
  });
  const { centre, width } = autoWindow(histogram(plane(200, 100, samples)), 'linear');
  expect((centre - width / 2) * 65_535).toBeCloseTo(17_000, -3);
  expect((centre + width / 2) * 65_535).toBeCloseTo(26_000, -4);
  expect(width * 65_535).toBeLessThan(11_000);
});

it('shows the full scale when there is nothing but air', () => {
  const air = plane(100, 100, new Uint16Array(10_000).fill(60_000));
  expect(autoWindow(histogram(air), 'log')).toEqual({ centre: 0.5, width: 1 });
});

it('counts and ranks values', () => {
  const counts = histogram(plane(5, 1, Uint16Array.of(9, 1, 5, 1, 65_535)));
  expect([counts[1], counts[65_535]]).toEqual([2, 1]);
  const part = histogram(plane(3, 3, Uint16Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)), 1, {
    x: 1,
    y: 1,
    width: 9,
    height: 1,
  });
  expect([...part.keys()].filter((value) => part[value])).toEqual([5, 6]);
  expect([0, 0.5, 0.99].map((f) => percentile(counts, f))).toEqual([1, 5, 65_535]);
  expect(percentile(counts, 0.5, 100, 200)).toBe(100);
});

it('draws rare values beside frequent ones, in the scale after the curve', () => {
  const counts = new Uint32Array(65_536);
  counts[255] = 1;
  counts[65_535] = 1_000_000;
  expect([...displayHistogram(counts, 'log', 4)].map((height) => Number(height.toFixed(2)))).toEqual([0, 0, 0.05, 1]);
  expect([...displayHistogram(counts, 'linear', 4)].map((height) => Number(height.toFixed(2)))).toEqual([
    0.05, 0, 0, 1,
  ]);
});

describe('the first window', () => {
  const random = createRandom('first window');
  const width = 200;
  const height = 100;
  /** Air, and cargo in the middle half, as shares of the beam. */
  const shares = Float64Array.from({ length: width * height }, (_, i) =>
    i % width > 50 && i % width < 150 ? random.between(0.02, 0.6) : random.normal(0.95, 0.002),
  );
  const picture = (sampleOf: (share: number) => number) =>
    plane(
      width,
      height,
      Uint16Array.from(shares, (share) => Math.round(sampleOf(share))),
    );
  const whole = picture((share) => share * 65_535);

  it.each([
    ['the whole range', whole, 1300, 39_300],
    ['twelve bits that were never widened', picture((share) => share * 4095), 82, 2457],
    ['a narrow part of the range', picture((share) => 30_000 + share * 3000), 30_060, 31_800],
    ['a negative, air black', picture((share) => (1 - share) * 65_535), 26_200, 64_200],
    ['a hot row', withRow(whole, 65_535), 1300, 39_300],
    ['a dead row', withRow(whole, 0), 1300, 39_300],
  ])('spreads the cargo over the greys: %s', (_name, shown, dense, light) => {
    const { centre, width: range } = autoWindow(histogram(shown), 'linear');
    const [from, to] = [(centre - range / 2) * 65_535, (centre + range / 2) * 65_535];
    // Nearly all of the cargo has a grey of its own, and the cargo has most of the greys.
    expect(from).toBeLessThan(dense + (light - dense) * 0.1);
    expect(to).toBeGreaterThan(light - (light - dense) * 0.1);
    expect((light - dense) / (to - from)).toBeGreaterThan(0.5);
  });

  it('of grey that was stored in three colours is that of the grey', () => {
    const samples = Uint16Array.from(
      { length: whole.samples.length * 3 },
      (_, i) => whole.samples[Math.floor(i / 3)] ?? 0,
    );
    const stored = planeOf({ width, height, samples, bits: 16, channels: 3, colours: 'rgb' });
    expect(autoWindow(histogram(stored), 'log')).toEqual(autoWindow(histogram(whole), 'log'));
  });
});

function withRow(source: Plane, value: number): Plane {
  const samples = source.samples.slice();
  samples.fill(value, 40 * source.width, 41 * source.width);
  return plane(source.width, source.height, samples);
}
