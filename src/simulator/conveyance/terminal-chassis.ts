import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { fittings, landingLegs, lines, type Stand, WIDTH_MM } from './chassis.ts';
import { axleGroup } from './running-gear.ts';
import { girder, iBeam, onBothSides, slanting, spaced, steel } from './steel-work.ts';
import { AXLE_MM, ROAD_MM } from './trailer.ts';

/** A bathtub chassis of a port: no locks, but slanting guides at the ends and sides that lead the box into place. */
export function terminalChassis(stood: readonly Stand[], random: Random): readonly Solid[] {
  const last = stood.at(-1) as Stand;
  const lengthMm = last.offsetMm + last.frame.lengthMm;
  const deepMm = random.between(300, 420);
  const rear = lengthMm - random.between(900, 1500);
  const x: Span = [-420, lengthMm + 320];
  const supports = stood.flatMap(({ frame, offsetMm }) => [
    offsetMm + 120,
    offsetMm + frame.lengthMm / 2,
    offsetMm + frame.lengthMm - 120,
  ]);
  return [
    ...onBothSides(WIDTH_MM, [
      ...iBeam(x, [-deepMm, -28], [420, 620], 18, 10),
      ...spaced(300, lengthMm - 300, 2400).flatMap((at) => [
        // Side guides lean outwards beside the box.
        steel([at, at + 160], [-120, -10], [-90, 420], 0.12),
        steel([at, at + 160], [-10, 120], [-110, -95], 0.8),
      ]),
    ]),
    ...supports.flatMap((at) => girder('z', [at - 100, at + 100], [-160, -4], [0, WIDTH_MM], 9)),
    ...spaced(700, lengthMm - 700, 950).flatMap((at) => {
      const from = at + random.between(-60, 60);
      return [
        steel([from, from + 7], [-deepMm + 40, -50], [20, WIDTH_MM - 20], 0.9),
        steel([from, from + 70], [-58, -50], [20, WIDTH_MM - 20], 0.8),
      ];
    }),
    ...[-1, 1].flatMap((side) => {
      const wall = side < 0 ? -16 : lengthMm + 16;
      return onBothSides(WIDTH_MM, [
        ...slanting([wall, -40], [wall + side * 150, 330], 14, [160, 520]),
        ...slanting([wall + side * 240, -60], [wall + side * 130, 260], 60, [300, 380], 0.3),
        steel([Math.min(wall, wall + side * 260), Math.max(wall, wall + side * 260)], [-170, -40], [150, 530], 0.25),
      ]);
    }),
    ...axleGroup([rear, rear - 1310], AXLE_MM, -deepMm, true, random.fork('axles')),
    ...landingLegs(random.between(2300, 2900), ROAD_MM - 250, random),
    ...fittings([300, lengthMm - 300], [-deepMm - 80, -140], random.fork('fittings')),
    ...lines([600, lengthMm - 200], -deepMm + 90, random.fork('lines')),
  ];
}
