import type { Random } from '#base/random.ts';
import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { loadTop } from './load-top.ts';
import { body, from, inset, part } from './matter.ts';
import { palletRows } from './pallet.ts';

export interface BigBagGoods {
  readonly substance: SubstanceId;
  readonly density: Span;
  /** Share of loads whose bags have folded, lopsided tops rather than full domes. */
  readonly slack: number;
}

/** Bulk bags of a tonne, shoulder to shoulder in two rows, one or two tiers, as high as weight allows. */
export function stowBigBags(bay: Bay, goods: BigBagGoods, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(...goods.density);
  const isSlack = random.chance(goods.slack);
  const heightMm = stackHeightMm(bay, density * 0.86);
  const tiers = heightMm > (random.chance(0.5) ? 1300 : 1900) ? 2 : 1;
  const top = loadTop(bay, heightMm, random);
  const lengthMm = random.between(900, 1150);
  for (const { z } of palletRows(bay, random)) {
    for (let start = bay.x[0] + random.between(0, 40); start + lengthMm <= bay.x[1]; ) {
      const x = from(start, lengthMm * random.between(0.96, 1));
      const tall = (top(start, z[0]) - bay.y[0]) / tiers;
      for (let tier = 0; tier < tiers; tier++) {
        const y = from(bay.y[0] + tier * tall * 0.94, tall * random.between(0.92, tier === tiers - 1 ? 1 : 0.95));
        const isTop = tier === tiers - 1;
        loader.take(bigBag(x, y, z, { substance: goods.substance, density, isSlack: isSlack && isTop, isTop }, random));
      }
      start = x[1] + random.between(0, 14);
    }
  }
  return loader.load();
}

interface Filling {
  readonly substance: SubstanceId;
  readonly density: number;
  readonly isSlack: boolean;
  readonly isTop: boolean;
}

const SLICES = 4;

/** A bag in slices of depth, the outer ones narrower and lower, so that its sides and its dome are soft. */
function bigBag(x: Span, y: Span, z: Span, { substance, density, isSlack, isTop }: Filling, random: Random): Solid[] {
  const dome = isTop ? Math.min(0.42, (lengthOf(x) * random.between(0.24, 0.4)) / lengthOf(y)) : 0.1;
  const tilt = isSlack ? random.between(-0.14, 0.14) : random.between(-0.02, 0.02);
  const fold = isSlack ? random.between(0.06, 0.16) : 0;
  const foldAt = random.between(0.2, 0.8);
  return Array.from({ length: SLICES }, (_, slice): Solid[] => {
    const off = Math.abs((slice + 0.5) / SLICES - 0.5) * 2;
    const profile = Array.from({ length: 17 }, (_, i) => {
      const along = i / 16;
      const t = 2 * along - 1;
      const round = Math.sqrt(Math.max(0, 1 - t * t * t * t * 0.98 - off * off * 0.3));
      const crease = Math.max(0, 1 - Math.abs(along - foldAt) * 7) * fold * (slice < 2 ? 1 : 0.3);
      return Math.max(0.3, Math.min(1, 1 - dome + dome * round - Math.abs(tilt) + tilt * t - crease));
    });
    const own = inset(x, lengthOf(x) * 0.05 * off * off);
    const zs = part(z, slice / SLICES, (slice + 1) / SLICES);
    const matter = { substance, density, grain: 0.012 };
    // A block up to the lowest point of the dome: a heap costs by its area.
    const low = Math.min(...profile) - 0.01;
    return [
      body('block', own, part(y, 0, low), zs, matter),
      body('heap', own, part(y, low, 1), zs, { ...matter, profile: profile.map((top) => (top - low) / (1 - low)) }),
    ];
  }).flat();
}
