import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import {
  bolsters,
  fittings,
  idleBolsters,
  landingLegs,
  lines,
  mainFrame,
  type Stand,
  sideGear,
  tail,
  WIDTH_MM,
} from './chassis.ts';
import { axleGroup } from './running-gear.ts';
import { iBeam, onBothSides, slanting, steel } from './steel-work.ts';

/** The road below the underside of the container, and the axles of trailers and tractors, mm. */
export const ROAD_MM = -1200;
export const AXLE_MM = -690;

/** A skeletal semi-trailer: low at its neck over the tractor's fifth wheel, two or three axles at the rear. */
export function trailer(stood: readonly Stand[], isCoupled: boolean, random: Random): readonly Solid[] {
  const last = stood.at(-1) as Stand;
  const lengthMm = last.offsetMm + last.frame.lengthMm;
  const neckMm = Math.min(lengthMm * 0.36, random.between(2700, 3100));
  const deepMm = random.between(340, 430);
  const axleCount = lengthMm > 8000 ? random.pick([3, 3, 3, 2]) : 2;
  const rear = lengthMm - random.between(700, 1300);
  const axles = Array.from({ length: axleCount }, (_, i) => rear - i * 1310);
  const end = lengthMm + 130;
  const legs = isCoupled ? neckMm + random.between(350, 600) : neckMm + random.between(-200, 300);
  return [
    ...mainFrame([neckMm + 250, end], [-deepMm, -36], random.fork('frame')),
    ...onBothSides(WIDTH_MM, [
      ...iBeam([-260, neckMm + 250], [-180, -36], [560, 700], 18, 10),
      ...slanting([neckMm, -180], [neckMm + 300, -deepMm], 14, [560, 700]),
      steel([neckMm, neckMm + 250], [-deepMm + 20, -180], [626, 634], 0.6),
    ]),
    // Kingpin plate.
    steel([-240, neckMm - 400], [-194, -180], [600, 1840], 0.9),
    ...bolsters(stood, 150),
    ...(stood.length === 1 && random.chance(0.7) ? idleBolsters(lengthMm, 150) : []),
    ...axleGroup(axles, AXLE_MM, -deepMm, random.chance(0.35), random.fork('axles')),
    ...landingLegs(legs, isCoupled ? ROAD_MM : ROAD_MM - 250, random),
    ...sideGear([legs + 900, Math.max(legs + 950, (axles.at(-1) as number) - 1500)], random.fork('gear')),
    ...fittings([neckMm, end - 300], [-deepMm - 90, -160], random.fork('fittings')),
    ...lines([neckMm, end - 200], -deepMm + 120, random.fork('lines')),
    ...tail(end, -60),
  ];
}
