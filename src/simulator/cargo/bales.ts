import type { Random } from '#base/random.ts';
import { lengthOf, middleOf, type Solid, type Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { loadTop } from './load-top.ts';
import { body, from, inset, part } from './matter.ts';

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
      let floor = bay.y[0];
      for (let tier = 0; tier < tiers; tier++) {
        const shift = random.between(-0.45, 0.45) * gap;
        const own = tall * random.between(0.93, 1);
        // Each tier springs back from its press a little less than the one above it.
        const x = inset(from(start + shift, length), ((tier * gap) / tiers) * random.between(0, 0.4));
        const y = from(floor, own - 3);
        floor += own;
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
