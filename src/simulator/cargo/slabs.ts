import type { Random } from '#base/random.ts';
import { lengthOf, middleOf, type Solid, type Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { bearers, fenceOff, spread } from './dunnage.ts';
import { block, body, from, inset, type Matter, part, thinned, WOOD } from './matter.ts';
import { PALLET_HEIGHT_MM, palletPlaces, woodenPallet } from './pallet.ts';

/** Ceramic tiles: low, dense pallets, spread over the floor because of their weight. */
export function stowTiles(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const height = random.between(380, 700);
  const density = random.between(1.3, 1.8);
  const places = palletPlaces(bay, random);
  const each = 1.1 * density * height + 22;
  const wanted = Math.min(places.length, Math.floor(bay.payloadKg / each));
  const tier = random.between(150, 330);
  for (const [i, place] of places.entries()) {
    if (Math.floor(((i + 1) * wanted) / places.length) === Math.floor((i * wanted) / places.length)) continue;
    const solids = woodenPallet(place.x, bay.y[0], place.z);
    const tiers = Math.max(1, Math.round((height * random.between(0.75, 1.1)) / tier));
    for (let row = 0; row < tiers; row++) {
      const cartons = random.integer(7, 16);
      solids.push(
        block(
          inset(place.x, random.between(15, 45)),
          from(bay.y[0] + PALLET_HEIGHT_MM + row * tier, tier - 4),
          inset(place.z, random.between(10, 35)),
          { substance: 'ceramic', density, grain: 0.015, cells: { x: cartons, y: 1, gapMm: 3 } },
        ),
      );
    }
    loader.take(solids);
  }
  fenceOff(bay, loader, 600, random);
  return loader.load();
}

export interface PlateGoods {
  readonly substance: SubstanceId;
  readonly density: number;
  readonly lengthMm: Span;
  readonly heightMm: Span;
  /** Of one pack of plates, on one side of its frame. */
  readonly thickMm: Span;
}

/** Glass or stone plates on edge, leaning on both sides of A-shaped frames; few, for their weight. */
export function stowPlates(bay: Bay, goods: PlateGoods, random: Random): Load {
  const loader = loaderFor(bay);
  const length = Math.min(random.between(...goods.lengthMm), lengthOf(bay.x) - 40);
  const height = Math.min(random.between(...goods.heightMm), lengthOf(bay.y) - 170);
  const thick = random.between(...goods.thickMm);
  const eachKg = 2 * length * height * thick * 1e-6 * goods.density * 0.96 + 160;
  const count = Math.max(1, Math.floor(bay.payloadKg / eachKg));
  for (const start of spread(bay.x, length, count, random)) {
    loader.take(plateFrame(from(start, length), bay, height, thick, goods, random));
  }
  return loader.load();
}

const STEPS = 6;

function plateFrame(x: Span, bay: Bay, height: number, thick: number, goods: PlateGoods, random: Random): Solid[] {
  const middle = middleOf(bay.z);
  const solids = bearers(x, bay.y[0], inset(bay.z, 250), 118, [0.06, 0.5, 0.94]);
  const base = bay.y[0] + 120;
  const matter: Matter = { substance: goods.substance, density: goods.density };
  const inner = random.between(60, 200);
  for (const side of [-1, 1]) {
    const short = random.between(0, 0.12) * lengthOf(x);
    const tall = height * random.between(0.86, 1);
    for (let step = 0; step < STEPS; step++) {
      // Leaning inwards by about five degrees.
      const foot = inner + 190 - (step / STEPS) * tall * 0.09;
      const z: Span = side > 0 ? from(middle + foot, thick) : [middle - foot - thick, middle - foot];
      const part1: Span = [x[0] + short * random.between(0.2, 0.5), x[1] - short * random.between(0.2, 0.5)];
      solids.push(
        block(
          step === 0 ? part1 : (solids.at(-1)?.x ?? part1),
          from(base + (step * tall) / STEPS, tall / STEPS),
          z,
          matter,
        ),
      );
    }
  }
  for (const at of [0.04, 0.35, 0.65, 0.94]) {
    const post = part(x, at, at + 0.02);
    solids.push(block(post, from(base, height), [middle - 60, middle + 60], WOOD));
    solids.push(block(post, from(base + height * 0.96, 60), inset(bay.z, 420), thinned(WOOD, 1.2)));
  }
  solids.push(block(x, from(base + height * 0.5, 95), [middle - 30, middle + 30], WOOD));
  return solids;
}

/** Rough blocks of granite or marble, two or three, chocked with timber. */
export function stowStoneBlocks(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const size = { x: random.between(1300, 2500), y: random.between(850, 1350), z: random.between(1000, 1500) };
  const eachKg = size.x * size.y * size.z * 1e-6 * 2.65;
  const count = Math.max(1, Math.floor(bay.payloadKg / eachKg));
  for (const start of spread(inset(bay.x, 200), size.x, count, random)) {
    const z = from(middleOf(bay.z) - size.z / 2 + random.between(-80, 80), size.z);
    const x = from(start, size.x);
    const slices = [0, 1, 2, 3].map((slice): Solid => {
      const profile = Array.from({ length: 12 }, (_, i) => (i === 0 || i === 11 ? 0.9 : random.between(0.93, 1)));
      const own = inset(x, random.between(0, 45));
      const zs = part(z, slice / 4, (slice + 1) / 4);
      return body('heap', own, from(bay.y[0] + 100, size.y), zs, { substance: 'ceramic', density: 2.65, profile });
    });
    const chocks = [x[0] - 110, x[1] + 10].map((at) => block(from(at, 95), from(bay.y[0], 190), inset(z, 60), WOOD));
    loader.take([...bearers(x, bay.y[0], z, 98, [0.12, 0.5, 0.88]), ...slices, ...chocks]);
  }
  return loader.load();
}
