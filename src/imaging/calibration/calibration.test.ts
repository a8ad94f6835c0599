import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { attenuationBehind } from '../material/curves.ts';
import { createClassifier } from '../material/material-class.ts';
import type { WedgeMaterial } from '../material/ratio-calibration.ts';
import { correctionOf } from '../material/scanner-curves.ts';
import { type Plane, plane } from '../plane.ts';
import { type CalibrationFault, fitCurves, WEDGE_DENSITIES, type WedgePoint } from './fit-curves.ts';
import { fitPolynomial } from './fit-polynomial.ts';
import { readStep } from './read-step.ts';

const ENDPOINTS = { highMeV: 6, lowMeV: 4 };
const AIR = 60_000;

describe('the level of a step', () => {
  /** Air on the left; on the right steps of 40 rows, each of which lets through what is given. */
  function wedge(passes: readonly number[], quanta = 1e5): Plane {
    const random = createRandom('steps');
    const [width, height] = [200, 40 * passes.length];
    return plane(
      width,
      height,
      Uint16Array.from({ length: width * height }, (_, i) => {
        const passed = i % width < 100 ? 1 : (passes[Math.floor(i / width / 40)] as number);
        const value = AIR * (passed + Math.sqrt(passed / quanta) * random.normal(0, 1));
        return Math.min(65_535, Math.max(0, value));
      }),
    );
  }
  const step = (row: number) => ({ x: 120, y: 40 * row + 5, width: 40, height: 30 });
  const read = (passes: readonly number[], part = step(0)) => readStep(wedge(passes), wedge(passes), part);

  it('is the median of its pixels, with the error of their number', () => {
    const told = read([0.1, 0.02], step(1));
    if (!told.ok) throw new Error(told.problem);
    expect(told.value.pixels).toBe(1200);
    expect(Math.abs(told.value.high.attenuation + Math.log(0.02))).toBeLessThan(4 * told.value.high.error);
    expect(told.value.high.error).toBeLessThan(0.0015);
  });

  it('is not moved by a bad row', () => {
    const high = wedge([0.1]);
    const spoiled = plane(high.width, high.height, high.samples.slice());
    spoiled.samples.fill(0, 200 * 10, 200 * 11);
    const told = readStep(high, spoiled, { x: 120, y: 2, width: 40, height: 36 });
    expect(told.ok).toBe(false);
    const weak = plane(high.width, high.height, high.samples.slice());
    weak.samples.fill(900, 200 * 10, 200 * 11);
    const robust = readStep(high, weak, { x: 120, y: 2, width: 40, height: 36 });
    if (!robust.ok) throw new Error(robust.problem);
    expect(Math.abs(robust.value.low.attenuation + Math.log(0.1))).toBeLessThan(0.003);
  });

  it.each([
    ['few-pixels', [0.1], { x: 120, y: 5, width: 5, height: 5 }],
    ['few-pixels', [0.1], { x: 300, y: 5, width: 40, height: 30 }],
    ['opaque', [0.0003], step(0)],
    ['thin', [0.95], step(0)],
    ['uneven', [0.1, 0.2], { x: 120, y: 20, width: 40, height: 40 }],
  ] as const)('is %s where the region cannot stand for a step', (fault, passes, part) => {
    expect(read(passes, part)).toEqual({ ok: false, problem: fault });
  });

  it('is saturated where the detector is', () => {
    const bright = plane(100, 100, new Uint16Array(10_000).fill(65_535));
    expect(readStep(bright, bright, { x: 10, y: 10, width: 30, height: 30 })).toEqual({
      ok: false,
      problem: 'saturated',
    });
  });
});

it('a polynomial goes through points that lie on one, with the errors of theirs', () => {
  const points = [0, 1, 2, 3].map((x) => ({ x, y: 1 - 2 * x + 0.5 * x * x, error: 0.1 }));
  const { coefficients, errorAt } = fitPolynomial(points, 2);
  [1, -2, 0.5].forEach((expected, i) => {
    expect(coefficients[i]).toBeCloseTo(expected, 9);
  });
  expect(errorAt(1.5)).toBeGreaterThan(0.03);
  expect(errorAt(1.5)).toBeLessThan(0.1);
  expect(errorAt(6)).toBeGreaterThan(0.5);
});

describe('curves of a scanner', () => {
  /** A step as a scanner sees it whose ratio is off by a share that may grow with −ln T. */
  function point(material: WedgeMaterial, gPerCm2: number, share = 0, growth = 0): WedgePoint {
    const high = attenuationBehind(material, 6, gPerCm2);
    const low = attenuationBehind(material, 4, gPerCm2) * (1 + share + growth * Math.log(high));
    const level = (attenuation: number) => ({ attenuation, error: 0.001 });
    const thicknessMm = (10 * gPerCm2) / WEDGE_DENSITIES[material];
    return { material, thicknessMm, high: level(high), low: level(low) };
  }
  const wedge = (material: WedgeMaterial, share = 0, growth = 0) =>
    [8, 20, 40, 80].map((mass) => point(material, mass, share, growth));
  const faultsOf = (points: readonly WedgePoint[]): readonly CalibrationFault[] => {
    const fitted = fitCurves(points, ENDPOINTS);
    return fitted.ok ? [] : fitted.problem;
  };

  it('are found with their range and how well they are known', () => {
    const fitted = fitCurves([...wedge('polyethylene', 0.02, 0.004), ...wedge('steel', 0.015)], ENDPOINTS);
    if (!fitted.ok) throw new Error(JSON.stringify(fitted.problem));
    const [light, steel] = fitted.value.curves;
    if (!light || !steel) throw new Error('A curve is missing');
    expect(correctionOf(light, 2)).toBeCloseTo(0.02 + 0.004 * Math.log(2), 4);
    expect(correctionOf(steel, 2)).toBeCloseTo(0.015, 4);
    expect(steel).toMatchObject({ points: 4, from: steel.from, to: steel.to });
    expect(steel.residual).toBeLessThan(1e-6);
    expect(steel.error).toBeGreaterThan(1e-4);
    expect(fitted.value.range).toEqual({ from: light.from, to: steel.to });
  });

  it('tell nothing apart outside what was measured', () => {
    const fitted = fitCurves([...wedge('polyethylene'), ...wedge('steel')], ENDPOINTS);
    if (!fitted.ok) throw new Error(JSON.stringify(fitted.problem));
    const quality = { ...ENDPOINTS, airVarianceHigh: 1e-5, airVarianceLow: 2e-5 };
    const [plain, calibrated] = [quality, { ...quality, calibration: fitted.value }].map(createClassifier);
    const ratio = plain?.curves('steel', 5.5) ?? 0;
    expect(plain?.judge(5.5, ratio).materialClass).toBe('metal');
    expect(calibrated?.judge(5.5, ratio).materialClass).toBe('unknown');
  });

  it.each<[string, readonly WedgePoint[], CalibrationFault]>([
    [
      'too few steps',
      [...wedge('polyethylene'), ...wedge('steel').slice(0, 2)],
      { kind: 'too-few-points', material: 'steel' },
    ],
    ['no steel', wedge('polyethylene'), { kind: 'material-missing', material: 'steel' }],
    [
      'steps all alike',
      [...wedge('polyethylene'), point('steel', 20), point('steel', 22), point('steel', 25)],
      { kind: 'range-too-short', material: 'steel' },
    ],
    [
      'a step of something else',
      [...wedge('polyethylene'), ...wedge('steel'), { ...point('steel', 60), thicknessMm: 30 }],
      { kind: 'thickness-unlikely', material: 'steel', thicknessMm: 30 },
    ],
    [
      'points beside every curve',
      [
        ...wedge('polyethylene'),
        ...[0.02, -0.02, 0.02, -0.02].map((off, i) => point('steel', [8, 20, 40, 80][i] ?? 0, off)),
      ],
      { kind: 'residual-too-large', material: 'steel' },
    ],
    [
      'another scanner than stated',
      [...wedge('polyethylene', 0.12), ...wedge('steel', 0.08)],
      { kind: 'far-from-built-in', material: 'polyethylene' },
    ],
    [
      'steel above polyethylene',
      [...wedge('polyethylene'), ...wedge('steel', 0.05)],
      { kind: 'curves-cross', material: 'steel' },
    ],
  ])('are refused with the reason: %s', (_, points, fault) => {
    expect(faultsOf(points)).toContainEqual(fault);
  });
});
