import type { Random } from '#base/random.ts';
import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { bearers } from './dunnage.ts';
import { block, body, from, inset, part, STEEL, thinned, WOOD } from './matter.ts';
import { type Knot, strip } from './strip.ts';

/** Crated machines: castings, motors, shafts and frames of steel and aluminium. */
export function stowMachines(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  let x = bay.x[0] + random.between(20, 200);
  while (x < bay.x[1] - 900) {
    const length = Math.min(random.between(900, 2600), bay.x[1] - x);
    const height = Math.min(random.between(0.35, 1) * lengthOf(bay.y) * bay.fill, random.between(900, 2100));
    const deep = random.between(0.45, 1) * lengthOf(bay.z);
    const z = from(bay.z[0] + random.between(0, 1) * (lengthOf(bay.z) - deep), deep);
    const y = from(bay.y[0], height);
    const inside = machine(inset(from(x, length), 60), [y[0] + 130, y[1] - 60], inset(z, 60), random);
    loader.take([...(random.chance(0.8) ? crate(from(x, length), y, z) : skid(from(x, length), y, z)), ...inside]);
    x += length + random.between(30, 260);
  }
  return loader.load();
}

function skid(x: Span, y: Span, z: Span): Solid[] {
  return [...bearers(x, y[0], z, 100, [0.05, 0.45, 0.9]), block(x, from(y[0] + 100, 30), z, WOOD)];
}

function crate(x: Span, y: Span, z: Span): Solid[] {
  const light = thinned(WOOD, 0.7);
  const solids = [
    ...skid(x, y, z),
    block(x, [y[1] - 20, y[1]], z, light),
    block(from(x[0], 22), y, z, light),
    block([x[1] - 22, x[1]], y, z, light),
  ];
  for (const zs of [from(z[0], 22), [z[1] - 22, z[1]] as Span]) {
    for (let at = x[0]; at < x[1] - 90; at += 260) solids.push(block(from(at, 90), y, zs, WOOD));
    for (const at of [0, 0.5, 0.92]) solids.push(block(x, from(y[0] + at * lengthOf(y), 90), zs, WOOD));
  }
  return solids;
}

/** A bed, housings, shafts and wheels in a room; steel shares chosen so that a crate weighs what machines weigh. */
export function machine(x: Span, y: Span, z: Span, random: Random): Solid[] {
  const size = { x: lengthOf(x), y: lengthOf(y), z: lengthOf(z) };
  const piece = (
    shape: Solid['shape'],
    at: readonly number[],
    own: readonly number[],
    share: number,
    hollow = 0,
  ): Solid => {
    const span = (axis: Span, i: number): Span => {
      const long = Math.min(own[i] as number, lengthOf(axis));
      const start = Math.min(axis[0] + (at[i] as number) * lengthOf(axis), axis[1] - long);
      return from(start, long);
    };
    const matter = random.chance(0.2)
      ? { substance: 'aluminium' as const, density: 2.7 * share }
      : thinned(STEEL, share);
    return body(shape, span(x, 0), span(y, 1), span(z, 2), hollow > 0 ? { ...matter, hollow } : matter);
  };
  const solids = [piece('block', [0, 0, 0.1], [size.x, Math.min(90, size.y * 0.15), size.z * 0.8], 0.25)];
  const housings = random.integer(3, 7);
  for (let i = 0; i < housings; i++) {
    const w = size.x * random.between(0.14, 0.42);
    const h = size.y * random.between(0.2, 0.6);
    const d = size.z * random.between(0.25, 0.7);
    const at = [random.between(0, 0.9), random.between(0.05, 0.3), random.between(0, 0.5)];
    solids.push(piece('block', at, [w, h, d], random.between(0.06, 0.4)));
    solids.push(piece('block', [at[0] as number, (at[1] as number) + h / size.y, at[2] as number], [w, 12, d], 0.5));
  }
  const rounds = random.integer(3, 8);
  for (let i = 0; i < rounds; i++) {
    const d = Math.min(size.x, size.y) * random.between(0.12, 0.4);
    const at = [random.next(), random.between(0.05, 1), random.between(0, 0.6)];
    const shape = random.pick(['crosswise', 'lengthwise', 'upright'] as const);
    const long = random.between(0.15, 0.4);
    const own =
      shape === 'crosswise'
        ? [d, d, size.z * long]
        : shape === 'lengthwise'
          ? [size.x * long, d, d]
          : [d, Math.min(size.y * long * 1.5, size.y), d];
    solids.push(piece(shape, at, own, random.between(0.25, 0.9), random.between(0.4, 0.93)));
  }
  for (let i = 0; i < 5; i++) {
    const d = random.between(25, 70);
    const at = [random.between(0, 0.6), random.between(0, 0.95), random.between(0, 0.9)];
    solids.push(piece('lengthwise', at, [size.x * random.between(0.15, 0.4), d, d], 1, random.pick([0, 0.8, 0.9])));
  }
  return solids;
}

/** Large uncrated plant: a girder frame with vessels, gears and housings on it, lashed down with chains. */
export function stowPlant(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const count = lengthOf(bay.x) > 8000 ? random.integer(1, 3) : 1;
  const share = lengthOf(bay.x) / count;
  for (let i = 0; i < count; i++) {
    const length = share * random.between(0.72, 0.9);
    const x = from(bay.x[0] + i * share + (share - length) / 2, length);
    const deep = lengthOf(bay.z) * random.between(0.72, 0.98);
    const z = from(bay.z[0] + (lengthOf(bay.z) - deep) / 2, deep);
    const height = lengthOf(bay.y) * random.between(0.6, 1) * Math.max(0.6, bay.fill);
    loader.take([...plant(x, from(bay.y[0], height), z, random), ...lashings(x, from(bay.y[0], height), z, bay)]);
  }
  return loader.load();
}

function plant(x: Span, y: Span, z: Span, random: Random): Solid[] {
  const girder = random.between(180, 320);
  const solids: Solid[] = [];
  for (const zs of [part(z, 0.08, 0.2), part(z, 0.8, 0.92)]) {
    solids.push(block(x, from(y[0], 18), zs, STEEL), block(x, from(y[0] + girder - 18, 18), zs, STEEL));
    solids.push(block(x, from(y[0], girder), part(zs, 0.45, 0.55), thinned(STEEL, 0.9)));
  }
  const cross = Math.max(2, Math.round(lengthOf(x) / 900));
  for (let i = 0; i <= cross; i++) {
    solids.push(
      block(
        from(x[0] + (i * (lengthOf(x) - 120)) / cross, 120),
        from(y[0] + 20, girder - 40),
        inset(z, 150),
        thinned(STEEL, 0.09),
      ),
    );
  }
  const deck = y[0] + girder;
  const vessel = part(x, random.between(0.03, 0.1), random.between(0.45, 0.6));
  const diameter = Math.min(y[1] - deck, lengthOf(z)) * random.between(0.55, 0.85);
  const vesselZ = from(z[0] + (lengthOf(z) - diameter) * random.between(0.2, 0.8), diameter);
  const vesselY = from(deck + 40, diameter);
  solids.push(body('lengthwise', vessel, vesselY, vesselZ, { ...STEEL, hollow: 0.972 }));
  for (const end of [from(vessel[0] - 22, 22), from(vessel[1], 22)])
    solids.push(body('lengthwise', end, vesselY, vesselZ, thinned(STEEL, 0.8)));
  for (const at of [0.15, 0.8])
    solids.push(block(part(vessel, at, at + 0.05), [deck, deck + diameter * 0.4], vesselZ, thinned(STEEL, 0.06)));
  const engine = { x: part(x, 0.63, random.between(0.84, 0.97)), y: [deck, y[1] - 60] as Span, z: inset(z, 120) };
  return [
    ...solids,
    ...machine(engine.x, engine.y, engine.z, random),
    ...machine(inset(vessel, 60), [deck, deck + 500], inset(z, 60), random).slice(1, 8),
  ];
}

/** Chains from the deck to the load's shoulders, at both ends and both sides. */
function lashings(x: Span, y: Span, z: Span, bay: Bay): Solid[] {
  const reach = lengthOf(y) * 0.55;
  const chain = thinned(STEEL, 0.6);
  const front: readonly Knot[] = [
    [Math.max(bay.x[0] + 20, x[0] - reach), y[0] + 20],
    [x[0] + 60, y[0] + reach],
  ];
  const rear: readonly Knot[] = [
    [Math.min(bay.x[1] - 20, x[1] + reach), y[0] + 20],
    [x[1] - 60, y[0] + reach],
  ];
  return [from(z[0], 26), [z[1] - 26, z[1]] as Span].flatMap((zs) => [
    ...strip(front, zs, 30, chain),
    ...strip(rear, zs, 30, chain),
  ]);
}
