import type { Random } from '#base/random.ts';
import type { Extent, Solid, Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { PALLET_HEIGHT_MM, palletPlaces, woodenPallet } from './pallet.ts';

/** Cartons of one kind of goods. */
export interface CartonGoods {
  readonly density: Span;
  readonly sizeMm: { readonly x: Span; readonly y: Span; readonly z: Span };
  readonly grain: Span;
  readonly substance: SubstanceId;
  /** Boxes inside the carton, along x and y. */
  readonly inner?: { readonly x: number; readonly y: number };
  /** A core of something else in each carton (the appliance in its packing). */
  readonly core?: { readonly substance: SubstanceId; readonly density: Span; readonly share: number };
}

/** Fills a bay with cartons, on pallets or stacked from the floor by hand. */
export function stowCartons(bay: Bay, goods: CartonGoods, random: Random, palletised: boolean): Load {
  const size = {
    x: random.between(...goods.sizeMm.x),
    y: random.between(...goods.sizeMm.y),
    z: random.between(...goods.sizeMm.z),
  };
  const density = random.between(...goods.density);
  const kind: Kind = {
    goods,
    size,
    density,
    grain: random.between(...goods.grain),
    coreDensity: goods.core ? random.between(...goods.core.density) : 0,
  };
  const loader = loaderFor(bay.payloadKg);
  const bulk = density + (goods.core ? kind.coreDensity * goods.core.share * goods.core.share * goods.core.share : 0);
  const height = stackHeightMm(bay, bulk) - (palletised ? PALLET_HEIGHT_MM : 0);
  const places = palletised ? palletPlaces(bay, random) : floorStacks(bay, size, random);
  for (const place of places) {
    if (palletised) loader.take(woodenPallet(place.x, bay.y[0], place.z));
    const top = place.y[0] + height * (random.chance(0.15) ? random.between(0.55, 0.95) : 1);
    for (const carton of stack({ ...place, y: [place.y[0], top] }, kind, random)) loader.take(carton);
  }
  return loader.load();
}

interface Kind {
  readonly goods: CartonGoods;
  readonly size: { readonly x: number; readonly y: number; readonly z: number };
  readonly density: number;
  readonly grain: number;
  readonly coreDensity: number;
}

/** One stack after the other, each as long as a carton and as wide as the hold. */
function floorStacks(bay: Bay, size: Kind['size'], random: Random): Extent[] {
  const stacks: Extent[] = [];
  for (let x = bay.x[0] + random.between(5, 40); x + size.x <= bay.x[1]; x += size.x + random.between(3, 22)) {
    stacks.push({ x: [x, x + size.x], y: bay.y, z: bay.z });
  }
  return stacks;
}

function stack(place: Extent, { goods, size, density, grain, coreDensity }: Kind, random: Random): Solid[][] {
  const countX = Math.max(1, Math.floor((place.x[1] - place.x[0] + 20) / size.x));
  const countZ = Math.max(1, Math.floor((place.z[1] - place.z[0] + 20) / size.z));
  const countY = Math.floor((place.y[1] - place.y[0]) / size.y);
  const stepX = (place.x[1] - place.x[0]) / countX;
  const stepZ = (place.z[1] - place.z[0]) / countZ;
  const lean = random.between(-4, 4);
  const cartons: Solid[][] = [];
  for (let tier = 0; tier < countY; tier++) {
    for (let i = 0; i < countX; i++) {
      for (let k = 0; k < countZ; k++) {
        const x = place.x[0] + i * stepX + lean * tier + random.between(0, 4);
        const y = place.y[0] + tier * size.y;
        const z = place.z[0] + k * stepZ;
        const spans: Extent = { x: [x, x + stepX - 4], y: [y, y + size.y - 2], z: [z, z + stepZ - 4] };
        cartons.push(carton(spans, goods, density * random.between(0.94, 1.06), grain, coreDensity));
      }
    }
  }
  return cartons;
}

function carton(spans: Extent, goods: CartonGoods, density: number, grain: number, coreDensity: number): Solid[] {
  const cells = goods.inner ? { cells: { ...goods.inner, gapMm: 4 } } : {};
  const solids: Solid[] = [{ shape: 'block', ...spans, substance: goods.substance, density, grain, ...cells }];
  if (goods.core) {
    const inset = (span: Span): Span => {
      const margin = ((span[1] - span[0]) * (1 - (goods.core?.share ?? 0))) / 2;
      return [span[0] + margin, span[1] - margin];
    };
    solids.push({
      shape: 'block',
      x: inset(spans.x),
      y: inset(spans.y),
      z: inset(spans.z),
      substance: goods.core.substance,
      density: coreDensity,
      grain: 0.35,
    });
  }
  return solids;
}
