import type { Random } from '#base/random.ts';
import { lengthOf, middleOf, type Solid, type Span } from '../bodies/solid.ts';
import { DISH_SHARE } from '../conveyance/container-frame.ts';
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

/** Steps in which the liquid follows a dished end. */
const DISH_STEPS = 5;

/** Liquid filling the lengthwise vessel of a tank container to a level, with the ullage that heat asks for. */
export function stowTankLiquid(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(0.78, 1.3);
  const substance: SubstanceId = density < 0.92 ? random.pick(['ethanol', 'polyethylene']) : 'water';
  const semi = { y: lengthOf(bay.y) / 2, z: lengthOf(bay.z) / 2 };
  const dish = DISH_SHARE * lengthOf(bay.y);
  const trunk = inset(bay.x, dish);
  const volume = Math.PI * semi.y * semi.z * (lengthOf(trunk) + (4 / 3) * dish) * 1e-6;
  // An ellipse filled to a share of its height is full to at most 1.08 of that share.
  const level = Math.min(random.between(0.8, 0.96), (0.9 * bay.payloadKg) / (volume * density));
  const height = level * lengthOf(bay.y);
  const layers = Array.from({ length: LAYERS }, (_, i) => {
    const y: Span = [bay.y[0] + (i * height) / LAYERS, bay.y[0] + ((i + 1) * height) / LAYERS];
    const up = (middleOf(y) - middleOf(bay.y)) / semi.y;
    const slice = (x: Span, out: number): Solid[] => {
      const half = semi.z * Math.sqrt(Math.max(0, 1 - up * up - out * out));
      return half > 0 ? [block(x, y, [middleOf(bay.z) - half, middleOf(bay.z) + half], { substance, density })] : [];
    };
    const ends = Array.from({ length: DISH_STEPS }, (_step, k) => {
      const out = (k + 0.5) / DISH_STEPS;
      const step = dish / DISH_STEPS;
      return [...slice(from(trunk[0] - (k + 1) * step, step), out), ...slice(from(trunk[1] + k * step, step), out)];
    });
    return [...slice(trunk, 0), ...ends.flat()];
  });
  loader.take(layers.flat());
  return loader.load();
}
