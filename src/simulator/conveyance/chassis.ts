import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { ContainerFrame } from './container-frame.ts';
import { girder, iBeam, onBothSides, STEEL, slanting, spaced, steel } from './steel-work.ts';

/** A container on its carriage; its front wall stands `offsetMm` behind that of the first. */
export interface Stand {
  readonly frame: ContainerFrame;
  readonly offsetMm: number;
}

/** The box width that every frame shares. */
export const WIDTH_MM = 2438;

/** x of the castings that stand on something, front to back: two for each container. */
export function corners(stood: readonly Stand[]): readonly number[] {
  return stood.flatMap(({ frame, offsetMm }) => [offsetMm + 89, offsetMm + frame.lengthMm - 89]);
}

/** Bolsters across, with a twist lock in each bottom casting. */
export function bolsters(stood: readonly Stand[], deepMm: number): readonly Solid[] {
  return corners(stood).flatMap((x) => [
    ...girder('z', [x - 85, x + 85], [-deepMm, -8], [-10, WIDTH_MM + 10], 9),
    ...twistLocks(x, deepMm),
  ]);
}

/** Bolsters for boxes of other lengths, their locks folded away: in pairs at the middle of long trailers. */
export function idleBolsters(lengthMm: number, deepMm: number): readonly Solid[] {
  if (lengthMm < 8000) return [];
  return [lengthMm * 0.255, lengthMm / 2 - 145, lengthMm / 2 + 145, lengthMm * 0.745].flatMap((x) => [
    ...girder('z', [x - 85, x + 85], [-deepMm, -14], [-10, WIDTH_MM + 10], 6),
    ...onBothSides(WIDTH_MM, [
      steel([x - 90, x + 90], [-deepMm - 30, -10], [-6, 150], 0.3),
      steel([x - 50, x + 50], [-deepMm - 110, -deepMm + 10], [30, 126], 0.4),
      ...slanting([x + 85, -deepMm * 0.6], [x + 230, -deepMm - 60], 16, [300, 560]),
      ...slanting([x - 85, -deepMm * 0.6], [x - 230, -deepMm - 60], 16, [300, 560]),
    ]),
  ]);
}

/** Cone in the casting, shaft, housing and handle below. */
export function twistLocks(x: number, deepMm: number): readonly Solid[] {
  return onBothSides(WIDTH_MM, [
    steel([x - 34, x + 34], [0, 48], [52, 110], 0.75),
    steel([x - 62, x + 62], [-14, 0], [24, 138]),
    steel([x - 24, x + 24], [-deepMm - 60, -14], [56, 106], 0.9),
    steel([x - 50, x + 50], [-deepMm - 40, -deepMm + 10], [36, 126], 0.5),
    steel([x - 10, x + 120], [-deepMm - 74, -deepMm - 56], [60, 82]),
  ]);
}

/** Two main beams, perforated in some makes, with cross-members through them and outriggers under the box. */
export function mainFrame(x: Span, y: Span, random: Random): readonly Solid[] {
  const z: Span = [560, 700];
  const flangeMm = random.between(15, 19);
  const [from, to] = x;
  const holes = random.chance(0.4);
  const memberPitchMm = random.between(700, 1400);
  return [
    ...onBothSides(WIDTH_MM, [
      ...iBeam(x, y, z, flangeMm, 8.5),
      ...(holes ? perforation(from + 600, to - 300, y) : []),
      // Stiffeners in the beam's throat.
      ...spaced(from + 300, to - 300, memberPitchMm).map((at) =>
        steel([at + 90, at + 98], [y[0] + 20, y[1] - 20], z, 0.9),
      ),
    ]),
    ...spaced(from + 300, to - 200, memberPitchMm).flatMap((at) => {
      const start = at + random.between(-40, 40);
      const low = y[0] + random.between(40, 120);
      return [
        steel([start, start + 5], [low, y[1] - 24], [40, WIDTH_MM - 40]),
        steel([start, start + 60], [low, low + 6], [40, WIDTH_MM - 40]),
        steel([start, start + 60], [y[1] - 30, y[1] - 24], [40, WIDTH_MM - 40]),
      ];
    }),
  ];
}

/** Openings in the web, as missing matter. */
function perforation(from: number, to: number, y: Span): Solid[] {
  const count = Math.floor((to - from) / 310);
  return [
    {
      ...steel([from, from + count * 310], [y[0] + 90, y[1] - 90], [626.5, 633.5], -0.5),
      cells: { x: count, y: 1, gapMm: 155 },
    },
  ];
}

/** Air and brake lines, cables and their clips along a beam. */
export function lines(x: Span, heightMm: number, random: Random): readonly Solid[] {
  return [0, 1, 2].flatMap((i) => {
    const z = random.between(560, 1880);
    const y = heightMm - i * 26 + random.between(-14, 14);
    const dip = (x[0] + x[1]) / 2 + random.between(-900, 900);
    const sag = random.between(20, 90);
    const share = random.between(0.3, 0.7);
    return [
      ...slanting([x[0], y], [dip, y - sag], 13, [z, z + 13], share),
      ...slanting([dip, y - sag], [x[1], y], 13, [z, z + 13], share),
    ];
  });
}

/** Valves, clamps, brackets and couplings that nobody could name from the picture, along the beams. */
export function fittings(x: Span, y: Span, random: Random): readonly Solid[] {
  const count = Math.round((x[1] - x[0]) / random.between(350, 700));
  return Array.from({ length: count }, () => {
    const [at, height, depth] = [random.between(...x), random.between(...y), random.between(480, 1800)];
    const [wide, high] = [random.between(20, 170), random.between(15, 110)];
    return steel(
      [at, at + wide],
      [height, height + high],
      [depth, depth + random.between(30, 160)],
      random.between(0.15, 0.9),
    );
  });
}

/** Landing legs with their feet, gear box and brace. */
export function landingLegs(x: number, groundMm: number, random: Random): readonly Solid[] {
  const foot = groundMm + random.between(250, 420);
  return [
    ...onBothSides(WIDTH_MM, [
      ...girder('y', [x, x + 135], [foot + 300, -60], [330, 465], 7),
      ...girder('y', [x + 14, x + 121], [foot, -400], [344, 451], 8),
      steel([x - 70, x + 205], [foot - 14, foot], [290, 500]),
      ...slanting([x + 100, -420], [x + 640, -160], 45, [560, 610], 0.6),
      steel([x + 20, x + 115], [-330, -180], [465, 560], 0.35),
    ]),
    steel([x + 50, x + 85], [-300, -265], [465, WIDTH_MM - 465], 0.4),
  ];
}

/** Boxes and vessels that hang on a trailer's flanks: tool box, air tanks, spare wheel or pallet rack. */
export function sideGear(x: Span, random: Random): readonly Solid[] {
  const solids: Solid[] = [];
  const free = Math.max(0, x[1] - x[0] - 900);
  const box = x[0] + random.between(0, free);
  if (random.chance(0.8)) {
    solids.push(...girder('z', [box, box + random.between(500, 800)], [-800, -430], [-20, 480], 2));
    solids.push(steel([box + 60, box + 400], [-795, -680], [40, 420], 0.09));
  }
  if (random.chance(0.3)) solids.push(...spareWheel(x[0] + random.between(0, free)));
  const tank = x[0] + random.between(0, free);
  solids.push({
    shape: 'lengthwise',
    x: [tank, tank + 850],
    y: [-640, -370],
    z: [1080, 1350],
    substance: 'steel',
    density: STEEL,
    hollow: 0.975,
  });
  return solids;
}

/** It lies flat in its cradle. */
function spareWheel(x: number): Solid[] {
  const lying = (wide: number, substance: 'rubber' | 'steel', density: number, hollow: number): Solid => ({
    shape: 'upright',
    x: [x + 500 - wide / 2, x + 500 + wide / 2],
    y: [-800, -470],
    z: [1500 - wide / 2, 1500 + wide / 2],
    substance,
    density,
    hollow,
  });
  return [lying(1000, 'rubber', 0.3, 0.57), lying(570, 'steel', STEEL * 0.5, 0.93)];
}

/** Under-run bar, lamps, plate and mud flaps behind the last axle. */
export function tail(x: number, deckMm: number): readonly Solid[] {
  return [
    ...girder('z', [x - 60, x + 50], [-760, -650], [40, WIDTH_MM - 40], 4),
    ...onBothSides(WIDTH_MM, [
      steel([x - 40, x - 28], [-650, deckMm], [620, 700], 0.9),
      // Lamp clusters: plastic with a little copper.
      steel([x - 30, x + 60], [-480, -340], [60, 480], 0.035),
      { ...steel([x - 260, x - 254], [-1130, -520], [-40, 540]), substance: 'rubber', density: 1.1 },
    ]),
  ];
}
