import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import type { Stand } from './chassis.ts';
import { ground, stands } from './stands.ts';
import { terminalChassis } from './terminal-chassis.ts';
import { tractor } from './tractor.ts';
import { trailer } from './trailer.ts';
import { truckCab } from './truck-cab.ts';
import { wagon } from './wagon.ts';

export type { Stand } from './chassis.ts';

/** `tractor-trailer` is a truck of which the picture shows only what reaches under the container and a little more. */
export const CARRIAGES = [
  'trailer',
  'tractor-trailer',
  'truck',
  'flat-wagon',
  'stands',
  'terminal-chassis',
  'ground',
] as const;
export type Carriage = (typeof CARRIAGES)[number];

/** How far a carriage is worth showing, mm: before the front wall, behind the doors, below the underside. */
export interface Reach {
  readonly frontMm: number;
  readonly rearMm: number;
  readonly belowMm: number;
}

const REACH: Readonly<Record<Carriage, Reach>> = {
  trailer: { frontMm: 450, rearMm: 450, belowMm: 1200 },
  'tractor-trailer': { frontMm: 650, rearMm: 450, belowMm: 1200 },
  truck: { frontMm: 3650, rearMm: 450, belowMm: 1200 },
  'flat-wagon': { frontMm: 1250, rearMm: 1250, belowMm: 1160 },
  stands: { frontMm: 300, rearMm: 300, belowMm: 600 },
  'terminal-chassis': { frontMm: 700, rearMm: 450, belowMm: 1200 },
  ground: { frontMm: 80, rearMm: 80, belowMm: 140 },
};

/** What a margin must hold for the whole carriage to be seen. */
export function reachOf(carriage: Carriage): Reach {
  return REACH[carriage];
}

/**
 * What carries the containers, in the frame of the first: everything below height 0, but for the cones of twist locks,
 * guides beside the box and the cab in front of it. Nobody sits in the cab: drivers leave before the beam is on, or the
 * beam starts behind the cab.
 */
export function carriageUnder(stood: readonly Stand[], carriage: Carriage, random: Random): readonly Solid[] {
  switch (carriage) {
    case 'trailer':
      return trailer(stood, false, random);
    case 'tractor-trailer':
    case 'truck': {
      const gapMm = random.between(700, 1200);
      return [
        ...trailer(stood, true, random.fork('trailer')),
        ...tractor(gapMm, random.fork('tractor')),
        ...truckCab(gapMm, random.fork('cab')),
      ];
    }
    case 'flat-wagon':
      return wagon(stood, random);
    case 'stands':
      return stands(stood, random);
    case 'terminal-chassis':
      return terminalChassis(stood, random);
    case 'ground':
      return ground(stood, random);
  }
}
