import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { WIDTH_MM } from './chassis.ts';
import { girder, onBothSides, slanting, steel } from './steel-work.ts';

/** Length of a cab over the engine, mm. */
export const CAB_MM = 2300;
/** Height of the cab's floor, mm. */
const FLOOR_MM = -60;

/** The cab of a truck, `gapMm` before the front wall; empty, for nobody sits in the beam. */
export function truckCab(gapMm: number, random: Random): readonly Solid[] {
  const x: Span = [-gapMm - CAB_MM, -gapMm];
  const roofMm = random.pick([1500, 1850, 2250]) + random.between(-60, 60);
  return [
    ...shell(x, roofMm),
    ...glass(x, roofMm),
    ...furniture(x, random.fork('furniture')),
    ...outside(x, roofMm, random.fork('outside')),
  ];
}

function block(x: Span, y: Span, z: Span, substance: SubstanceId, density: number): Solid {
  return { shape: 'block', x, y, z, substance, density };
}

function shell([front, back]: Span, roofMm: number): Solid[] {
  const windows: Span = [front + 420, front + 1250];
  const z: Span = [30, WIDTH_MM - 30];
  const sill = 560;
  return [
    ...onBothSides(WIDTH_MM, [
      // Sheet and trim of the sides, and the hollow pillars that frame the door.
      steel([front + 160, back], [-420, roofMm - 120], [0, 20], 0.13),
      steel(windows, [sill + 40, sill + 640], [0, 20], -0.12),
      ...slanting([front + 150, sill - 80], [front + 420, roofMm - 350], 70, [4, 64], 0.1),
      steel([windows[1] + 40, windows[1] + 130], [-380, roofMm - 160], [4, 74], 0.11),
      steel([back - 70, back], [-300, roofMm - 60], [4, 74], 0.11),
      steel([front + 330, windows[1] + 60], [sill - 20, sill + 30], [4, 54], 0.2),
      // Latch, regulator and hinges inside the door.
      steel([windows[1] - 60, windows[1] + 10], [300, 420], [10, 50], 0.5),
      steel([front + 420, front + 480], [-100, 0], [6, 40], 0.5),
      steel([front + 420, front + 480], [330, 420], [6, 40], 0.5),
    ]),
    // Floor, engine tunnel, rear wall and front wall are seen on edge.
    steel([front + 200, back], [FLOOR_MM - 4, FLOOR_MM], z, 0.9),
    steel([front + 500, back - 200], [330, 333], [880, 1560], 0.9),
    steel([back - 12, back - 10], [-300, roofMm - 60], z, 0.7),
    steel([back - 60, back - 12], [-200, roofMm - 80], z, 0.004),
    steel([front + 120, front + 123], [-330, sill], z, 0.7),
    ...slanting([front + 480, roofMm - 190], [front + 900, roofMm], 3, z, 0.9),
    steel([front + 900, back - 40], [roofMm - 3, roofMm], z, 0.7),
    ...slanting([back - 40, roofMm], [back - 10, roofMm - 60], 3, z, 0.9),
    // Sills and suspension of the cab.
    ...onBothSides(WIDTH_MM, [
      ...girder('x', [front + 200, back - 40], [-140, FLOOR_MM - 4], [640, 740], 6),
      ...girder('x', [front + 420, back - 20], [-440, -330], [10, 70], 4),
      steel([front + 300, front + 420], [-360, -80], [760, 900], 0.25),
      steel([back - 200, back - 90], [-370, -80], [760, 880], 0.3),
    ]),
  ];
}

function glass([front]: Span, roofMm: number): Solid[] {
  const pane = (solid: Solid, density: number): Solid => ({ ...solid, substance: 'glass', density });
  return [
    ...slanting([front + 130, 560], [front + 470, roofMm > 1700 ? 1420 : roofMm - 190], 7, [90, WIDTH_MM - 90]).map(
      (solid) => pane(solid, 2.3),
    ),
    ...onBothSides(WIDTH_MM, [pane(steel([front + 420, front + 1250], [600, 1200], [8, 13]), 2.5)]),
  ];
}

/** Seats on springs, steering wheel, dashboard, bunk and lockers. */
function furniture([front, back]: Span, random: Random): Solid[] {
  const seat = front + random.between(920, 1050);
  const foam = (x: Span, y: Span, z: Span, density = 0.06) => block(x, y, z, 'polyethylene', density);
  return [
    ...[330, 1560].flatMap((z) => [
      foam([seat, seat + 480], [360, 480], [z, z + 520], 0.09),
      ...slanting([seat + 470, 440], [seat + 590, 1060], 110, [z, z + 500]).map((solid) =>
        foam(solid.x, solid.y, solid.z, 0.09),
      ),
      foam([seat + 560, seat + 670], [1070, 1250], [z + 120, z + 380], 0.08),
      ...slanting([seat + 500, 420], [seat + 620, 1060], 22, [z + 40, z + 460], 0.12),
      steel([seat + 20, seat + 460], [330, 350], [z, z + 480], 0.3),
      ...slanting([seat + 40, FLOOR_MM + 60], [seat + 420, 320], 30, [z + 100, z + 140]),
      ...slanting([seat + 420, FLOOR_MM + 60], [seat + 40, 320], 30, [z + 340, z + 380]),
      steel([seat + 10, seat + 480], [FLOOR_MM + 30, FLOOR_MM + 60], [z, z + 480], 0.2),
    ]),
    ...slanting([front + 640, 640], [front + 860, 1000], 28, [380, 830], 0.16),
    ...slanting([front + 380, 60], [front + 750, 820], 60, [570, 630], 0.35),
    foam([front + 180, front + 560], [420, 690], [60, WIDTH_MM - 60], 0.11),
    steel([front + 250, front + 320], [520, 590], [60, WIDTH_MM - 60], 0.16),
    block([front + 240, front + 480], [380, 560], [1100, 1500], 'aluminium', 0.25),
    foam([back - 720, back - 70], [500, 610], [150, WIDTH_MM - 150], 0.04),
    steel([back - 720, back - 70], [480, 490], [150, WIDTH_MM - 150], 0.3),
    foam([back - 480, back - 60], [FLOOR_MM + 40, 440], [120, 900], random.between(0.01, 0.08)),
  ];
}

/** Bumper, steps, lamps, mirrors, wind deflector and the coiled lines to the trailer. */
function outside([front, back]: Span, roofMm: number, random: Random): Solid[] {
  const plastic = (x: Span, y: Span, z: Span, density = 0.94) => block(x, y, z, 'polyethylene', density);
  const hose = random.between(250, 420);
  return [
    plastic([front + 20, front + 100], [-880, -360], [0, WIDTH_MM], 0.09),
    plastic([front + 60, front + 120], [-360, 540], [60, WIDTH_MM - 60], 0.07),
    ...onBothSides(WIDTH_MM, [
      plastic([front + 60, front + 240], [-620, -430], [40, 520], 0.12),
      steel([front + 420, front + 900], [-830, -800], [-30, 160], 0.3),
      steel([front + 420, front + 900], [-520, -490], [-30, 160], 0.3),
      plastic([front + 60, front + 190], [800, 1300], [-230, -60], 0.14),
      plastic([front + 900, back], [-420, -410], [-40, 420]),
    ]),
    ...(roofMm < 2000
      ? slanting([front + 1000, roofMm + 20], [back, roofMm + 560], 5, [200, WIDTH_MM - 200]).map((solid) =>
          plastic(solid.x, solid.y, solid.z, 1),
        )
      : []),
    ...[0, 1, 2].flatMap((i) => {
      const z = 1000 + i * 180;
      return [
        ...slanting([back + 20, hose + i * 40], [back + 330, hose - 420], 16, [z, z + 90], 0.25),
        ...slanting([back + 330, hose - 420], [back + 640, hose - 160 - i * 30], 16, [z, z + 90], 0.25),
      ];
    }),
  ];
}
