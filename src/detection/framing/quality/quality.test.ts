import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { failedLines } from '../failed-lines.ts';
import { clippedShare } from './clipping.ts';
import { energyBalance } from './energy-balance.ts';
import { gainSpread } from './gain-spread.ts';
import { relativeNoise } from './noise.ts';
import { edgeWidthPx } from './sharpness.ts';

const [WIDTH, HEIGHT] = [400, 200];
const AIR = 60_000;
/** The container in these pictures. */
const box = { x: 60, y: 40, width: 280, height: 140 };

function picture(sample: (x: number, y: number) => number): Plane {
  const samples = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
    Math.round(Math.min(65_535, Math.max(0, sample(i % WIDTH, Math.floor(i / WIDTH))))),
  );
  return plane(WIDTH, HEIGHT, samples);
}

/** Attenuation of the cargo: hills from 0 to 2. */
const hills = (x: number, y: number) =>
  x < box.x || x >= box.x + box.width || y < box.y || y >= box.y + box.height
    ? 0
    : 1 - Math.cos(x / 15) * Math.cos(y / 9);
const cargo = (x: number, y: number) => AIR * Math.exp(-hills(x, y));

describe('noise', () => {
  it.each([0.005, 0.02, 0.1])('is measured where it is %d of the level', (noise) => {
    const random = createRandom('noise');
    const measured = relativeNoise(
      picture((x, y) => cargo(x, y) * (1 + random.normal(0, noise))),
      AIR,
    );
    expect(measured / noise).toBeGreaterThan(0.75);
    expect(measured / noise).toBeLessThan(1.1);
  });

  it('is not taken from slopes and straight edges', () => {
    expect(
      relativeNoise(
        picture((x, y) => AIR * (0.6 + 0.0008 * x) * (y % 20 < 10 ? 1 : 0.9)),
        AIR,
      ),
    ).toBeLessThan(1e-3);
  });

  it('is not seen in the dark', () => {
    const random = createRandom('dark');
    expect(
      relativeNoise(
        picture(() => 1000 * random.next()),
        AIR,
      ),
    ).toBe(0);
  });
});

describe('the width of edges', () => {
  /** Posts whose edges are a Gaussian of `sigma` pixels. */
  const posts = (sigma: number) =>
    picture((x) => AIR * (0.6 + 0.35 * Math.tanh((Math.abs((x % 50) - 25) - 12) / (0.8 * sigma * Math.SQRT2))));

  it.each([1.5, 2.5, 4])('is found for edges of %d pixels', (sigma) => {
    expect(Math.abs((edgeWidthPx(posts(sigma)) as number) / sigma - 1)).toBeLessThan(0.25);
  });

  it('is not known where there are none', () => {
    expect(edgeWidthPx(picture(() => AIR))).toBeNull();
  });
});

describe('the balance of energies', () => {
  const low = (ratio: number, air: number) => picture((x, y) => air * AIR * Math.exp(-ratio * hills(x, y)));
  const high = picture(cargo);

  it('is that of air and that of matter', () => {
    const balance = energyBalance(high, low(1.2, 0.9), AIR);
    expect(balance.air).toBeCloseTo(0.9, 2);
    expect(balance.ratio).toBeCloseTo(1.2, 2);
  });

  it('turns round with the energies', () => {
    expect(energyBalance(low(1.2, 1), high, AIR).ratio).toBeCloseTo(1 / 1.2, 2);
  });

  it('is not known without matter', () => {
    expect(
      energyBalance(
        picture(() => AIR),
        picture(() => AIR),
        AIR,
      ),
    ).toEqual({ air: 1, ratio: null });
  });
});

describe('the spread of the level of air', () => {
  it('is that of gains from row to row', () => {
    const uneven = picture((x, y) => cargo(x, y) * (Math.floor(y / 16) % 2 ? 1.05 : 0.95));
    expect(gainSpread(uneven, [box], AIR)).toBeGreaterThan(0.04);
  });

  it('is that of doses from column to column', () => {
    const uneven = picture((x, y) => cargo(x, y) * (x % 7 < 3 ? 1 : 0.9));
    expect(gainSpread(uneven, [box], AIR)).toBeGreaterThan(0.05);
  });

  it('leaves out what stands beside the container', () => {
    const withTractor = picture((x, y) => (x > 360 && y > 80 ? 0.4 * AIR : cargo(x, y)));
    expect(gainSpread(withTractor, [box], AIR)).toBeLessThan(0.01);
  });

  it('is not known where the picture ends at the container', () => {
    expect(gainSpread(picture(cargo), [{ x: 0, y: 0, width: WIDTH, height: HEIGHT }], AIR)).toBeNull();
  });
});

it('finds what is overexposed within a container, not the air around it', () => {
  const saturated = picture((x, y) => 1.6 * cargo(x, y));
  expect(clippedShare(saturated, [{ box }], 'bright')).toBeGreaterThan(0.1);
  expect(
    clippedShare(
      picture((x, y) => 65_535 * Math.exp(-hills(x, y) - 0.02)),
      [{ box }],
      'bright',
    ),
  ).toBe(0);
  const negative = picture((x, y) => 65_535 - 1.6 * cargo(x, y));
  expect(clippedShare(negative, [{ box }], 'dark')).toBeGreaterThan(0.1);
});

it('takes a channel for failed that reads only its own noise, and no dark cargo', () => {
  const random = createRandom('failed');
  const { rows, columns } = failedLines(
    picture((x, y) => (y === 90 || y === 91 ? random.between(0, 60) : y > 150 ? 40 : cargo(x, y))),
  );
  expect(rows.reduce((sum, row) => sum + row, 0)).toBe(2);
  expect(rows[90]).toBe(1);
  expect(columns.every((column) => column === 0)).toBe(true);
});
