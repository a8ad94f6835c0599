import { describe, expect, it } from 'vitest';
import { fitCurves, type WedgePoint } from '#imaging/calibration/fit-curves.ts';
import { readStep } from '#imaging/calibration/read-step.ts';
import type { Energies } from '#imaging/material/energies.ts';
import { MATERIAL_CLASSES, type MaterialClass } from '#imaging/material/material-class.ts';
import { materialMap, materialTable } from '#imaging/material/material-map.ts';
import { ratioCurvesOf } from '#imaging/material/scanner-curves.ts';
import { basisMapsOf } from '../physics/basis-maps.ts';
import { SUBSTANCES, type SubstanceId } from '../physics/substances.ts';
import { transmissionOf } from '../physics/transmission.ts';
import { spectrumOf } from '../scanner/acquire.ts';
import type { BeamSettings, EnergyPair } from '../scanner/detector.ts';
import { GOOD_SCANNER, STEADY_BEAM } from '../scenarios/scanner-profile.ts';
import { scanned } from './test-bench.ts';
import { plate } from './test-objects.ts';
import { simulateWedgeScan } from './wedge-scan.ts';

const PAIR: EnergyPair = { high: 6, low: 4 };
const ENDPOINTS = { highMeV: 6, lowMeV: 4 };
/** An accelerator that left its endpoints by 3 per cent each way, behind more steel than usual. */
const SHIFTED: BeamSettings = { endpointDrift: { high: 0.03, low: -0.03 }, filterMm: 10, scintillatorMm: 25 };

function pointsOf(beam: BeamSettings): readonly WedgePoint[] {
  const { planes, steps } = simulateWedgeScan({ seed: 'wedge', scannedAt: '2026-03-01T10:00:00Z', beam });
  return steps.map(({ material, thicknessMm, part }) => {
    const read = readStep(planes.high, planes.low, part);
    if (!read.ok) throw new Error(`${thicknessMm} mm of ${material}: ${read.problem}`);
    return { material, thicknessMm, ...read.value };
  });
}

function calibrated(beam: BeamSettings): Energies {
  const fitted = fitCurves(pointsOf(beam), ENDPOINTS);
  if (!fitted.ok) throw new Error(JSON.stringify(fitted.problem));
  return { ...ENDPOINTS, calibration: fitted.value };
}

const CARGO: readonly (readonly [SubstanceId, MaterialClass])[] = [
  ['water', 'organic'],
  ['cellulose', 'organic'],
  ['food', 'organic'],
  ['glass', 'inorganic'],
  ['aluminium', 'inorganic'],
  ['steel', 'metal'],
  ['copper', 'metal'],
];
const MASSES = [20, 40, 60, 80];

/** Share of pixels of blocks of cargo that are told for what they are. */
function shareRight(beam: BeamSettings, energies: Energies): number {
  const [side, margin] = [120, 120];
  const bench = {
    energies: PAIR,
    pitchMm: 4,
    widthMm: 2 * margin + side * MASSES.length,
    heightMm: 2 * margin + side * CARGO.length,
  };
  const blocks = CARGO.flatMap(([substance], row) =>
    MASSES.map((mass, column) => {
      const [left, top] = [margin + side * column, bench.heightMm - margin - side * row];
      const thicknessMm = (10 * mass) / SUBSTANCES[substance].solidDensity;
      return plate(substance, [left, left + side], [top - side, top], Math.min(1500, thicknessMm));
    }),
  );
  const { high, low } = scanned(bench, blocks, { beam, imperfections: GOOD_SCANNER }, 'cargo');
  const map = materialMap(high, low, materialTable(high, low, energies));
  let [right, all] = [0, 0];
  CARGO.forEach(([, materialClass], row) => {
    for (let column = 0; column < MASSES.length; column++) {
      for (let y = 10; y < 20; y++) {
        for (let x = 10; x < 20; x++) {
          const at = (margin / 4 + row * 30 + y) * high.width + margin / 4 + column * 30 + x;
          all++;
          if (MATERIAL_CLASSES[map[at * 2] as number] === materialClass) right++;
        }
      }
    }
  });
  return right / all;
}

describe('curves fitted to a step wedge', () => {
  it('of a scanner as computed are the built-in ones', () => {
    const [fitted, builtIn] = [ratioCurvesOf(calibrated(STEADY_BEAM)), ratioCurvesOf(ENDPOINTS)];
    for (const attenuation of [0.5, 1, 2, 3.5]) {
      for (const reference of ['polyethylene', 'water', 'glass', 'steel', 'lead'] as const) {
        const off = fitted(reference, attenuation) / builtIn(reference, attenuation) - 1;
        expect(Math.abs(off), `${reference} at ${attenuation}`).toBeLessThan(0.006);
      }
    }
  });

  it('of a shifted scanner are those of its spectra, also for materials that were not measured', () => {
    const fitted = ratioCurvesOf(calibrated(SHIFTED));
    const acquisition = { energies: PAIR, beam: SHIFTED };
    const [high, low] = (['high', 'low'] as const).map((energy) => spectrumOf(acquisition, energy));
    for (const reference of ['polyethylene', 'water', 'glass', 'aluminium', 'steel', 'copper', 'lead'] as const) {
      for (const mass of [12, 30, 60]) {
        const maps = basisMapsOf(SUBSTANCES[reference], [mass]);
        const [a = 0, b = 0] = [high, low].map((spectrum) =>
          spectrum ? -Math.log(transmissionOf(maps, spectrum)[0] as number) : 0,
        );
        expect(Math.abs(fitted(reference, a) / (b / a) - 1), `${reference} at ${mass} g/cm²`).toBeLessThan(0.006);
      }
    }
  });

  it('tell the cargo of a shifted scanner far better than the built-in ones', { timeout: 60_000 }, () => {
    const [builtIn, fitted] = [shareRight(SHIFTED, ENDPOINTS), shareRight(SHIFTED, calibrated(SHIFTED))];
    expect(builtIn).toBeLessThan(0.3);
    expect(fitted).toBeGreaterThan(shareRight(STEADY_BEAM, ENDPOINTS) - 0.03);
    expect(fitted).toBeGreaterThan(0.75);
  });
});
