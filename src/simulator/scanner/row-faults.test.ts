import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { GOOD_SCANNER } from '../scenarios/scanner-profile.ts';
import type { Imperfections, RowFault } from './detector.ts';
import { readOut } from './read-out.ts';

const WIDTH = 400;
const HEIGHT = 64;
const ROW = 40;

function read(changes: Partial<Imperfections>, energy: 'high' | 'low' = 'high', transmission = 0.2): Uint16Array {
  return readOut(new Float32Array(WIDTH * HEIGHT).fill(transmission), WIDTH, HEIGHT, {
    energy,
    imperfections: { ...GOOD_SCANNER, airLevel: { high: 0.9, low: 0.9 }, ...changes },
    excessNoise: 1.46,
    pitchMm: 5,
    machine: createRandom('machine'),
    pulses: createRandom(`pulses/${energy}`),
  });
}

const fault = (changes: Partial<RowFault>): Partial<Imperfections> => ({
  rowFaults: [{ at: (ROW + 0.5) / HEIGHT, kind: 'dead', level: 0, duty: 1, pieceColumns: 10, ...changes }],
});
const rowOf = (samples: Uint16Array, row: number) => Array.from(samples.subarray(row * WIDTH, (row + 1) * WIDTH));
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a broken detector row', () => {
  it('that is dead is black across the picture, and its neighbours are not', () => {
    const samples = read(fault({}));
    expect(Math.max(...rowOf(samples, ROW))).toBeLessThan(20);
    expect(meanOf(rowOf(samples, ROW + 1))).toBeGreaterThan(10_000);
  });

  it('that is hot is brighter by its level, and white where that is beyond the scale', () => {
    const lift = meanOf(rowOf(read(fault({ kind: 'hot', level: 0.1 })), ROW)) - meanOf(rowOf(read({}), ROW));
    expect(lift / (0.1 * 0.9 * 65_535)).toBeCloseTo(1, 2);
    expect(new Set(rowOf(read(fault({ kind: 'hot', level: 1 })), ROW))).toEqual(new Set([65_535]));
  });

  it('that is broken in pieces is so at the same places for both energies', () => {
    const black = (energy: 'high' | 'low') =>
      rowOf(read(fault({ duty: 0.4, pieceColumns: 12 }), energy), ROW).map((sample) => sample < 20);
    const columns = black('high');
    expect(black('low')).toEqual(columns);
    const share = columns.filter(Boolean).length / WIDTH;
    expect([share > 0.15, share < 0.7]).toEqual([true, true]);
    const pieces = columns.filter((isBlack, x) => isBlack && !columns[x - 1]).length;
    expect([pieces >= 4, pieces <= 40]).toEqual([true, true]);
  });

  it('that is restless disturbs its module of rows in about half of the pulses, and no other', () => {
    const sound = read({});
    const restless = read(fault({ kind: 'restless', level: 0.02 }));
    const lifted = (row: number) => {
      const before = rowOf(sound, row);
      return rowOf(restless, row).filter((sample, x) => sample > (before[x] as number) + 500).length / WIDTH;
    };
    expect(lifted(ROW)).toBe(1);
    for (const row of [32, 47]) expect(Math.abs(lifted(row) - 0.5)).toBeLessThan(0.1);
    expect([lifted(31), lifted(48)]).toEqual([0, 0]);
  });
});

describe('pulses', () => {
  it('that are lost darken one column of one energy', () => {
    const changes = { lostPulses: [{ energy: 'low' as const, at: 0.5, dose: 0.1 }] };
    const column = (samples: Uint16Array, x: number) =>
      meanOf(Array.from({ length: HEIGHT }, (_, y) => samples[y * WIDTH + x] as number));
    const low = read(changes, 'low');
    expect(column(low, 200) / column(low, 203)).toBeCloseTo(0.1, 1.5);
    const high = read(changes, 'high');
    expect(column(high, 200) / column(high, 203)).toBeCloseTo(1, 1);
  });

  it('drift slowly, by no more than the stated share', () => {
    const quiet = { doseJitter: 0, quanta: { high: 1e12, low: 1e12 } };
    const drift = (share: number) => {
      const samples = read({ ...quiet, airDrift: { share, waves: 1, phase: { high: 0, low: 0 } } });
      const row = rowOf(samples, ROW);
      return (Math.max(...row) - Math.min(...row)) / meanOf(row) / 2;
    };
    expect(drift(0)).toBeLessThan(5e-4);
    expect(drift(0.005) / 0.005).toBeCloseTo(1, 1);
  });
});

describe('levels', () => {
  it('that software subtracts too far leave exact zeros', () => {
    const zeros = (blackLevel: number) =>
      read({ blackLevel }, 'high', 1e-5).filter((sample) => sample === 0).length / (WIDTH * HEIGHT);
    expect(zeros(5e-4)).toBeGreaterThan(0.9);
    expect(zeros(0)).toBeLessThan(zeros(5e-5));
  });

  it('near full scale saturate in the rows of high gain', () => {
    const samples = read({ airLevel: { high: 1, low: 1 }, rowGain: 0.004 }, 'high', 1);
    const saturated = Array.from({ length: HEIGHT }, (_, y) => meanOf(rowOf(samples, y)) > 65_400);
    expect([saturated.some(Boolean), saturated.every(Boolean)]).toEqual([true, false]);
  });
});

it('steps from module to module, more than from row to row within one', () => {
  const still = { doseJitter: 0, rowGain: 0, rowOffset: 0, quanta: { high: 1e12, low: 1e12 } };
  const samples = read({ ...still, moduleStep: 0.01, moduleRows: 16 });
  const means = Array.from({ length: HEIGHT }, (_, y) => meanOf(rowOf(samples, y)));
  const jump = (y: number) => Math.abs((means[y] as number) - (means[y - 1] as number));
  for (const y of [5, 20, 41, 60]) expect(jump(y)).toBeLessThan(5);
  expect(Math.max(jump(16), jump(32), jump(48))).toBeGreaterThan(30);
});
