import type { Random } from '#base/random.ts';
import { type Extent, extentOf, lengthOf, middleOf, type Solid, type Span } from './solid.ts';
import { moved, type TargetParts } from './target.ts';

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
  const own = extentOf(parts.solids);
  const size = { x: lengthOf(own.x), y: lengthOf(own.y), z: lengthOf(own.z) };
  const corner = cornerFor(size, hold, packages, random);
  const place: Extent = {
    x: fitted(corner.x, size.x, hold.x),
    y: fitted(corner.y, size.y, hold.y),
    z: fitted(corner.z, size.z, hold.z),
  };
  const target = parts.solids.map((solid) =>
    moved(solid, place.x[0] - own.x[0], place.y[0] - own.y[0], place.z[0] - own.z[0]),
  );
  return { target, packages: parts.displaces ? withRoomFor(place, packages) : packages };
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

/** Packages mostly in the way are taken out; larger ones are hollowed, as contraband is packed into bales and rolls. */
function withRoomFor(place: Extent, packages: readonly (readonly Solid[])[]): (readonly Solid[])[] {
  const kept: (readonly Solid[])[] = [];
  for (const solids of packages) {
    const own = extentOf(solids);
    const shared: Extent | undefined = sharedExtent(own, place);
    if (!shared) {
      kept.push(solids);
      continue;
    }
    const share = volume(shared) / volume(own);
    if (share > 0.3) continue;
    kept.push([...solids, ...solids.flatMap((solid) => hollowOf(solid, place))]);
  }
  return kept;
}

/** The missing matter of a body where the target lies, as a body of negative density. */
function hollowOf(solid: Solid, place: Extent): Solid[] {
  const shared = sharedExtent(solid, place);
  if (!shared || solid.shape !== 'block' || solid.density < 0) return [];
  return [{ shape: 'block', ...shared, substance: solid.substance, density: -solid.density }];
}

function sharedExtent(one: Extent, other: Extent): Extent | undefined {
  if (overlap(one.x, other.x) <= 0 || overlap(one.y, other.y) <= 0 || overlap(one.z, other.z) <= 0) return undefined;
  const both = (a: Span, b: Span): Span => [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return { x: both(one.x, other.x), y: both(one.y, other.y), z: both(one.z, other.z) };
}

function volume(extent: Extent): number {
  return lengthOf(extent.x) * lengthOf(extent.y) * lengthOf(extent.z);
}

/** Innocent metal things among the cargo, so that not everything dark is contraband. */
export function clutter(hold: Extent, random: Random): Solid[] {
  const solids: Solid[] = [];
  const count = random.integer(0, 4);
  for (let i = 0; i < count; i++) {
    const x = random.between(hold.x[0], hold.x[1] - 700);
    const y = hold.y[0] + random.between(0, 0.5) * lengthOf(hold.y);
    const z = random.between(hold.z[0], middleOf(hold.z));
    const long = random.between(150, 650);
    const thick = random.between(20, 90);
    const shape = random.pick(['lengthwise', 'block', 'crosswise', 'upright'] as const);
    const substance = random.pick(['steel', 'aluminium', 'copper', 'brass'] as const);
    solids.push({
      shape,
      x: [x, x + (shape === 'lengthwise' || shape === 'block' ? long : thick)],
      y: [y, y + (shape === 'upright' ? long * 0.6 : thick)],
      z: [z, z + (shape === 'crosswise' ? long * 0.4 : thick)],
      substance,
      density: { steel: 7.87, aluminium: 2.7, copper: 8.96, brass: 8.5 }[substance] * random.between(0.3, 1),
      ...(shape === 'block' ? {} : { hollow: random.pick([0, 0.7, 0.9]) }),
    });
  }
  return solids;
}
