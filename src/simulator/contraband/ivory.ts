import type { Random } from '#base/random.ts';
import { type Point, rodBetween, type Solid } from '../bodies/solid.ts';
import { bagged, crated } from './luggage.ts';
import { bare, ifFits, type Made, type Maker, type Room, sizeOf } from './made.ts';

/** Tusks, whole and curved or cut into lengths, single, nested, in sacks and crates. */
export const makeIvory: Maker = (room, random) => {
  for (let attempt = 0; attempt < 4; attempt++) {
    const longest = Math.min(1800, Math.max(room.x, room.z) * 1.05) * (1 - attempt * 0.2);
    if (longest < 300) return undefined;
    const solids = random.chance(0.3) ? cutPieces(longest, random) : tusks(longest, room, random);
    const made = packed(solids, random);
    const fitting = ifFits(made, room) ?? ifFits(bare(solids), room);
    if (fitting) return fitting;
  }
  return undefined;
};

const DENSITY = 1.82;
const SEGMENTS = 14;

interface Tusk {
  readonly lengthMm: number;
  readonly thickMm: number;
  /** Tangent of a quarter of the angle through which it bends. */
  readonly bend: number;
  /** Unit vectors: along the root of the tusk, and the side to which it bends. */
  readonly along: Point;
  readonly aside: Point;
}

/** A chain of rods along an arc; the root holds the pulp's cavity, the tip is solid. */
function tusk({ lengthMm, thickMm, bend, along, aside }: Tusk, at: Point): Solid[] {
  // Points of a circle by its rational form: no angle is needed.
  const points: Point[] = [];
  for (let i = 0; i <= SEGMENTS; i++) {
    const t = (i / SEGMENTS) * bend;
    const scale = lengthMm / (2 * bend) / (1 + t * t);
    const forward = 2 * t * scale;
    const sideways = 2 * t * t * scale;
    points.push([
      at[0] + along[0] * forward + aside[0] * sideways,
      at[1] + along[1] * forward + aside[1] * sideways,
      at[2] + along[2] * forward + aside[2] * sideways,
    ]);
  }
  return points.slice(1).map((point, i) => {
    const t = (i + 0.5) / SEGMENTS;
    const cavity = 0.75 - t * 2;
    return rodBetween(points[i] as Point, point, thickMm * (1 - 0.55 * t - 0.3 * t * t * t), {
      substance: 'ivory',
      density: DENSITY,
      ...(cavity > 0.1 ? { hollow: cavity } : {}),
    });
  });
}

function anyTusk(longest: number, random: Random): Tusk {
  const lengthMm = random.between(Math.min(300, longest), longest);
  const slope = random.between(-0.12, 0.12);
  const depth = random.chance(0.6) ? random.between(-0.15, 0.15) : random.between(-1, 1);
  const along = unit([1, slope, depth]);
  // Bent in the picture, or lying flat and bent away from the beam.
  const other: Point = random.chance(0.5) ? [0, random.chance(0.5) ? 1 : -1, 0] : [0, 0.2, 1];
  const dot = along[0] * other[0] + along[1] * other[1] + along[2] * other[2];
  const aside = unit([other[0] - dot * along[0], other[1] - dot * along[1], other[2] - dot * along[2]]);
  return {
    lengthMm,
    thickMm: 40 + lengthMm * random.between(0.035, 0.062),
    bend: random.between(0.2, 0.5),
    along,
    aside,
  };
}

/** Several tusks of about one shape nested in rows, or thrown together. */
function tusks(longest: number, room: Room, random: Random): Solid[] {
  const model = anyTusk(longest, random);
  const count = random.chance(0.3) ? 1 : random.integer(2, 14);
  const high = Math.max(1, Math.min(random.integer(1, 4), Math.floor(room.y / (model.thickMm * 1.4)) - 1));
  const isNested = random.chance(0.6);
  const solids: Solid[] = [];
  for (let i = 0; i < count; i++) {
    const own = isNested ? { ...model, lengthMm: model.lengthMm * random.between(0.82, 1) } : anyTusk(longest, random);
    const tier = i % high;
    const deep = Math.floor(i / high);
    solids.push(
      ...tusk(own, [
        random.between(0, 60),
        tier * model.thickMm * 1.02 + random.between(0, 4),
        deep * model.thickMm * (isNested ? 1.04 : 1.6),
      ]),
    );
  }
  return solids;
}

/** Lengths sawn off straight, stacked like logs. */
function cutPieces(longest: number, random: Random): Solid[] {
  const lengthMm = Math.min(longest, random.between(180, 420));
  const thickMm = random.between(60, 130);
  const inRow = Math.max(1, Math.min(4, Math.floor(longest / lengthMm)));
  const rows = random.integer(1, 4);
  const tiers = random.integer(1, 3);
  const solids: Solid[] = [];
  for (let i = 0; i < inRow * rows * tiers; i++) {
    const x = (i % inRow) * (lengthMm + 15);
    const y = Math.floor(i / (inRow * rows)) * thickMm;
    const z = (Math.floor(i / inRow) % rows) * thickMm * 1.03;
    const wide = thickMm * random.between(0.7, 1);
    const from: Point = [x, y + wide / 2, z + wide / 2];
    const to: Point = [x + lengthMm * random.between(0.7, 1), y + wide * random.between(0.42, 0.58), z + wide / 2];
    solids.push(
      rodBetween(from, to, wide, { substance: 'ivory', density: DENSITY, hollow: random.pick([0, 0, 0.25, 0.5]) }),
    );
  }
  return solids;
}

function packed(solids: readonly Solid[], random: Random): Made {
  const { y } = sizeOf(solids);
  const upright = y > 900;
  const draw = random.next();
  if (draw < 0.3 && !upright) return bagged(solids, random);
  if (draw < 0.55) return crated(solids, random);
  return bare(solids);
}

function unit([x, y, z]: Point): Point {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}
