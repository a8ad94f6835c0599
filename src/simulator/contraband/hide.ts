import type { Random } from '#base/random.ts';
import { type Extent, extentOf, lengthOf, moved, type Solid, type Span } from '../bodies/solid.ts';
import type { TargetParts } from './make-target.ts';

/** A target in its hiding place, and the cargo as it is left. */
export interface Hidden {
  readonly target: readonly Solid[];
  readonly packages: readonly (readonly Solid[])[];
}

/** Puts a target between, within, on top of or behind the cargo of a hold, and makes room for it. */
export function hide(
  parts: TargetParts,
  hold: Extent,
  packages: readonly (readonly Solid[])[],
  random: Random,
): Hidden {
  const solids = random.chance(0.85) ? lowerThanCargo(parts.solids, hold, packages) : parts.solids;
  const own = extentOf(solids);
  const size = { x: lengthOf(own.x), y: lengthOf(own.y), z: lengthOf(own.z) };
  const corner = cornerFor(size, hold, packages, random);
  const x = fitted(corner.x, size.x, hold.x);
  const z = fitted(corner.z, size.z, hold.z);
  const place: Extent = { x, y: fitted(supportBelow({ x, z }, corner.y, hold, packages), size.y, hold.y), z };
  const target = solids.map((solid) =>
    moved(solid, place.x[0] - own.x[0], place.y[0] - own.y[0], place.z[0] - own.z[0]),
  );
  return { target, packages: parts.displaces ? withRoomFor(place, packages) : packages };
}

/** A stack that towers over the cargo hides nothing: its upper tiers stay at home. */
function lowerThanCargo(
  solids: readonly Solid[],
  hold: Extent,
  packages: readonly (readonly Solid[])[],
): readonly Solid[] {
  if (packages.length === 0) return solids;
  const base = extentOf(solids).y[0];
  const room = Math.max(...packages.flat().map((solid) => solid.y[1])) - hold.y[0];
  const low = solids.filter((solid) => solid.y[1] - base <= room);
  return low.length > 0 ? low : solids;
}

/** Height of the cargo's top, or of the floor, on which something lowered from a height comes to rest. */
function supportBelow(
  footprint: Pick<Extent, 'x' | 'z'>,
  fromMm: number,
  hold: Extent,
  packages: readonly (readonly Solid[])[],
): number {
  const area = lengthOf(footprint.x) * lengthOf(footprint.z);
  const tops = packages
    .map((solids) => extentOf(solids))
    .filter((own) => overlap(own.x, footprint.x) * overlap(own.z, footprint.z) > 0.2 * area)
    .filter((own) => own.y[1] <= fromMm + 60)
    .map((own) => own.y[1]);
  return Math.max(hold.y[0], ...tops);
}

function fitted(from: number, length: number, within: Span): Span {
  const start = Math.max(within[0], Math.min(from, within[1] - length));
  return [start, start + length];
}

type Size = { readonly x: number; readonly y: number; readonly z: number };

function cornerFor(size: Size, hold: Extent, packages: readonly (readonly Solid[])[], random: Random): Size {
  const z = random.between(hold.z[0], Math.max(hold.z[0], hold.z[1] - size.z));
  const anywhere = { x: random.between(hold.x[0], hold.x[1] - size.x), y: hold.y[0], z };
  if (packages.length === 0) return anywhere;
  const draw = random.next();
  if (draw < 0.15) return { ...anywhere, x: hold.x[1] - size.x - random.between(0, 300) };
  if (draw < 0.25) {
    const under = packages
      .map((solids) => extentOf(solids))
      .filter((extent) => overlap(extent.x, [anywhere.x, anywhere.x + size.x]) > 0);
    return { ...anywhere, y: Math.max(hold.y[0], ...under.map((extent) => extent.y[1])) };
  }
  const chosen = extentOf(random.pick(packages));
  const low = random.chance(0.5);
  return {
    x: chosen.x[0] + random.between(0, Math.max(0, lengthOf(chosen.x) - size.x)),
    y: low ? chosen.y[0] : chosen.y[0] + random.between(0, Math.max(0, lengthOf(chosen.y) - size.y)),
    z: chosen.z[0] + random.between(0, Math.max(0, lengthOf(chosen.z) - size.z)),
  };
}

function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one[1], other[1]) - Math.max(one[0], other[0]));
}

/**
 * Boxes and bags are hollowed where the target lies, as contraband is packed into cartons and bales; bodies that
 * cannot be hollowed are taken out when they are in the way.
 */
function withRoomFor(place: Extent, packages: readonly (readonly Solid[])[]): (readonly Solid[])[] {
  const kept: (readonly Solid[])[] = [];
  for (const solids of packages) {
    const own = extentOf(solids);
    const shared = sharedExtent(own, place);
    if (!shared) {
      kept.push(solids);
    } else if (solids.every((solid) => solid.shape === 'block' || solid.shape === 'pillow')) {
      kept.push([...solids, ...solids.flatMap((solid) => hollowOf(solid, place))]);
    } else if (volume(shared) / volume(own) < 0.2) {
      kept.push(solids);
    }
  }
  return kept;
}

/** The missing matter of a body where the target lies, as a body of negative density. */
function hollowOf(solid: Solid, place: Extent): Solid[] {
  const shared = sharedExtent(solid, place);
  if (!shared || solid.density < 0) return [];
  const share = solid.shape === 'pillow' ? 0.85 : 0.97;
  return [{ shape: 'block', ...shared, substance: solid.substance, density: -solid.density * share }];
}

function sharedExtent(one: Extent, other: Extent): Extent | undefined {
  if (overlap(one.x, other.x) <= 0 || overlap(one.y, other.y) <= 0 || overlap(one.z, other.z) <= 0) return undefined;
  const both = (a: Span, b: Span): Span => [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return { x: both(one.x, other.x), y: both(one.y, other.y), z: both(one.z, other.z) };
}

function volume(extent: Extent): number {
  return lengthOf(extent.x) * lengthOf(extent.y) * lengthOf(extent.z);
}
