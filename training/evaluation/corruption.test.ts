import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { judgeScan } from '#detection/framing/judge-scan.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { CORRUPTIONS, type Energies } from './corruption.ts';

const { planes, sidecar } = simulateScan({ scenario: 'small', seed: 'c', scannedAt: '2026-01-05T08:00:00Z' });
const flagsOf = (energies: Energies) => {
  const { hindrances, doubts } = judgeScan({ ...energies, pixelPitchMm: sidecar.pixelPitchMm });
  return [...hindrances, ...doubts];
};

it('does not doubt a sound scan', () => {
  expect(flagsOf(planes)).toEqual([]);
}, 240_000);

it.each(CORRUPTIONS.map((corruption) => [corruption.id, corruption] as const))(
  '%s is noticed',
  (_, { apply }) => {
    const before = planes.high.samples.slice();
    expect(flagsOf(apply(planes, createRandom('corrupted')))).not.toEqual([]);
    expect(planes.high.samples).toEqual(before);
  },
  240_000,
);

it('corrupts in the same way again, and in another way by another seed', () => {
  for (const { apply, id } of CORRUPTIONS.filter(({ id }) => id !== 'energies-swapped')) {
    const once = (seed: string) => apply(planes, createRandom(seed)).low.samples;
    expect([id, once('a')]).toEqual([id, once('a')]);
    expect([id, once('b')]).not.toEqual([id, once('a')]);
  }
}, 240_000);
