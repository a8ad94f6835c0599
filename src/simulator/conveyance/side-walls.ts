import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { ContainerFrame } from './container-frame.ts';
import { onBothSides, STEEL, spaced, steel } from './steel-work.ts';

/** Depth of the corrugation, mm, and the heights that the sheets leave to rails at floor and roof. */
const DEPTH_MM = 36;
const ABOVE_FLOOR_MM = 160;
const BELOW_ROOF_MM = 58;

/** The two long walls of a steel box: corrugated, or of flat sheets on posts. */
export function sideWalls(frame: ContainerFrame, random: Random): readonly Solid[] {
  const sheetMm = random.between(1.55, 2);
  const y: Span = [ABOVE_FLOOR_MM, frame.heightMm - BELOW_ROOF_MM];
  const sheet = steel([104, frame.lengthMm - 104], y, [4, 4 + DEPTH_MM], sheetMm / DEPTH_MM);
  const outline = random.chance(0.88) ? folds(frame, y, sheetMm, random) : posts(frame, y, random);
  return [...onBothSides(frame.widthMm, [sheet, ...endPanels(frame, y, random)]), ...outline];
}

/**
 * The folds of the corrugation: where the sheet runs from the outer to the inner face the beam passes more of it.
 * ISO boxes fold over 69 mm every 139 mm; many makes fold steeply, and then each fold is a dark line.
 */
function folds({ lengthMm, widthMm }: ContainerFrame, y: Span, sheetMm: number, random: Random): Solid[] {
  const everyMm = random.pick([139, 139, 104.5, 149]);
  const runMm = random.chance(0.65) ? random.between(13, 30) : 69;
  const extraMm = sheetMm * (Math.sqrt(1 + (DEPTH_MM / runMm) * (DEPTH_MM / runMm)) - 1);
  const flatEndMm = random.between(150, 320);
  const nearPhase = random.between(0, everyMm);
  const farPhase = random.chance(0.4) ? nearPhase : random.between(0, everyMm);
  return [nearPhase, farPhase].map((phase, side): Solid => {
    const from = flatEndMm + phase;
    const count = Math.floor((lengthMm - flatEndMm - from) / everyMm);
    return {
      shape: 'block',
      x: [from, from + count * everyMm],
      y,
      z: side === 0 ? [4, 4 + DEPTH_MM] : [widthMm - 4 - DEPTH_MM, widthMm - 4],
      substance: 'steel',
      density: ((STEEL * extraMm) / DEPTH_MM) * (runMm / everyMm),
      cells: { x: count, y: 1, gapMm: everyMm - runMm },
    };
  });
}

/** Hat posts of flat-sided boxes; the far wall's need not stand opposite the near wall's. */
function posts({ lengthMm, widthMm }: ContainerFrame, y: Span, random: Random): Solid[] {
  const pitchMm = random.between(420, 1150);
  const wideMm = random.between(45, 75);
  const sides: readonly Span[] = [
    [10, 40],
    [widthMm - 40, widthMm - 10],
  ];
  return sides.flatMap((z) => {
    const first = random.between(250, 250 + pitchMm);
    return spaced(first, lengthMm - random.between(250, 600), pitchMm).flatMap((at) => {
      const x = at + random.between(-6, 6);
      return [
        steel([x, x + wideMm], y, z, 1.6 / 30),
        steel([x, x + 9], y, z, 1.8 / 30),
        steel([x + wideMm - 9, x + wideMm], y, z, 1.8 / 30),
      ];
    });
  });
}

/** The first and last panel are flat and of stronger sheet, with a doubling plate under each roof corner. */
function endPanels({ lengthMm, heightMm }: ContainerFrame, y: Span, random: Random): Solid[] {
  const wideMm = random.between(210, 340);
  const extraMm = random.chance(0.3) ? random.between(1.2, 3) : 0.4;
  const gussetMm = random.between(180, 330);
  const gusset: Span = [heightMm - random.between(150, 260), heightMm - BELOW_ROOF_MM];
  return [
    steel([104, wideMm], y, [4, 10], extraMm / 6),
    steel([lengthMm - wideMm, lengthMm - 104], y, [4, 10], extraMm / 6),
    steel([wideMm - 6, wideMm], y, [4, 10], 0.4),
    steel([lengthMm - wideMm, lengthMm - wideMm + 6], y, [4, 10], 0.4),
    steel([104, 104 + gussetMm], gusset, [4, 10], 0.5),
    steel([lengthMm - 104 - gussetMm, lengthMm - 104], gusset, [4, 10], 0.5),
  ];
}
