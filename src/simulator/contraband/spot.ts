import type { Random } from '#base/random.ts';
import { type Extent, extentOf, lengthOf, moved, type Solid, type Span } from '../bodies/solid.ts';
import { type ContainerFrame, cavitiesOf } from '../conveyance/container-frame.ts';
import type { Concealment } from './concealment.ts';
import { bulkhead, deck } from './false-compartment.ts';
import { isYielding, overlap, overlaps, type Package, upperSide } from './make-way.ts';

/** Where something may be hidden: a container's hold and its packages, in the container's own frame. */
export interface Site {
  readonly frame: ContainerFrame;
  readonly hold: Extent;
  readonly packages: readonly Package[];
}

/** A room for something, and what had to be done to get it. */
export interface Spot {
  readonly room: Extent;
  /** Where in the room it goes: at an end of it, or anywhere. */
  readonly end: 'front' | 'rear' | 'any';
  /**
   * What carries things: the room's own floor, whatever lies highest below them in the hold, or a sheet that comes
   * with them, between beams.
   */
  readonly support: 'floor' | 'cargo' | 'tray';
  readonly walls: readonly Solid[];
  readonly packages: readonly Package[];
}

/** Finds a place of a kind; undefined where chance met none. */
export function spotFor(concealment: Concealment, site: Site, random: Random): Spot | undefined {
  switch (concealment) {
    case 'in-cargo':
      return inCargo(site, random);
    case 'in-package':
      return inPackage(site, random);
    case 'behind-cargo':
      return behindCargo(site, random);
    case 'by-doors':
      return byDoors(site, random);
    case 'on-top':
      return onTop(site, random);
    case 'false-wall':
      return behindBulkhead(site, random);
    default:
      return inCavity(concealment, site, random);
  }
}

/** A second bulkhead, a raised floor or a lowered roof, and the cargo moved to make room for it. */
export function compartmentSpot(concealment: Concealment, site: Site, random: Random): Spot | undefined {
  if (concealment === 'false-wall') return behindBulkhead(site, random);
  const { hold } = site;
  const isFloor = concealment === 'floor';
  const height = random.between(isFloor ? 95 : 110, isFloor ? 180 : 260);
  const whole = random.chance(0.4);
  const long = whole ? lengthOf(hold.x) : lengthOf(hold.x) * random.between(0.25, 0.6);
  const x: Span = [hold.x[0], clearEnd(hold.x[0] + long, hold, site.packages)];
  const { walls, room } = deck(isFloor ? 'floor' : 'roof', hold, x, height, random);
  const inside = extentOf(walls);
  const packages = site.packages.flatMap((goods): readonly Package[] => {
    const own = extentOf(goods);
    if (overlap(own.x, x) <= 0) return [goods];
    if (!isFloor) return own.y[1] > inside.y[0] ? [] : [goods];
    const by = inside.y[1] - hold.y[0];
    return own.y[1] + by > hold.y[1] ? [] : [goods.map((one) => moved(one, 0, by, 0))];
  });
  return { room, end: 'any', support: 'floor', walls, packages };
}

/** The first x from one on at which no package begins before and ends behind. */
function clearEnd(fromMm: number, hold: Extent, packages: readonly Package[]): number {
  let end = fromMm;
  for (const { x } of packages.map(extentOf).sort((one, other) => one.x[0] - other.x[0])) {
    if (x[0] < end) end = Math.max(end, x[1]);
  }
  return Math.min(hold.x[1], end);
}

const ROOM_OF_ITS_OWN = { walls: [], support: 'floor' } as const;

function inCargo({ hold, packages }: Site, random: Random): Spot | undefined {
  if (packages.length === 0) return undefined;
  const beside = extentOf(random.pick(packages));
  const long = random.between(600, 4200);
  const x: Span = [beside.x[0], Math.min(hold.x[1], beside.x[0] + long)];
  const top = topOf(packages, [x[0], Math.min(x[1], x[0] + 900)], hold);
  const low = random.chance(0.4) ? hold.y[0] : beside.y[0];
  return { room: { x, y: [low, top], z: hold.z }, end: 'front', support: 'cargo', walls: [], packages };
}

function inPackage({ packages, hold }: Site, random: Random): Spot | undefined {
  if (packages.length === 0) return undefined;
  const goods = random.pick(packages);
  const largest = goods.reduce((one, other) => (volumeOf(one) >= volumeOf(other) ? one : other));
  if (largest.shape === 'heap' || !isYielding(largest) || volumeOf(largest) < 0.2 * volumeOf(extentOf(goods)))
    return undefined;
  const margin = largest.shape === 'pillow' ? 0.14 : 0.04;
  const within = (span: Span): Span => {
    const wall = Math.max(12, margin * lengthOf(span));
    return [span[0] + wall, span[1] - wall];
  };
  const room = { x: within(largest.x), y: within(largest.y), z: within(largest.z) };
  if (goods.some((one) => !isYielding(one) && overlaps(one, room))) return undefined;
  if (room.y[0] < hold.y[0] || lengthOf(room.x) < 120 || lengthOf(room.y) < 60) return undefined;
  return { ...ROOM_OF_ITS_OWN, room, end: 'any', packages };
}

/** At the front wall; the cargo stands farther back, and what finds no place any more stays at home. */
function behindCargo({ hold, packages }: Site, random: Random): Spot | undefined {
  if (packages.length === 0) return undefined;
  const depth = random.between(450, 2600);
  const left = movedBack(packages, hold, hold.x[0] + depth);
  const low = topOf(packages, [hold.x[0], hold.x[0] + 1500], hold);
  const room: Extent = { x: [hold.x[0], hold.x[0] + depth], y: [hold.y[0], Math.max(low, hold.y[0] + 700)], z: hold.z };
  return { ...ROOM_OF_ITS_OWN, room, end: 'front', packages: left };
}

function behindBulkhead({ hold, packages }: Site, random: Random): Spot | undefined {
  const depth = random.chance(0.75) ? random.between(110, 500) : random.between(500, 1000);
  const { walls, room } = bulkhead(hold, depth, random);
  const face = extentOf(walls).x[1];
  return { room, end: 'front', support: 'floor', walls, packages: movedBack(packages, hold, face + 8) };
}

/** The cargo from a place on; in a hold with room behind it the packages follow, else the last ones are left out. */
function movedBack(packages: readonly Package[], hold: Extent, from: number): readonly Package[] {
  if (packages.length === 0) return packages;
  const by = Math.max(0, from - extentOf(packages.flat()).x[0]);
  return packages
    .map((goods) => goods.map((one) => moved(one, by, 0, 0)))
    .filter((goods) => extentOf(goods).x[1] <= hold.x[1]);
}

/** Behind the doors: on the floor where the last row leaves room, on the cargo, or in place of some of it. */
function byDoors({ hold, packages }: Site, random: Random): Spot {
  const depth = random.between(500, 1300);
  const x: Span = [hold.x[1] - depth, hold.x[1] - random.between(5, 60)];
  const top = topOf(packages, x, hold);
  const isOnTop = top > hold.y[0] && hold.y[1] - top > 350 && random.chance(0.5);
  const y: Span = [isOnTop ? top : hold.y[0], hold.y[1]];
  return { room: { x, y, z: hold.z }, end: 'rear', support: 'cargo', walls: [], packages };
}

function onTop({ hold, packages }: Site, random: Random): Spot | undefined {
  if (packages.length === 0) return undefined;
  const under = extentOf(random.pick(packages));
  const x: Span = [under.x[0], Math.min(hold.x[1], under.x[0] + random.between(600, 3000))];
  const top = topOf(packages, x, hold);
  if (hold.y[1] - top < 130) return undefined;
  return { room: { x, y: [top, hold.y[1]], z: hold.z }, end: 'front', support: 'cargo', walls: [], packages };
}

function inCavity(kind: Concealment, { frame, packages }: Site, random: Random): Spot | undefined {
  const cavities = cavitiesOf(frame).filter((cavity) => cavity.kind === kind);
  if (cavities.length === 0) return undefined;
  const { x, y, z } = random.pick(cavities).extent;
  const margin = 2;
  const room: Extent = {
    x: [x[0] + margin, x[1] - margin],
    y: [y[0] + margin, y[1] - margin],
    z: [z[0] + margin, z[1] - margin],
  };
  const support = kind === 'floor' || kind === 'roof' ? 'tray' : 'floor';
  return { room, end: 'any', support, walls: [], packages };
}

/** Height of the cargo over a stretch of the hold; that of the floor where there is none. */
function topOf(packages: readonly Package[], x: Span, hold: Extent): number {
  let top = hold.y[0];
  for (const one of packages.flat()) if (overlap(one.x, x) > 5) top = Math.max(top, upperSide(one, x)[1]);
  return top;
}

function volumeOf({ x, y, z }: Extent): number {
  return lengthOf(x) * lengthOf(y) * lengthOf(z);
}

/** Share of a footprint that bodies of a height carry, and that height, from the highest below a limit downwards. */
export function carriedAt(footprint: Extent, fromMm: number, hold: Extent, packages: readonly Package[]): number {
  const area = lengthOf(footprint.x) * lengthOf(footprint.z);
  const below = packages
    .flat()
    .filter((one) => one.density > 0 && overlaps({ ...one, y: footprint.y }, footprint))
    .map((one) => ({
      top: upperSide(one, footprint.x)[1],
      area: overlap(one.x, footprint.x) * overlap(one.z, footprint.z),
    }))
    .filter(({ top }) => top <= fromMm + 5)
    .toSorted((one, other) => other.top - one.top);
  for (const [i, { top }] of below.entries()) {
    let share = 0;
    for (let k = i; k < below.length && (below[k] as { top: number }).top > top - 30; k++) {
      share += (below[k] as { area: number }).area / area;
    }
    if (share > 0.4) return top;
  }
  return hold.y[0];
}
