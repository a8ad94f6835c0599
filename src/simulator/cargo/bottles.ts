import type { Random } from '#base/random.ts';
import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { block, body, from, inset, part, thinned } from './matter.ts';
import { PALLET_HEIGHT_MM, palletPlaces, woodenPallet } from './pallet.ts';

/** Drinks in trays of bottles or cans, tier on tier on pallets, each with its headspace. */
export function stowBottles(bay: Bay, contents: SubstanceId, glassShare: number, random: Random): Load {
  const loader = loaderFor(bay);
  const bottle = random.between(62, 94);
  const tierMm = random.between(120, 330);
  const isGlass = random.chance(glassShare);
  const isCan = !isGlass && tierMm < 190;
  const density = isGlass ? 0.86 : 0.9;
  const bulk = density * (isCan ? 0.88 : 0.66) + (isGlass ? 0.2 : 0);
  const tiers = Math.max(1, Math.floor((stackHeightMm(bay, bulk) - PALLET_HEIGHT_MM) / tierMm));
  for (const place of palletPlaces(bay, random)) {
    const columns = Math.max(4, Math.floor(lengthOf(place.x) / bottle));
    const short = random.chance(0.12) ? random.integer(1, 3) : 0;
    loader.take(woodenPallet(place.x, bay.y[0], place.z));
    for (let tier = 0; tier < Math.max(1, tiers - short); tier++) {
      const base = bay.y[0] + PALLET_HEIGHT_MM + tier * tierMm;
      const x = inset(place.x, random.between(0, 9));
      loader.take(bottleTier(x, from(base, tierMm), place.z, columns, { contents, density, isGlass, isCan }));
    }
  }
  return loader.load();
}

interface Bottle {
  readonly contents: SubstanceId;
  readonly density: number;
  readonly isGlass: boolean;
  readonly isCan: boolean;
}

function bottleTier(
  x: Span,
  y: Span,
  z: Span,
  columns: number,
  { contents, density, isGlass, isCan }: Bottle,
): Solid[] {
  const solids: Solid[] = [block(x, from(y[0], 5), z, { substance: 'cellulose', density: 0.5 })];
  const shoulder = isCan ? 0.94 : 0.66;
  for (let i = 0; i < columns; i++) {
    const round = inset(part(x, i / columns, (i + 1) / columns), 1);
    const neck = part(round, 0.34, 0.66);
    // A row of bottles in depth is drawn as one elliptical body as deep as the pallet.
    solids.push(body('upright', round, part(y, 0.02, shoulder), z, { substance: contents, density }));
    if (isCan) {
      solids.push(body('upright', round, part(y, 0.94, 0.97), z, { substance: 'aluminium', density: 0.25 }));
      continue;
    }
    solids.push(body('upright', neck, part(y, 0.66, 0.86), z, { substance: contents, density: density * 0.35 }));
    if (isGlass) {
      solids.push(body('upright', round, part(y, 0.02, 0.7), z, { substance: 'glass', density: 2.5, hollow: 0.93 }));
      solids.push(body('upright', neck, part(y, 0.7, 0.96), z, thinned({ substance: 'glass', density: 2.5 }, 0.16)));
    } else {
      solids.push(body('upright', neck, part(y, 0.86, 0.95), z, { substance: 'polyethylene', density: 0.25 }));
    }
  }
  return solids;
}
