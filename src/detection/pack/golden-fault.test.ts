import { expect, it } from 'vitest';
import { aFakePack } from '#testing/detection/fake-pack.ts';
import { GoldenTest } from './golden.ts';
import { goldenFault } from './golden-fault.ts';

const { manifest, files } = await aFakePack();
const golden = GoldenTest.parse(JSON.parse(new TextDecoder().decode(files.golden)));

it('finds nothing wrong with a sound test', () => {
  expect(goldenFault(golden, manifest)).toBeUndefined();
});

it.each<[string, Partial<GoldenTest> | { scan: Partial<GoldenTest['scan']> }, RegExp]>([
  ['too few samples', { scan: { high: golden.scan.high.slice(0, -4) } }, /"high" does not hold/],
  ['samples that are no base64', { scan: { low: golden.scan.low.replace(/^./, '!') } }, /"low" does not hold/],
  ['a size that no test needs', { scan: { widthPx: 60_000, heightPx: 60_000 } }, /pixels/],
  ['a tolerance that forgives all', { tolerance: 1e9 }, /tolerance/],
  ['no expectation', { expected: {} }, /nothing is expected of output "heads"/],
  ['values without places', { expected: { heads: { indices: [0], values: [1, 2] } } }, /as many values/],
])('tells of %s', (_, change, reason) => {
  const { scan = {}, ...rest } = change as { scan?: object };
  expect(goldenFault({ ...golden, ...rest, scan: { ...golden.scan, ...scan } }, manifest)).toMatch(reason);
});
