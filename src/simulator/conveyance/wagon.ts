import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { corners, fittings, lines, type Stand, WIDTH_MM } from './chassis.ts';
import { disc, girder, iBeam, onBothSides, STEEL, slanting, spaced, steel } from './steel-work.ts';
import { wheelSet } from './wheels.ts';

/** The head of the rails below the underside of the container, mm. */
const RAIL_MM = -1160;

/** A container wagon on two bogies: outer sills, often pierced along their length, buffers and brake gear. */
export function wagon(stood: readonly Stand[], random: Random): readonly Solid[] {
  const last = stood.at(-1) as Stand;
  const lengthMm = last.offsetMm + last.frame.lengthMm;
  const x: Span = [-560, lengthMm + 560];
  const pivot = random.between(1500, 1900);
  return [
    ...underframe(x, random.fork('frame')),
    ...spigots(stood),
    ...(lengthMm < 9000
      ? [1150, lengthMm - 1150].flatMap((at) => singleAxle(at))
      : [pivot, lengthMm - pivot].flatMap((at) => bogie(at))),
    ...brakeGear(lengthMm, pivot, random.fork('brakes')),
    ...lines([500, lengthMm - 500], -520, random.fork('lines')),
    ...fittings([pivot + 1300, lengthMm - pivot - 1300], [-760, -440], random.fork('fittings')),
    ...buffers(x),
  ];
}

function underframe(x: Span, random: Random): Solid[] {
  const deepMm = random.between(380, 460);
  const pierced = random.chance(0.6);
  const pitchMm = random.between(78, 170);
  const count = Math.floor((x[1] - x[0] - 200) / pitchMm);
  const middle = WIDTH_MM / 2;
  return [
    ...onBothSides(WIDTH_MM, [
      ...iBeam(x, [-deepMm, -50], [60, 220], 16, 9),
      // A toothed rail for adjustable spigots.
      ...(pierced
        ? [
            {
              ...steel([x[0] + 100, x[0] + 100 + count * pitchMm], [-168, -92], [34, 140], 0.7),
              cells: { x: count, y: 1, gapMm: pitchMm * 0.46 },
            } satisfies Solid,
          ]
        : []),
      ...iBeam(x, [-320, -70], [middle - 260, middle - 120], 12, 8),
    ]),
    ...spaced(x[0] + 300, x[1] - 300, random.between(1000, 1500)).flatMap((at) => [
      steel([at, at + 8], [-deepMm + 60, -70], [140, WIDTH_MM - 140], 0.9),
      steel([at, at + 90], [-82, -70], [140, WIDTH_MM - 140], 0.8),
    ]),
    ...[x[0], x[1] - 20].map((at) => steel([at, at + 20], [-deepMm, -40], [0, WIDTH_MM], 0.8)),
  ];
}

function spigots(stood: readonly Stand[]): Solid[] {
  return onBothSides(
    WIDTH_MM,
    corners(stood).flatMap((x) => [
      steel([x - 36, x + 36], [0, 46], [50, 112], 0.8),
      steel([x - 95, x + 95], [-50, 0], [10, 175], 0.4),
    ]),
  );
}

function bogie(pivot: number): Solid[] {
  const axles = [pivot - 900, pivot + 900];
  const y = RAIL_MM + 460;
  const middle = WIDTH_MM / 2;
  return [
    ...axles.flatMap((x) => wheelSet(x, RAIL_MM)),
    ...onBothSides(WIDTH_MM, [
      // Side frame, its bow over the axle boxes, and nests of coil springs.
      steel([pivot - 1150, pivot + 1150], [y - 20, y + 130], [middle - 1060, middle - 930], 0.5),
      steel([pivot - 420, pivot + 420], [y - 200, y + 200], [middle - 1050, middle - 940], 0.45),
      ...axles.flatMap((x) =>
        [-150, 150].map(
          (by): Solid => ({
            shape: 'upright',
            x: [x + by - 60, x + by + 60],
            y: [y - 60, y + 190],
            z: [middle - 1055, middle - 935],
            substance: 'steel',
            density: STEEL * 0.55,
            hollow: 0.6,
          }),
        ),
      ),
      // Brake blocks hang on both sides of each wheel.
      ...axles.flatMap((x) => [
        steel([x - 530, x - 475], [y - 160, y + 140], [middle - 760, middle - 640], 0.8),
        steel([x + 475, x + 530], [y - 160, y + 140], [middle - 760, middle - 640], 0.8),
      ]),
    ]),
    ...girder('z', [pivot - 170, pivot + 170], [y + 40, y + 260], [middle - 940, middle + 940], 14),
  ];
}

/** Short wagons run on two axles in guards, under leaf springs. */
function singleAxle(x: number): Solid[] {
  const y = RAIL_MM + 460;
  const middle = WIDTH_MM / 2;
  return [
    ...wheelSet(x, RAIL_MM),
    ...onBothSides(WIDTH_MM, [
      ...slanting([x - 620, y + 300], [x, y + 190], 70, [middle - 1050, middle - 940], 0.9),
      ...slanting([x, y + 190], [x + 620, y + 300], 70, [middle - 1050, middle - 940], 0.9),
      ...[-190, 150].map((by) => steel([x + by, x + by + 40], [y - 170, -440], [middle - 960, middle - 930])),
      ...[-530, 475].map((by) => steel([x + by, x + by + 55], [y - 160, y + 140], [middle - 760, middle - 640], 0.8)),
    ]),
  ];
}

function brakeGear(lengthMm: number, pivot: number, random: Random): Solid[] {
  const cylinder = lengthMm / 2 + random.between(-700, 500);
  return [
    {
      shape: 'lengthwise',
      x: [cylinder, cylinder + 620],
      y: [-700, -360],
      z: [760, 1100],
      substance: 'steel',
      density: STEEL,
      hollow: 0.96,
    },
    steel([pivot + 900, lengthMm - pivot - 900], [-640, -610], [1190, 1230], 0.9),
    ...slanting([cylinder - 300, -450], [cylinder - 60, -620], 40, [1100, 1140]),
    ...slanting([cylinder + 700, -620], [cylinder + 980, -430], 40, [1100, 1140]),
    // Hand wheel of the parking brake on both sides.
    ...onBothSides(WIDTH_MM, [
      disc(lengthMm * 0.32, -520, 380, [30, 60], 0.86),
      disc(lengthMm * 0.32, -520, 60, [30, 200]),
    ]),
  ];
}

function buffers(x: Span): Solid[] {
  const y: Span = [-190, -30];
  return onBothSides(
    WIDTH_MM,
    [-1, 1].flatMap((side): Solid[] => {
      const from = side < 0 ? x[0] : x[1];
      const span = (near: number, far: number): Span =>
        side < 0 ? [from - far, from - near] : [from + near, from + far];
      return [
        { ...steel(span(0, 360), y, [265, 425]), shape: 'lengthwise', hollow: 0.6 },
        steel(span(0, 30), [-260, 40 - 80], [200, 490], 0.9),
        { ...steel(span(590, 625), [-300, 0], [150, 540]), shape: 'lengthwise' },
        { ...steel(span(300, 600), [-165, -55], [290, 400]), shape: 'lengthwise', hollow: 0.7 },
      ];
    }),
  );
}
