import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { extentOf, type Solid, totalMassKg } from '../bodies/solid.ts';
import { CARRIAGES, carriageUnder, reachOf, type Stand } from './carriage.ts';
import { FRAMES } from './container-frame.ts';
import { tractor } from './tractor.ts';
import { trailer } from './trailer.ts';
import { truckCab } from './truck-cab.ts';

const forty: readonly Stand[] = [{ frame: FRAMES.forty, offsetMm: 0 }];
const twenty: readonly Stand[] = [{ frame: FRAMES.twenty, offsetMm: 0 }];
const pair: readonly Stand[] = [...twenty, { frame: FRAMES.twenty, offsetMm: 6134 }];
const SEEDS = ['a', 'b', 'c', 'd', 'e'];
/** Cones of twist locks and spigots reach so far into the castings, mm. */
const CONE_MM = 50;

const endOf = (stood: readonly Stand[]) => Math.max(...stood.map(({ frame, offsetMm }) => offsetMm + frame.lengthMm));

/** Whether a body reaches into the boxes further than a lock's cone does. */
function isInBox(solid: Solid, stood: readonly Stand[]): boolean {
  const { x, y, z } = solid;
  const beside = z[1] <= 0 || z[0] >= FRAMES.forty.widthMm;
  return y[1] > CONE_MM && !beside && x[1] > 0 && x[0] < endOf(stood);
}

describe.each(CARRIAGES)('%s', (carriage) => {
  it.each([
    ['one long box', forty],
    ['one short box', twenty],
    ['two short boxes', pair],
  ])('carries %s without reaching into it', (_, stood) => {
    for (const seed of SEEDS) {
      const solids = carriageUnder(stood, carriage, createRandom(seed));
      expect(solids.filter((solid) => isInBox(solid, stood))).toEqual([]);
    }
  });

  it('ends within its reach', () => {
    const { frontMm, rearMm, belowMm } = reachOf(carriage);
    for (const seed of SEEDS) {
      const solids = carriageUnder(pair, carriage, createRandom(seed));
      const { x, y } = extentOf(solids);
      // Of a tractor-trailer the cab is left out of the picture on purpose.
      if (carriage !== 'tractor-trailer') expect(x[0]).toBeGreaterThanOrEqual(-frontMm);
      expect(x[1]).toBeLessThanOrEqual(endOf(pair) + rearMm);
      expect(y[0]).toBeGreaterThanOrEqual(-belowMm);
    }
  });

  it('is the same for one seed', () => {
    expect(carriageUnder(pair, carriage, createRandom('a'))).toEqual(carriageUnder(pair, carriage, createRandom('a')));
  });
});

describe('masses on the road', () => {
  it.each(SEEDS)('are those of a trailer and of a tractor with its cab (seed %s)', (seed) => {
    const trailerKg = totalMassKg(trailer(forty, true, createRandom(seed)));
    expect(trailerKg).toBeGreaterThan(4000);
    expect(trailerKg).toBeLessThan(7000);
    const truckKg = totalMassKg([...tractor(900, createRandom(seed)), ...truckCab(900, createRandom(seed))]);
    expect(truckKg).toBeGreaterThan(6000);
    expect(truckKg).toBeLessThan(8500);
  });
});
