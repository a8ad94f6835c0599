import type { Random } from '#base/random.ts';
import { lengthOf, middleOf, type Solid, type Span } from '../bodies/solid.ts';
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

/** Bales pressed hard and strapped: soft shoulders, crooked gaps that widen to the top. */
export interface BaleGoods {
  readonly substance: SubstanceId;
  readonly density: Span;
  readonly sizeMm: { readonly x: Span; readonly y: Span };
  readonly grain: number;
  /** Steel straps around each bale. */
  readonly straps: Span;
}

export function stowBales(bay: Bay, goods: BaleGoods, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(...goods.density);
  const length = random.between(...goods.sizeMm.x);
  const heightMm = stackHeightMm(bay, density * 0.95);
  const tiers = Math.max(1, Math.floor(heightMm / random.between(...goods.sizeMm.y)));
  const straps = random.integer(...goods.straps);
  const top = loadTop(bay, heightMm, random);
  const widths = random.chance(0.5) ? [0.5, 0.5] : [random.between(0.4, 0.6)];
  const cut = bay.z[0] + lengthOf(bay.z) * (widths[0] as number);
  for (const z of [
    [bay.z[0] + random.between(0, 25), cut - random.between(0, 12)],
    [cut + random.between(0, 12), bay.z[1] - random.between(0, 25)],
  ] as const) {
    const gap = random.between(8, 30);
    for (let start = bay.x[0] + random.between(6, 60); start + length + 24 <= bay.x[1]; start += length + gap) {
      const tall = (top(start, middleOf(z)) - bay.y[0]) / tiers;
      for (let tier = 0; tier < tiers; tier++) {
        const shift = random.between(-0.45, 0.45) * gap;
        // Each tier springs back from its press a little less than the one above it.
        const x = inset(from(start + shift, length), ((tier * gap) / tiers) * random.between(0, 0.4));
        const y = from(bay.y[0] + tier * tall, tall * random.between(0.96, 1));
        loader.take(bale(x, y, z, goods, density * random.between(0.95, 1.05), straps, random));
      }
    }
  }
  return loader.load();
}

function bale(
  x: Span,
  y: Span,
  z: Span,
  { substance, grain }: BaleGoods,
  density: number,
  straps: number,
  random: Random,
): Solid[] {
  const matter = { substance, density, grain };
  const core = inset(x, random.between(4, 14));
  const waist = part(y, 0, random.between(0.9, 0.95));
  const solids: Solid[] = [
    // Three depths of different length make the sides soft.
    body('block', core, waist, part(z, 0, 0.4), matter),
    body('block', x, waist, part(z, 0.4, 0.75), matter),
    body('block', inset(x, random.between(0, 10)), waist, part(z, 0.75, 1), matter),
    body('pillow', x, [waist[1], y[1]], z, matter),
  ];
  for (let i = 0; i < straps; i++) {
    const at = x[0] + lengthOf(x) * ((i + 1) / (straps + 1));
    solids.push(body('block', from(at, 5), inset(y, 2), z, { substance: 'steel', density: 0.02 }));
  }
  return solids;
}
