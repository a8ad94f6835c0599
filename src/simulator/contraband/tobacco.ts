import type { Random } from '#base/random.ts';
import { PALLET_HEIGHT_MM, woodenPallet } from '../cargo/pallet.ts';
import { bare, fits, form, ifFits, type Made, type Maker, type Room, shifted, sizeOf } from './made.ts';
import { countFor, stacked, turnedToFit } from './stack.ts';

/** Cigarettes in master cases, in loose cartons, in hollowed pallet loads, and cut tobacco in bales; these are held back. */
export const makeTobacco: Maker = (room, random, concealment, shapes) => {
  if (shapes === 'held-back') return bales(room, random);
  if (concealment === 'in-package') return looseCartons(room, random);
  const kind = random.next();
  if (kind < 0.12) return looseCartons(room, random);
  if (kind < 0.24 && shapes === 'all') return bales(room, random) ?? looseCartons(room, random);
  if (kind < 0.36 && concealment === 'in-cargo') return onPallet(room, random) ?? masterCases(room, random);
  return masterCases(room, random);
};

/** Carton of 200 cigarettes. */
const CARTON = { x: 285, y: 48, z: 90 } as const;
/** g/cm³ of a master case as shipped. */
const CASE_DENSITY = [0.2, 0.26] as const;

/** Master cases of 50 cartons: 10 000 cigarettes, about 60×40×45 cm; the gaps between cartons show as a fine lattice. */
function masterCases(room: Room, random: Random): Made | undefined {
  // Two cartons by five by five, whichever side shows; board and play included.
  const packing = random.pick([
    { size: { x: 582, y: 462, z: 262 }, x: 2, y: 5 },
    { size: { x: 582, y: 255, z: 470 }, x: 2, y: 5 },
    { size: { x: 470, y: 255, z: 582 }, x: 5, y: 5 },
    { size: { x: 400, y: 450, z: 600 }, x: 4, y: 5 },
    { size: { x: 600, y: 400, z: 450 }, x: 2, y: 4 },
  ]);
  const piece = packing.size;
  if (!fits(piece, room)) return looseCartons(room, random);
  const many = random.chance(0.15);
  const wanted = many
    ? { x: random.integer(6, 16), y: 6, z: 6 }
    : { x: random.integer(1, 8), y: random.integer(1, 5), z: random.integer(1, 5) };
  const gapMm = random.between(2, 6);
  const count = countFor(room, { ...piece, x: piece.x + 3, z: piece.z + 3 }, wanted, gapMm);
  const density = random.between(...CASE_DENSITY);
  const cells = { x: packing.x, y: packing.y, gapMm: random.between(2.5, 4) };
  const pile = { piece, count, gapMm, looseMm: 3, missing: random.between(0, 0.25) };
  const solids = stacked(pile, random, (corner) => [
    form('block', corner, [piece.x, piece.y - 2, piece.z], {
      substance: 'tobacco',
      density: density * random.between(0.985, 1.015),
      cells,
      grain: 0.012,
    }),
  ]);
  return ifFits(bare(solids), room);
}

/** Cartons out of their case, pushed into whatever room there is. */
function looseCartons(room: Room, random: Random): Made | undefined {
  const piece = turnedToFit(CARTON, room, random);
  if (!piece) return undefined;
  const wanted = { x: random.integer(2, 10), y: random.integer(3, 12), z: random.integer(2, 10) };
  const count = countFor(room, { ...piece, x: piece.x + 1, z: piece.z + 1 }, wanted, 1);
  // Cartons behind each other are drawn as one body.
  const deep = { ...piece, z: count.z * (piece.z + 1) };
  const pile = { piece: deep, count: { ...count, z: 1 }, gapMm: 1, looseMm: 1.5, missing: 0.15 };
  const solids = stacked(pile, random, (corner) => [
    form('block', corner, [deep.x - 1, deep.y - 2, deep.z - 1], {
      substance: 'tobacco',
      density: random.between(0.26, 0.28),
      grain: 0.02,
    }),
  ]);
  return ifFits(bare(solids), room);
}

/** Cut tobacco pressed into bales of sackcloth or board. */
function bales(room: Room, random: Random): Made | undefined {
  const piece = turnedToFit(
    { x: random.between(600, 800), y: random.between(350, 480), z: random.between(450, 600) },
    room,
    random,
  );
  if (!piece) return undefined;
  const wanted = { x: random.integer(1, 4), y: random.integer(1, 3), z: random.integer(1, 3) };
  const count = countFor(room, piece, wanted, 8);
  const density = random.between(0.38, 0.5);
  const shape = random.pick(['pillow', 'block'] as const);
  const pile = { piece, count, gapMm: 8, looseMm: 0, missing: 0.2 };
  const solids = stacked(pile, random, (corner) => [
    form(shape, corner, [piece.x, piece.y - 4, piece.z], {
      substance: 'tobacco',
      density: density * random.between(0.95, 1.05),
      grain: 0.05,
    }),
  ]);
  return ifFits(bare(solids), room);
}

/** A pallet load whose middle is cigarettes: the legal goods stay around it as the cargo that is left. */
function onPallet(room: Room, random: Random): Made | undefined {
  if (room.y < PALLET_HEIGHT_MM + 500) return undefined;
  const inner = { x: Math.min(room.x, 1200), y: room.y - PALLET_HEIGHT_MM, z: Math.min(room.z, 1000) };
  const cases = masterCases(inner, random);
  if (!cases) return undefined;
  const solids = shifted(cases.solids, [0, PALLET_HEIGHT_MM, 0]);
  const { x, z } = sizeOf(solids);
  return ifFits({ solids, companions: woodenPallet([0, x], 0, [0, z]) }, room);
}
