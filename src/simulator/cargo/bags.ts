import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';

export interface BagGoods {
  readonly substance: SubstanceId;
  readonly density: Span;
  readonly sizeMm: { readonly x: Span; readonly y: Span; readonly z: Span };
}

/** Bags laid flat, stack behind stack, sagging into one another. */
export function stowBags(bay: Bay, goods: BagGoods, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  const density = random.between(...goods.density);
  const size = {
    x: random.between(...goods.sizeMm.x),
    y: random.between(...goods.sizeMm.y),
    z: random.between(...goods.sizeMm.z),
  };
  const top = bay.y[0] + stackHeightMm(bay, density * 0.9);
  for (let x = bay.x[0] + random.between(10, 60); x + size.x <= bay.x[1]; x += size.x * 0.97 + random.between(0, 14)) {
    const stackTop = top - random.between(0, size.y * 1.8);
    for (let y = bay.y[0]; y + size.y <= stackTop; y += size.y * 0.96) {
      for (let z = bay.z[0]; z + size.z <= bay.z[1] + 30; z += size.z) {
        const shift = random.between(-14, 14);
        const bag: Solid = {
          shape: 'pillow',
          x: [Math.max(bay.x[0], x + shift - 8), Math.min(bay.x[1], x + size.x + shift + 8)],
          y: [y, y + size.y * 1.08],
          z: [z, Math.min(bay.z[1], z + size.z)],
          substance: goods.substance,
          density: density * random.between(0.96, 1.04),
          grain: 0.035,
        };
        loader.take([bag]);
      }
    }
  }
  return loader.load();
}

/** Big bales or bulk bags: few, tall, round at the shoulders, two rows. */
export function stowBales(bay: Bay, goods: BagGoods, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  const density = random.between(...goods.density);
  const length = random.between(...goods.sizeMm.x);
  const tierMm = random.between(...goods.sizeMm.y);
  const height = stackHeightMm(bay, density);
  const tiers = Math.max(1, Math.floor(height / tierMm));
  const tall = Math.min(tierMm, height / tiers);
  const half = (bay.z[1] - bay.z[0]) / 2;
  for (let x = bay.x[0] + random.between(10, 80); x + length <= bay.x[1]; x += length + random.between(4, 40)) {
    for (let tier = 0; tier < tiers; tier++) {
      for (const row of [0, 1]) {
        const shift = random.between(-18, 18);
        const y = bay.y[0] + tier * tall;
        loader.take([
          {
            shape: 'pillow',
            x: [Math.max(bay.x[0], x + shift), Math.min(bay.x[1], x + length + shift)],
            y: [y, y + tall * random.between(0.94, 1)],
            z: [bay.z[0] + row * half + 15, bay.z[0] + (row + 1) * half - 15],
            substance: goods.substance,
            density: density * random.between(0.95, 1.05),
            grain: 0.05,
          },
        ]);
      }
    }
  }
  return loader.load();
}
