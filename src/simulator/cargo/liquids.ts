import type { Random } from '#base/random.ts';
import { lengthOf, middleOf, type Solid, type Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { block, body, from, inset, part, STEEL } from './matter.ts';
import { woodenPallet } from './pallet.ts';

const IBC = { lengthMm: 1200, widthMm: 1000, heightMm: 1160 } as const;

/** Intermediate bulk containers of a cubic metre: a bottle in a cage of tubes on its pallet, filled to a level. */
export function stowIbcs(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(0.85, 1.25);
  const substance: SubstanceId = random.pick(['water', 'ethanol', 'polyethylene']);
  const tiers = lengthOf(bay.y) * bay.fill > 2 * IBC.heightMm && random.chance(0.35) ? 2 : 1;
  const turned = random.chance(0.5);
  const length = turned ? IBC.widthMm : IBC.lengthMm;
  const width = turned ? 1155 : IBC.widthMm;
  for (const row of [0, 1]) {
    const z: Span = row === 0 ? from(bay.z[0], width) : [bay.z[1] - width, bay.z[1]];
    for (let x = bay.x[0] + random.between(10, 60); x + length <= bay.x[1]; x += length + random.between(6, 35)) {
      for (let tier = 0; tier < tiers; tier++) {
        loader.take(ibc(from(x, length), bay.y[0] + tier * IBC.heightMm, z, substance, density, random));
      }
    }
  }
  return loader.load();
}

function ibc(x: Span, floorMm: number, z: Span, substance: SubstanceId, density: number, random: Random): Solid[] {
  const bottle = { x: inset(x, 25), y: from(floorMm + 150, 965), z: inset(z, 25) };
  const wall = { substance: 'polyethylene', density: 0.95 } as const;
  const level = part(bottle.y, 0.005, random.between(0.9, 0.97));
  const solids = [
    ...woodenPallet(x, floorMm, z),
    block(inset(bottle.x, 4), level, inset(bottle.z, 4), { substance, density: density * 0.97 }),
    block(bottle.x, bottle.y, from(bottle.z[0], 3), wall),
    block(bottle.x, bottle.y, [bottle.z[1] - 3, bottle.z[1]], wall),
    ...bottle.x.map((at, i) => block(from(at - i * 4, 4), bottle.y, bottle.z, wall)),
    block(bottle.x, [bottle.y[1] - 4, bottle.y[1]], bottle.z, wall),
    body('upright', part(x, 0.44, 0.56), [bottle.y[1], bottle.y[1] + 35], part(z, 0.44, 0.56), wall),
  ];
  for (const zs of [from(z[0], 20), [z[1] - 20, z[1]]] as const) {
    for (let i = 0; i <= 7; i++) {
      const at = x[0] + (i * (lengthOf(x) - 18)) / 7;
      solids.push(body('upright', from(at, 18), bottle.y, zs, { ...STEEL, hollow: 0.89 }));
    }
    for (const share of [0, 0.25, 0.5, 0.75, 0.98]) {
      solids.push(body('lengthwise', x, from(bottle.y[0] + share * 965 - 1, 18), zs, { ...STEEL, hollow: 0.89 }));
    }
  }
  return solids;
}

const LAYERS = 56;

/** Liquid filling the lengthwise vessel of a tank container to a level, with the ullage that heat asks for. */
export function stowTankLiquid(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(0.78, 1.3);
  const substance: SubstanceId = density < 0.92 ? random.pick(['ethanol', 'polyethylene']) : 'water';
  const semi = { y: lengthOf(bay.y) / 2, z: lengthOf(bay.z) / 2 };
  const volume = lengthOf(bay.x) * lengthOf(bay.y) * lengthOf(bay.z) * 1e-6 * 0.7854;
  // A full ellipse up to the level; half the height is half the volume, and near that the two are almost in step.
  const level = Math.min(random.between(0.8, 0.96), (0.95 * bay.payloadKg) / (volume * density));
  const height = level * lengthOf(bay.y);
  const layers = Array.from({ length: LAYERS }, (_, i) => {
    const y: Span = [bay.y[0] + (i * height) / LAYERS, bay.y[0] + ((i + 1) * height) / LAYERS];
    const t = (middleOf(y) - middleOf(bay.y)) / semi.y;
    const half = semi.z * Math.sqrt(Math.max(0, 1 - t * t));
    return block(bay.x, y, [middleOf(bay.z) - half, middleOf(bay.z) + half], { substance, density });
  });
  loader.take(layers);
  return loader.load();
}
