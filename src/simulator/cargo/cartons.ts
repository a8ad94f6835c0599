import type { Random } from '#base/random.ts';
import { type Extent, lengthOf, type Solid, type Span, totalMassKg } from '../bodies/solid.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { type FrontLine, frontLine } from './front-line.ts';
import { loadTop } from './load-top.ts';
import { block, from } from './matter.ts';
import { PALLET_HEIGHT_MM, palletRows, woodenPallet } from './pallet.ts';

/** Fills a carton: wrapping and contents as bodies within its extent, at the density given, g/cm³. */
export type Pack = (carton: Extent, density: number, random: Random, isOnTop: boolean) => Solid[];

/** Goods in cartons, stacked by hand on the floor or on pallets. */
export interface CartonGoods {
  readonly sizeMm: { readonly x: Span; readonly y: Span; readonly z: Span };
  readonly density: Span;
  readonly pack: Pack;
  /** Share of loads that stand on pallets. */
  readonly palletised: number;
  /** At most so many sizes of carton in one load. */
  readonly sizes: number;
  /** How far hands and the voyage have disturbed the stacks: 1 as usual. */
  readonly disorder: number;
}

/** One size of carton with its contents. */
interface Kind {
  readonly size: { readonly x: number; readonly y: number; readonly z: number };
  readonly density: number;
  readonly pack: Pack;
}

export function stowCartons(bay: Bay, goods: CartonGoods, random: Random): Load {
  const kinds = Array.from({ length: random.integer(1, goods.sizes) }, () => anyKind(goods, random));
  const bulk = kinds.reduce((sum, kind) => sum + bulkDensityOf(kind, random.fork('bulk')), 0) / kinds.length;
  return random.chance(goods.palletised)
    ? stowOnPallets(bay, kinds, bulk, goods.disorder, random)
    : stowOnFloor(bay, kinds, bulk, goods.disorder, random);
}

function anyKind({ sizeMm, density, pack }: CartonGoods, random: Random): Kind {
  const size = {
    x: random.between(...sizeMm.x),
    y: random.between(...sizeMm.y),
    z: random.between(...sizeMm.z),
  };
  return { size, density: random.between(...density), pack };
}

function bulkDensityOf({ size, density, pack }: Kind, random: Random): number {
  const samples = 6;
  let massKg = 0;
  for (let i = 0; i < samples; i++) {
    massKg += totalMassKg(pack({ x: [0, size.x], y: [0, size.y], z: [0, size.z] }, density, random, false));
  }
  return massKg / samples / (size.x * size.y * size.z * 1e-6);
}

/** Stacks in sections about as long as a pallet: tight within, a crooked gap from wall to wall between them. */
function stowOnFloor(bay: Bay, kinds: readonly Kind[], bulk: number, disorder: number, random: Random): Load {
  const loader = loaderFor(bay);
  const front = frontLine(bay);
  const top = loadTop(bay, stackHeightMm(bay, bulk * 0.97), random);
  const sectionMm = random.between(700, 1300);
  let start = bay.x[0] + random.between(2, 40);
  let kind = random.pick(kinds);
  for (;;) {
    if (random.chance(0.25)) kind = random.pick(kinds);
    const sway = swayOf(disorder, random);
    let stood = false;
    const own = lanes(bay.z, kind.size, sectionMm, random);
    const longest = Math.max(...own.map(({ stacks, lengthMm }) => stacks * lengthMm));
    for (const lane of own) {
      for (let stack = 0; stack < lane.stacks; stack++) {
        const free = front.freeFrom(from(bay.y[0], kind.size.y), lane.z);
        const x = Math.max(start + (stack * longest) / lane.stacks, free) + random.between(0, 5) * disorder;
        const uneven = random.between(-0.6, 0.3) * disorder * kind.size.y;
        const room = Math.min(bay.y[1] - bay.y[0], top(x, lane.z[0]) + uneven - bay.y[0]);
        const place = { x: from(x, lane.lengthMm), y: from(bay.y[0], room), z: lane.z };
        const cartons = stackUp(place, kind, front, bay, (y) => sway(y) + random.between(-2, 2) * disorder, random);
        for (const carton of cartons) if (loader.take(carton.solids)) front.advance(carton.extent);
        stood ||= cartons.length > 0;
      }
    }
    if (!stood) return loader.load();
    start = Math.max(start + 1, random.chance(0.75) ? front.farthest() + random.between(-10, 8) * disorder : start + 1);
  }
}

/** How far stacks have moved at a height above the floor, mm: they lean, and waver as one. */
function swayOf(disorder: number, random: Random): (heightMm: number) => number {
  const lean = random.between(-0.006, 0.012) * disorder;
  let wander = 0;
  const knots = Array.from({ length: 24 }, () => {
    wander += random.between(-5, 5) * disorder;
    return wander;
  });
  return (heightMm) => {
    const at = Math.max(0, Math.min(knots.length - 1.001, heightMm / 125));
    const i = Math.floor(at);
    return lean * heightMm + (knots[i] as number) * (1 + i - at) + (knots[i + 1] as number) * (at - i);
  };
}

interface Lane {
  readonly z: Span;
  /** Of a carton, along the hold. */
  readonly lengthMm: number;
  /** How many stacks a section holds in this lane. */
  readonly stacks: number;
}

/** Lanes over a width, cartons lengthwise in some and turned in others, the slack between them or at a wall. */
function lanes(width: Span, { x, z }: Kind['size'], sectionMm: number, random: Random): Lane[] {
  const turning = random.pick([0, 0.35, 0.5, 1]);
  const found: { deep: number; lengthMm: number }[] = [];
  for (let left = lengthOf(width); left >= Math.min(x, z); ) {
    const isTurned = left < Math.max(x, z) ? x < z : random.chance(turning);
    found.push(isTurned ? { deep: x, lengthMm: z } : { deep: z, lengthMm: x });
    left -= isTurned ? x : z;
  }
  const slack = lengthOf(width) - found.reduce((sum, { deep }) => sum + deep, 0);
  const gap = random.chance(0.5) ? slack / (found.length + 1) : 0;
  let at = width[0] + (gap > 0 ? gap : random.between(0, slack));
  return found.map(({ deep, lengthMm }) => {
    const stacks = Math.max(1, Math.round(sectionMm / lengthMm));
    const lane: Lane = { z: from(at, deep - 0.5), lengthMm, stacks };
    at += deep + gap;
    return lane;
  });
}

interface Placed {
  readonly extent: Extent;
  readonly solids: readonly Solid[];
}

/** A stack that follows a sway and rests on the load before it. */
function stackUp(
  place: Extent,
  { size, density, pack }: Kind,
  front: FrontLine,
  bay: Bay,
  sway: (heightMm: number) => number,
  random: Random,
): Placed[] {
  const length = lengthOf(place.x);
  const tiers = Math.floor(lengthOf(place.y) / size.y + 0.2);
  const placed: Placed[] = [];
  let y = place.y[0];
  let under = place.x[0];
  for (let tier = 0; tier < tiers && y + size.y <= bay.y[1]; tier++) {
    // The lower a carton lies, the more of its height is crushed.
    const height = size.y * random.between(0.965, 1);
    const ys = from(y, height);
    const x = Math.max(front.freeFrom(ys, place.z), place.x[0] + sway(y - place.y[0]));
    if (x + length > bay.x[1] || x - under > length * 0.4) break;
    const extent: Extent = { x: from(x, length - random.between(0, 3)), y: [y, y + height - 1], z: place.z };
    placed.push({ extent, solids: pack(extent, density * random.between(0.93, 1.07), random, tier === tiers - 1) });
    under = x;
    y += height;
  }
  return placed;
}

/** Unit loads of cartons on pallets, each row for itself, so that near and far gaps do not meet. */
function stowOnPallets(bay: Bay, kinds: readonly Kind[], bulk: number, disorder: number, random: Random): Load {
  const loader = loaderFor(bay);
  const top = loadTop(bay, stackHeightMm(bay, bulk * 0.88) - PALLET_HEIGHT_MM, random);
  const front = frontLine(bay);
  const decks = random.chance(0.35) ? 2 : 1;
  const rows = palletRows(bay, random);
  const isFull = rows.map(() => false);
  let kind = random.pick(kinds);
  for (let turn = 0; isFull.includes(false); turn = (turn + 1) % rows.length) {
    const row = rows[turn];
    if (!row || isFull[turn]) continue;
    if (random.chance(0.2)) kind = random.pick(kinds);
    const start = front.freeFrom(bay.y, row.z) + random.between(2, 40);
    if (start + row.lengthMm > bay.x[1]) isFull[turn] = true;
    else {
      const room = top(start, row.z[0]) - bay.y[0];
      let floor = bay.y[0];
      for (let deck = 0; deck < decks; deck++) {
        const unit: Extent = { x: from(start, row.lengthMm), y: [floor, floor + room / decks + 80], z: row.z };
        floor = palletLoad(unit, kind, deck === decks - 1, disorder, random, (solids, extent) => {
          if (loader.take(solids)) front.advance(extent);
        });
      }
      front.advance({ x: from(start, row.lengthMm), y: bay.y, z: row.z });
    }
  }
  return loader.load();
}

/** Cartons on one pallet, the uppermost tier not always complete; returns the height at which it ends. */
function palletLoad(
  unit: Extent,
  { size, density, pack }: Kind,
  isTopDeck: boolean,
  disorder: number,
  random: Random,
  take: (solids: readonly Solid[], extent: Extent) => void,
): number {
  take(woodenPallet(unit.x, unit.y[0], unit.z), { ...unit, y: from(unit.y[0], PALLET_HEIGHT_MM) });
  const count = (span: Span, side: number) => Math.max(1, Math.round(lengthOf(span) / side - 0.15));
  const nx = count(unit.x, size.x);
  const nz = count(unit.z, size.z);
  const overhang = random.between(-25, 4);
  const step = { x: (lengthOf(unit.x) + overhang) / nx, z: (lengthOf(unit.z) - 4) / nz };
  const tiers = Math.max(1, Math.floor((lengthOf(unit.y) - PALLET_HEIGHT_MM) / size.y));
  const lean = random.between(-0.012, 0.012) * disorder;
  const missing = isTopDeck && random.chance(0.25) ? random.between(0.2, 0.7) : 0;
  let y = unit.y[0] + PALLET_HEIGHT_MM;
  for (let tier = 0; tier < tiers; tier++) {
    const height = size.y * random.between(0.975, 1);
    const start = unit.x[0] - overhang / 2 + Math.max(-14, Math.min(14, lean * (y - unit.y[0])));
    for (let i = 0; i < nx * nz; i++) {
      if (tier === tiers - 1 && random.chance(missing)) continue;
      const x = start + (i % nx) * step.x + random.between(0, 3) * disorder;
      const z = unit.z[0] + Math.floor(i / nx) * step.z;
      const extent: Extent = { x: from(x, step.x - 3), y: [y, y + height - 1], z: from(z, step.z - 2) };
      take(pack(extent, density * random.between(0.94, 1.06), random, tier === tiers - 1), extent);
    }
    if (random.chance(0.2)) take([block(unit.x, from(y + height - 1, 1), unit.z, SLIP_SHEET)], unit);
    y += height;
  }
  return y;
}

const SLIP_SHEET = { substance: 'cellulose', density: 0.7 } as const;
