import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import type { WedgeMaterial } from '#imaging/material/ratio-calibration.ts';
import type { Part } from '#imaging/measure/histogram.ts';
import type { Plane } from '#imaging/plane.ts';
import type { Solid } from '../bodies/solid.ts';
import type { BeamSettings, EnergyPair } from '../scanner/detector.ts';
import { GOOD_SCANNER, STEADY_BEAM } from '../scenarios/scanner-profile.ts';
import { type Bench, scanned } from './test-bench.ts';
import { plate } from './test-objects.ts';

/** Thicknesses in mm. Light ones first, each wedge from 0.3 to about 4 in −ln T: thicker steps drown in scatter. */
const WEDGES: Readonly<Record<WedgeMaterial, readonly number[]>> = {
  polyethylene: [60, 120, 200, 300, 450, 600, 800],
  aluminium: [20, 40, 70, 110, 160, 230, 320],
  steel: [7, 14, 25, 40, 60, 90, 120],
  lead: [5, 10, 16, 25, 40, 55, 75],
};
const PITCH_MM = 4;
const STEP = { widthMm: 180, heightMm: 240 };
const MARGIN_MM = 280;
/** Steel around the wedges but on the side of the thin steps, so that no open beam scatters into the thick ones. */
const FRAME = { widthMm: 220, thicknessMm: 70 };
/** Share of a step that is kept from its edges, which slant and blur. */
const INSET = 0.28;

/** A step and the part of the picture in which nothing else is. */
export interface ScannedStep {
  readonly material: WedgeMaterial;
  readonly thicknessMm: number;
  readonly part: Part;
}

export interface WedgeScan {
  readonly planes: { readonly high: Plane; readonly low: Plane };
  readonly steps: readonly ScannedStep[];
  readonly sidecar: ScanSidecarInput;
}

export interface WedgeRequest {
  readonly seed: string;
  readonly scannedAt: string;
  readonly energies?: EnergyPair;
  readonly beam?: BeamSettings;
}

/** A stand with a step wedge of each material, one above the other, as the scanner of the request takes it. */
export function simulateWedgeScan({
  seed,
  scannedAt,
  energies = { high: 6, low: 4 },
  beam = STEADY_BEAM,
}: WedgeRequest): WedgeScan {
  const rows = Object.entries(WEDGES) as [WedgeMaterial, readonly number[]][];
  const bench: Bench = {
    energies,
    pitchMm: PITCH_MM,
    widthMm: 2 * MARGIN_MM + STEP.widthMm * WEDGES.steel.length,
    heightMm: 2 * MARGIN_MM + STEP.heightMm * rows.length,
  };
  const steps = rows.flatMap(([material, thicknesses], row) =>
    thicknesses.map((thicknessMm, column) => ({ material, thicknessMm, row, column })),
  );
  const solids = steps.map(({ material, thicknessMm, row, column }) => {
    const [left, top] = [MARGIN_MM + STEP.widthMm * column, bench.heightMm - MARGIN_MM - STEP.heightMm * row];
    return plate(material, [left, left + STEP.widthMm], [top - STEP.heightMm, top], thicknessMm);
  });
  const planes = scanned(bench, [...solids, ...frameOf(bench)], { beam, imperfections: GOOD_SCANNER }, seed);
  return {
    planes,
    steps: steps.map(({ material, thicknessMm, row, column }) => ({
      material,
      thicknessMm,
      part: partOf(row, column),
    })),
    sidecar: sidecarOf(scannedAt, energies, planes.high),
  };
}

function frameOf({ widthMm, heightMm }: Bench): readonly Solid[] {
  const outer = MARGIN_MM - FRAME.widthMm;
  const [left, right, top] = [MARGIN_MM, widthMm - MARGIN_MM, heightMm - MARGIN_MM];
  return [
    plate('steel', [left, widthMm - outer], [outer, MARGIN_MM], FRAME.thicknessMm),
    plate('steel', [left, widthMm - outer], [top, heightMm - outer], FRAME.thicknessMm),
    plate('steel', [right, widthMm - outer], [MARGIN_MM, top], FRAME.thicknessMm),
  ];
}

function partOf(row: number, column: number): Part {
  const pixels = (mm: number) => Math.round(mm / PITCH_MM);
  return {
    x: pixels(MARGIN_MM + STEP.widthMm * (column + INSET)),
    y: pixels(MARGIN_MM + STEP.heightMm * (row + INSET)),
    width: pixels(STEP.widthMm * (1 - 2 * INSET)),
    height: pixels(STEP.heightMm * (1 - 2 * INSET)),
  };
}

function sidecarOf(scannedAt: string, { high, low }: EnergyPair, { width, height }: Plane): ScanSidecarInput {
  return {
    format: 'gantry-scan',
    formatVersion: 1,
    // Of the stand: every scan has a number, and this one is on no container.
    containerNumber: 'GTYU0000015',
    purpose: 'calibration',
    site: 'Simulated Terminal',
    lane: 'Lane 1',
    scanner: { maker: 'Simulated', model: `Line scanner ${high}/${low} MV`, serial: 'SIM-1' },
    scannedAt,
    planes: [
      { energy: 'high', energyMeV: high },
      { energy: 'low', energyMeV: low },
    ],
    pixelPitchMm: { x: PITCH_MM, y: PITCH_MM },
    widthPx: width,
    heightPx: height,
    simulated: true,
  };
}
