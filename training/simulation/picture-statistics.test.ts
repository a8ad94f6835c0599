import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { plane } from '#imaging/plane.ts';
import { noiseSource } from '#simulator/physics/noise-source.ts';
import { pictureStatistics } from './picture-statistics.ts';

const WIDTH = 400;
const HEIGHT = 200;

/** A dark block between margins of air, with stripes and noise of known strength and edges of known width. */
function picture(stripes: { readonly rows: number; readonly columns: number; readonly noise: number }) {
  const chance = noiseSource(createRandom('picture'));
  const rows = Array.from({ length: HEIGHT }, () => 1 + stripes.rows * chance.normal());
  const columns = Array.from({ length: WIDTH }, () => 1 + stripes.columns * chance.normal());
  const samples = new Uint16Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const inside = Math.min(1, Math.max(0, Math.min(x - 120, 380 - x) / 5));
      const transmission = 1 - 0.9 * inside;
      const striped = transmission * (rows[y] as number) * (columns[x] as number);
      samples[y * WIDTH + x] = Math.round(60_000 * striped * (1 + stripes.noise * chance.normal()));
    }
  }
  return plane(WIDTH, HEIGHT, samples);
}

it('finds the strength of stripes and noise in open air', () => {
  const found = pictureStatistics(picture({ rows: 0.004, columns: 0.002, noise: 0.003 }));
  // A hundred rows and columns give their spread within a quarter.
  for (const [measured, drawn] of [
    [found?.rowStripes, 0.004],
    [found?.columnStripes, 0.002],
    [found?.airNoise, 0.003],
  ] as const) {
    expect((measured ?? 0) / drawn).toBeGreaterThan(0.75);
    expect((measured ?? 0) / drawn).toBeLessThan(1.25);
  }
  expect((found?.airLevel ?? 0) / 60_000).toBeCloseTo(1, 1.7);
});

it('measures how wide the edges are, and how dark the rest is', () => {
  const found = pictureStatistics(picture({ rows: 0, columns: 0, noise: 0 }));
  // Ten to ninety per cent of a ramp of five pixels.
  expect(found?.edgeWidthPx).toBeCloseTo(4, 1);
  expect(found?.greyPercentiles[2]).toBeCloseTo(0.1, 2);
  expect(found?.darkShare).toBe(0);
});

it('is not led astray by a dead row', () => {
  const sound = picture({ rows: 0.001, columns: 0.001, noise: 0.003 });
  const dead = plane(WIDTH, HEIGHT, sound.samples.slice().fill(0, 40 * WIDTH, 41 * WIDTH));
  expect(pictureStatistics(dead)?.airNoise).toBeCloseTo(pictureStatistics(sound)?.airNoise ?? 0, 4);
});

it('says nothing where no air lies beside the load', () => {
  expect(
    pictureStatistics(
      plane(
        100,
        100,
        new Uint16Array(10_000).fill(5000).map((value, i) => value + (i % 97) * 600),
      ),
    ),
  ).toBeUndefined();
});
