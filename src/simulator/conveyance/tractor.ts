import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { WIDTH_MM } from './chassis.ts';
import { disc, girder, onBothSides, STEEL, slanting, spaced, steel } from './steel-work.ts';
import { ROAD_MM } from './trailer.ts';
import { CAB_MM } from './truck-cab.ts';
import { roadAxle } from './wheels.ts';

/** Low tyres, so that the fifth wheel stays below the neck of the trailer. */
const TYRE_MM = 960;
const AXLE_MM = ROAD_MM + TYRE_MM / 2;

/** Chassis of a tractor whose cab ends `gapMm` before the front wall: engine to fifth wheel, without the cab. */
export function tractor(gapMm: number, random: Random): readonly Solid[] {
  const front = -gapMm - CAB_MM;
  const steered = front + 1380;
  const isTandem = random.chance(0.35);
  const drive = steered + (isTandem ? random.between(3100, 3300) : random.between(3600, 3800));
  const driven = isTandem ? [drive, drive + 1350] : [drive];
  const rear = (driven.at(-1) as number) + 700;
  return [
    ...rails([front + 260, rear], random),
    ...engine(front, random.fork('engine')),
    ...roadAxle({ x: steered, y: AXLE_MM, diameterMm: TYRE_MM, isTwin: false }),
    ...onBothSides(WIDTH_MM, leaves(steered, AXLE_MM + 95)),
    ...driven.flatMap((x) => driveAxle(x)),
    ...shaft(front + 2700, drive - 220),
    ...fifthWheel(isTandem ? drive + 500 : drive - 560),
    ...flanks([steered + 640, drive - 640], random.fork('flanks')),
    ...onBothSides(WIDTH_MM, [steel([rear - 140, rear - 60], [-560, -430], [80, 420], 0.03)]),
  ];
}

function rails(x: Span, random: Random): Solid[] {
  const y: Span = [-640, -370];
  return [
    ...onBothSides(WIDTH_MM, [
      steel(x, y, [790, 799]),
      steel(x, [y[1] - 9, y[1]], [799, 879]),
      steel(x, [y[0], y[0] + 9], [799, 879]),
    ]),
    ...spaced(x[0] + 400, x[1] - 100, random.between(800, 1000)).map((at) =>
      steel([at, at + 90], [-600, -420], [798, WIDTH_MM - 798], 0.11),
    ),
  ];
}

/** A tonne of cast iron under the cab, nearly black: block, heads, sump, flywheel housing, then the gearbox. */
function engine(front: number, random: Random): Solid[] {
  const x = front + random.between(480, 560);
  const z: Span = [900, 1540];
  const level = random.between(-40, 40);
  return [
    steel([x, x + 1150], [-420 + level, 180 + level], [1000, 1440], 0.42),
    ...spaced(x + 110, x + 1040, 190).map(
      (at): Solid => ({
        shape: 'upright',
        x: [at - 70, at + 70],
        y: [-160 + level, 150 + level],
        z: [1120, 1320],
        substance: 'steel',
        density: STEEL * 0.4,
      }),
    ),
    steel([x + 40, x + 1120], [180 + level, 330 + level], [1080, 1380], 0.36),
    steel([x + 120, x + 1080], [-640 + level, -420 + level], [1040, 1400], 0.05),
    disc(x + 1160, -230 + level, 560, z, 0, 0.16),
    disc(x + 560, 40 + level, 240, [1480, 1640], 0, 0.35),
    { ...disc(x - 40, -60 + level, 640, [900, 1540], 0, 0.03), substance: 'polyethylene', density: 0.06 },
    {
      ...steel([x + 1180, x + 2050], [-430 + level, -20 + level], [1010, 1430], 0.5),
      shape: 'lengthwise',
    },
    ...radiator([front + 270, front + 400]),
    ...slanting([front + 390, 240], [x + 60, 120 + level], 70, [1000, 1070], 0.05),
    ...onBothSides(WIDTH_MM, [steel([front + 60, front + 180], [-840, -560], [-40, 520], 0.02)]),
    ...girder('z', [front + 100, front + 190], [-800, -690], [60, WIDTH_MM - 60], 8),
  ];
}

function radiator(x: Span): Solid[] {
  const core = (span: Span, substance: SubstanceId, density: number): Solid => ({
    shape: 'block',
    x: span,
    y: [-480, 420],
    z: [740, 1700],
    substance,
    density,
  });
  return [
    core(x, 'aluminium', 0.3),
    core([x[0] + 50, x[1] - 10], 'water', 0.25),
    core([x[0] - 60, x[0] - 10], 'aluminium', 0.2),
  ];
}

function leaves(x: number, y: number): Solid[] {
  return [
    ...slanting([x - 850, y + 120], [x, y], 28, [800, 890]),
    ...slanting([x, y], [x + 850, y + 120], 28, [800, 890]),
    ...slanting([x - 60, y + 20], [x - 10, y + 420], 60, [700, 760], 0.3),
  ];
}

function driveAxle(x: number): Solid[] {
  return [
    ...roadAxle({ x, y: AXLE_MM, diameterMm: TYRE_MM, isTwin: true }),
    disc(x, AXLE_MM, 430, [1010, 1400], 0, 0.48),
    disc(x, AXLE_MM, 230, [560, WIDTH_MM - 560], 0.8),
    ...onBothSides(WIDTH_MM, [
      {
        shape: 'upright',
        x: [x + 260, x + 500],
        y: [-650, -400],
        z: [800, 1040],
        substance: 'rubber',
        density: 1.15,
        hollow: 0.92,
      } satisfies Solid,
      ...slanting([x - 640, -560], [x + 420, -700], 60, [820, 900], 0.6),
      // Mudguards of plastic.
      {
        ...steel([x - 520, x + 520], [-222, -218], [-50, 540]),
        substance: 'polyethylene',
        density: 0.94,
      } satisfies Solid,
    ]),
  ];
}

function shaft(from: number, to: number): Solid[] {
  if (to <= from) return [];
  const middle = WIDTH_MM / 2;
  return [
    {
      ...steel([from, to], [-560, -430], [middle - 65, middle + 65]),
      shape: 'lengthwise',
      hollow: 0.9,
    },
  ];
}

function fifthWheel(x: number): Solid[] {
  return [
    steel([x - 440, x + 420], [-222, -194], [780, 1660], 0.75),
    ...onBothSides(WIDTH_MM, [
      steel([x - 150, x + 150], [-370, -222], [790, 890], 0.9),
      ...slanting([x + 300, -215], [x + 640, -330], 30, [800, 900]),
    ]),
    steel([x - 420, x + 400], [-370, -358], [780, 1660], 0.6),
    steel([x - 60, x + 90], [-280, -222], [1120, 1320], 0.6),
  ];
}

/** Fuel, batteries, exhaust and air tanks between the axles. */
function flanks(x: Span, random: Random): Solid[] {
  const [from, to] = x;
  const long = Math.max(500, Math.min(1500, to - from - 200));
  const tank = from + random.between(0, Math.max(0, to - from - long));
  const body = (span: Span, y: Span, z: Span, substance: SubstanceId, density: number): Solid => ({
    shape: 'block',
    x: span,
    y,
    z,
    substance,
    density,
  });
  const level = random.between(0.35, 0.95);
  return [
    {
      ...body([tank, tank + long], [-960, -380], [-30, 620], 'aluminium', 2.7),
      shape: 'lengthwise',
      hollow: 0.988,
    },
    body([tank + 8, tank + long - 8], [-900, -900 + 470 * level], [40, 560], 'polyethylene', 0.84),
    ...[0.2, 0.8].map((share) => steel([tank + long * share, tank + long * share + 50], [-975, -370], [-36, -30])),
    // Silencer with its filter, and two batteries.
    ...girder('x', [from + 40, from + 720], [-900, -360], [1840, 2440], 4),
    steel([from + 120, from + 640], [-820, -440], [1920, 2360], 0.18),
    body([from + 780, from + 1180], [-760, -540], [1900, 2400], 'lead', 1.2),
    // Urea solution, in plastic.
    body([from + 780, from + 1180], [-960, -780], [1880, 2440], 'water', 1),
    ...[0, 1].map(
      (i): Solid => ({
        ...steel([from + 200 + i * 700, from + 800 + i * 700], [-880, -680], [900 + i * 280, 1100 + i * 280]),
        shape: 'lengthwise',
        hollow: 0.96,
      }),
    ),
  ];
}
