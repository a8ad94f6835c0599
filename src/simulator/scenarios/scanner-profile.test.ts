import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { anyScanner, scannerOf } from './scanner-profile.ts';
import { RANGES, SCANNER_KINDS, type ScannerKind } from './scanner-ranges.ts';

const NATIVE_MM = 2.5;
const drawn = Array.from({ length: 300 }, (_, i) => anyScanner(createRandom(`scanner/${i}`), NATIVE_MM));

describe('any scanner', () => {
  it('lies within the stated ranges where the picture is as fine as the detector', () => {
    const within = (values: readonly number[], [least, most]: readonly [number, number]) => {
      expect(Math.min(...values)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...values)).toBeLessThanOrEqual(most);
    };
    const all = (value: (one: (typeof drawn)[number]['imperfections']) => number) =>
      drawn.map(({ imperfections }) => value(imperfections));
    within(
      all(({ quanta }) => quanta.high),
      RANGES.quanta,
    );
    within(
      all(({ quanta }) => quanta.low / quanta.high),
      RANGES.lowDose,
    );
    within(
      all(({ floor }) => floor),
      RANGES.floor,
    );
    within(
      all(({ scatter }) => scatter),
      RANGES.scatter,
    );
    within(
      all(({ scatterReachMm }) => scatterReachMm / NATIVE_MM),
      RANGES.scatterReachPx,
    );
    within(
      all(({ crosstalk }) => crosstalk),
      RANGES.crosstalk,
    );
    within(
      all(({ doseJitter }) => doseJitter),
      RANGES.doseJitter,
    );
    within(
      all(({ rowGain }) => rowGain),
      RANGES.rowGain,
    );
    within(
      all(({ rowFaults }) => rowFaults.length),
      [0, 3],
    );
    within(
      all(({ electronics }) => electronics),
      RANGES.electronics,
    );
    within(
      drawn.map(({ beam }) => beam.filterMm),
      RANGES.filterMm,
    );
    within(
      drawn.map(({ motion }) => motion.speedError),
      RANGES.speedError,
    );
  });

  it('is of every energy pair, and sometimes has broken rows, lost pulses or too much taken off', () => {
    expect(new Set(drawn.map(({ energies }) => `${energies.high}/${energies.low}`))).toEqual(
      new Set(['6/4', '6/3.5', '9/6']),
    );
    const share = (has: (one: (typeof drawn)[number]) => boolean) => drawn.filter(has).length / drawn.length;
    for (const has of [
      share(({ imperfections }) => imperfections.rowFaults.length > 0),
      share(({ imperfections }) => imperfections.lostPulses.length > 0),
      share(({ imperfections }) => imperfections.blackLevel > 0),
      share(({ motion }) => motion.wobblePx > 0.5),
    ]) {
      expect(has).toBeGreaterThan(0.05);
      expect(has).toBeLessThan(0.8);
    }
  });

  it('has nothing but plain numbers and words in it, so that it can be written down', () => {
    for (const acquisition of drawn) expect(JSON.parse(JSON.stringify(acquisition))).toEqual(acquisition);
  });
});

it('of coarser pixels collects more quanta and averages its stripes', () => {
  const fine = scannerOf('gantry', createRandom('one'), 2.5).imperfections;
  const coarse = scannerOf('gantry', createRandom('one'), 10).imperfections;
  expect(coarse.quanta.high).toBeGreaterThan(fine.quanta.high * 5);
  expect(coarse.doseJitter).toBeLessThan(fine.doseJitter);
  expect(coarse.moduleRows).toBeLessThan(fine.moduleRows);
  expect(coarse.scatterReachMm).toBeGreaterThan(fine.scatterReachMm);
});

it('of a kind is what its kind promises: a gantry quieter than an old one', () => {
  const jitter = (kind: ScannerKind) =>
    Array.from(
      { length: 20 },
      (_, i) => scannerOf(kind, createRandom(`${kind}/${i}`), NATIVE_MM).imperfections.doseJitter,
    );
  expect(Math.max(...jitter('gantry'))).toBeLessThanOrEqual(Math.min(...jitter('old')));
  expect(Object.keys(SCANNER_KINDS)).toHaveLength(5);
});
