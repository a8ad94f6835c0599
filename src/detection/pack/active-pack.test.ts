import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { prepareScan } from '../tensor/prepare.ts';
import { GoldenTest, goldenScan, judgeGolden } from './golden.ts';
import { ActivePack, ModelPackManifest } from './manifest.ts';

const models = new URL('../../../public/models/', import.meta.url);
const active = ActivePack.parse(JSON.parse(readFileSync(new URL('active.json', models), 'utf8')));
const manifestUrl = new URL(active.manifest, models);
const manifest = ModelPackManifest.parse(JSON.parse(readFileSync(manifestUrl, 'utf8')));
const golden = GoldenTest.parse(JSON.parse(readFileSync(new URL(manifest.golden.file, manifestUrl), 'utf8')));

it('is the pack that active.json names, with the files that its manifest promises', () => {
  expect(manifest.id).toBe(active.packId);
  for (const { file, sha256 } of [manifest.model, manifest.golden]) {
    const bytes = readFileSync(new URL(file, manifestUrl));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  expect(readFileSync(new URL(manifest.model.file, manifestUrl)).length).toBe(manifest.model.bytes);
  expect(manifest.model.bytes).toBeLessThan(10_000_000);
});

it('says that it learned from simulated images only', () => {
  expect(manifest.notice).toBe('Trained on simulated images. Not validated on real scans.');
  expect(manifest.metrics?.data).toMatch(/^synthetic/);
});

it('has a golden scan that fits one strip, and passes only on its own answers', () => {
  expect(prepareScan(goldenScan(golden), manifest.input).stripCount).toBe(1);
  const heads = Object.fromEntries(
    Object.entries(golden.expected).map(([name, { indices, values }]) => {
      const head = new Float32Array(Math.max(...indices) + 1);
      for (const [i, index] of indices.entries()) head[index] = values[i] ?? 0;
      return [name, head];
    }),
  );
  expect(judgeGolden(golden, heads).passed).toBe(true);

  const zeros = Object.fromEntries(Object.entries(heads).map(([name, head]) => [name, new Float32Array(head.length)]));
  expect(judgeGolden(golden, zeros).passed).toBe(false);
  const nan = Object.fromEntries(
    Object.entries(heads).map(([name, head]) => [name, new Float32Array(head.length).fill(Number.NaN)]),
  );
  expect(judgeGolden(golden, nan).passed).toBe(false);
  const { stride8: _missing, ...others } = heads;
  expect(judgeGolden(golden, others)).toMatchObject({ passed: false, output: 'stride8' });
});

it('holds large values of a golden scan to as many digits as small ones', () => {
  const expected = { novelty: { indices: [0, 1], values: [1676.65, 0.86] } };
  const judged = (large: number, small: number) =>
    judgeGolden({ ...golden, expected, tolerance: 2e-3 }, { novelty: Float32Array.of(large, small) }).passed;
  expect([judged(1676.66, 0.8601), judged(1683, 0.86), judged(1676.65, 0.8631)]).toEqual([true, false, false]);
});

it('refuses a manifest whose classes have no threshold', () => {
  expect(() => ModelPackManifest.parse({ ...manifest, thresholds: {} })).toThrow('every class needs a threshold');
  expect(() => ModelPackManifest.parse({ ...manifest, formatVersion: 2 })).toThrow();
});
