import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { filterPlane } from '../pipeline/filter-plane.ts';
import { type Plane, plane } from '../plane.ts';
import { denoise } from './denoise.ts';
import { edges } from './edges.ts';
import { localContrast } from './local-contrast.ts';
import { failedRows, repairRows } from './repair-rows.ts';
import { sharpen } from './sharpen.ts';

const [WIDTH, HEIGHT] = [64, 48];

function picture(valueAt: (x: number, y: number) => number): Plane {
  const samples = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, i) => valueAt(i % WIDTH, Math.floor(i / WIDTH)));
  return plane(WIDTH, HEIGHT, samples);
}

const at = ({ samples }: Plane, x: number, y: number) => samples[y * WIDTH + x] as number;
const flat = picture(() => 30_000);
const step = picture((x) => (x < 32 ? 20_000 : 40_000));

function spread({ samples }: Plane): number {
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  return Math.sqrt(samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / samples.length);
}

it.each([denoise, sharpen, edges, localContrast, repairRows])('$id leaves an even surface even', ({ apply }) => {
  expect(new Set(apply(flat, flat).samples).size).toBe(1);
});

it('denoise halves noise at least and keeps an edge', () => {
  const random = createRandom('noise');
  const noisy = picture(() => random.normal(30_000, 200));
  expect(spread(denoise.apply(noisy, noisy))).toBeLessThan(spread(noisy) / 2.5);
  const kept = denoise.apply(step, step);
  expect([at(kept, 31, 20), at(kept, 32, 20)]).toEqual([20_000, 40_000]);
});

it('sharpen and edges make a step steeper on both sides of it', () => {
  for (const { apply } of [sharpen, edges]) {
    const made = apply(step, step);
    expect(at(made, 31, 20)).toBeLessThan(20_000);
    expect(at(made, 32, 20)).toBeGreaterThan(40_000);
    expect([at(made, 2, 20), at(made, 60, 20)]).toEqual([20_000, 40_000]);
  }
});

it('edges reach further than sharpen, but cast no more than a bounded halo', () => {
  expect(at(sharpen.apply(step, step), 28, 20)).toBe(20_000);
  expect(at(edges.apply(step, step), 28, 20)).toBe(20_000 - 6000);
});

it('local contrast raises a faint thing in a dark corner and keeps what lies outside of the cargo', () => {
  const random = createRandom('cargo');
  const scene = picture((x, y) => {
    if (y < 4) return 64_000;
    const dark = 8000 + random.between(0, 100);
    return x < 32 ? dark + (x > 8 && x < 16 ? 300 : 0) : 20_000 + x * 400;
  });
  const made = localContrast.apply(scene, scene);
  expect(at(made, 12, 30) - at(made, 20, 30)).toBeGreaterThan(2 * (at(scene, 12, 30) - at(scene, 20, 30)));
  expect(at(made, 12, 1)).toBe(64_000);
});

describe('failed rows', () => {
  const scene = (spoil: (x: number, y: number, value: number) => number) =>
    picture((x, y) => spoil(x, y, x > 10 && x < 50 && y > 10 ? 9000 + 10 * y : 60_000));

  it('are found dead, weak or hot, and filled from above and below', () => {
    const dead = scene((_x, y, value) => (y === 20 || y === 21 ? 3 : value));
    expect(failedRows(dead).map(({ row }) => row)).toEqual([20, 21]);
    const filled = repairRows.apply(dead, dead);
    expect(at(filled, 30, 20)).toBeGreaterThan(at(dead, 30, 19));
    expect(at(filled, 30, 21)).toBeLessThan(at(dead, 30, 22));
    expect(failedRows(scene((_x, y, value) => (y === 30 ? value * 0.6 : value))).map(({ row }) => row)).toEqual([30]);
  });

  it('are not rails, floors or margins of the picture', () => {
    expect(failedRows(scene((x, y, value) => (y === 20 && x > 10 && x < 50 ? 3000 : value)))).toEqual([]);
    expect(failedRows(scene((_x, y, value) => (y < 2 ? 0 : value)))).toEqual([]);
    expect(failedRows(scene((_x, y, value) => (y > 20 && y < 30 ? 100 : value)))).toEqual([]);
  });
});

it('a chain of filters starts on the curve and goes in its fixed order', () => {
  const both = filterPlane(step, { sharpen: { on: true }, denoise: { on: true } });
  expect(both.samples).toEqual(sharpen.apply(denoise.apply(step, step), step).samples);
  expect(filterPlane(step, {})).toBe(step);
  expect(at(filterPlane(step, { transfer: { curve: 'sqrt' }, denoise: { on: true } }), 3, 3)).toBe(
    Math.round(Math.sqrt(20_000 / 65_535) * 65_535),
  );
});
