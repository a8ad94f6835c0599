import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { plane } from '../plane.ts';
import { autoWindow } from './auto-window.ts';
import { histogram, percentile } from './histogram.ts';

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

it('shows the full scale when there is nothing but air', () => {
  const air = plane(100, 100, new Uint16Array(10_000).fill(60_000));
  expect(autoWindow(histogram(air), 'log')).toEqual({ centre: 0.5, width: 1 });
});

it('counts and ranks values', () => {
  const counts = histogram(plane(5, 1, Uint16Array.of(9, 1, 5, 1, 65_535)));
  expect([counts[1], counts[65_535]]).toEqual([2, 1]);
  expect([0, 0.5, 0.99].map((f) => percentile(counts, f))).toEqual([1, 5, 65_535]);
  expect(percentile(counts, 0.5, 100, 200)).toBe(100);
});
