import type { Random } from '#base/random.ts';
import { type Solid, totalMassKg } from '../bodies/solid.ts';
import { type Matter, STEEL } from '../cargo/matter.ts';
import { bagged, boxed } from './luggage.ts';
import { bare, form, ifFits, kindsFor, type Made, type Maker, type Room } from './made.ts';
import { countFor, stacked, turnedToFit } from './stack.ts';

const KINDS = ['bricks', 'bricks', 'bricks', 'blocks', 'packets', 'bags', 'tins', 'plates'] as const;

/**
 * Pressed or powdered drugs: kilogram bricks piled, in layers, on edge or in sports bags, taped packets, blocks of a
 * few kilograms, tins of powder and thin plates. Drugs dissolved in liquids or soaked into goods are not modelled.
 * Tins are held back.
 */
export const makeNarcotics: Maker = (room, random, concealment, shapes) => {
  if (shapes === 'held-back') return tins(room, random);
  const kind = concealment === 'by-doors' ? 'bags' : random.pick(kindsFor(KINDS, ['tins'], shapes));
  if (kind === 'bags') return bagsOfBricks(room, random) ?? bricks(room, random);
  if (kind === 'tins') return tins(room, random) ?? bricks(room, random);
  if (kind === 'plates') return plates(room, random);
  if (kind === 'packets') return packets(room, random);
  return bricks(room, random, kind === 'blocks' ? random.between(2, 5) : 1);
};

function substance(random: Random): Matter {
  const id = random.pick(['cocaine', 'cocaine', 'heroin', 'methamphetamine'] as const);
  return { substance: id, density: random.between(0.85, id === 'methamphetamine' ? 1.02 : 1.15) };
}

/** About 20×15×3 to 5 cm at 1 kg: moulds differ, and how hard they press. */
function brickOf(random: Random, kg: number, density: number): Room {
  const x = random.between(190, 215) * (kg > 1.5 ? 1.25 : 1);
  const z = random.between(135, 155) * (kg > 1.5 ? 1.25 : 1);
  return { x, y: (kg * 1e6) / (density * x * z), z };
}

function bricks(room: Room, random: Random, kg = 1): Made | undefined {
  const matter = substance(random);
  const piece = turnedToFit(brickOf(random, kg * random.between(0.98, 1.15), matter.density), room, random);
  if (!piece) return undefined;
  const wanted = random.chance(0.3)
    ? { x: random.integer(3, 9), y: random.integer(1, 2), z: random.integer(2, 6) }
    : { x: random.integer(2, 6), y: random.integer(3, 9), z: random.integer(1, 5) };
  const gapMm = random.between(2, 8);
  const count = countFor(room, { ...piece, x: piece.x + 5, z: piece.z + 5 }, wanted, gapMm);
  const pile = { piece, count, gapMm, looseMm: random.between(0, 5), missing: random.between(0, 0.4) };
  const solids = stacked(pile, random, (corner) => [form('block', corner, [piece.x, piece.y, piece.z], matter)]);
  const made = random.chance(0.25) ? boxed(solids) : bare(solids);
  return ifFits(made, room) ?? ifFits(bare(solids), room);
}

/** One to four sports bags of 20 to 35 bricks, thrown in in a hurry. */
function bagsOfBricks(room: Room, random: Random): Made | undefined {
  const bags: Made[] = [];
  const matter = substance(random);
  const wanted = random.integer(1, 4);
  for (let bag = 0; bag < wanted; bag++) {
    const piece = brickOf(random, 1.05, matter.density);
    const along = room.x > room.z ? 'x' : 'z';
    const count = { x: along === 'x' ? 3 : 2, y: random.integer(3, 6), z: along === 'x' ? 2 : 3 };
    const pile = { piece, count, gapMm: 4, looseMm: 16, missing: 0.4 };
    const solids = stacked(pile, random, (corner) => [form('block', corner, [piece.x, piece.y, piece.z], matter)]);
    const offset = bag * (piece[along] * 3 + random.between(90, 160));
    const place = solids.map((solid): Solid => {
      const to = solid[along];
      return { ...solid, [along]: [to[0] + offset, to[1] + offset] };
    });
    const made = bagged(place, random);
    const all = {
      solids: [...bags.flatMap((one) => one.solids), ...made.solids],
      companions: [...bags.flatMap((one) => one.companions), ...made.companions],
    };
    if (!ifFits(all, room)) break;
    bags.push(made);
  }
  if (bags.length === 0) return undefined;
  return { solids: bags.flatMap((bag) => bag.solids), companions: bags.flatMap((bag) => bag.companions) };
}

/** Hand-taped packets of a quarter to half a kilogram, no two alike. */
function packets(room: Room, random: Random): Made | undefined {
  const matter = substance(random);
  const piece = turnedToFit({ x: 150, y: random.between(28, 45), z: 100 }, room, random);
  if (!piece) return undefined;
  const wanted = { x: random.integer(2, 7), y: random.integer(2, 7), z: random.integer(2, 6) };
  const count = countFor(room, { ...piece, x: piece.x + 14, z: piece.z + 14 }, wanted, 6);
  const pile = { piece, count, gapMm: 6, looseMm: 14, missing: 0.5 };
  const solids = stacked(pile, random, ([x, y, z]) => {
    const size = [piece.x, piece.y, piece.z].map((side) => side * random.between(0.85, 1)) as [number, number, number];
    return [form('pillow', [x, y, z], size, { ...matter, density: matter.density * random.between(0.85, 1) })];
  });
  if (totalMassKg(solids) < 1) return undefined;
  return ifFits(bare(solids), room);
}

/** Powder in drums of steel or board. */
function tins(room: Room, random: Random): Made | undefined {
  const across = random.between(220, 400);
  const high = random.between(280, 480);
  const piece = { x: across, y: high, z: across };
  if (across > room.x || high > room.y || across > room.z) return undefined;
  const count = countFor(room, piece, { x: random.integer(1, 4), y: 1, z: random.integer(1, 3) }, 12);
  const powder = { ...substance(random), density: random.between(0.5, 0.7), grain: 0.02 };
  const wall: Matter = random.chance(0.5)
    ? { ...STEEL, hollow: 1 - 1.2 / across }
    : { substance: 'cellulose', density: 0.7, hollow: 1 - 8 / across };
  const walls: Solid[] = [];
  const full = high * random.between(0.75, 0.95);
  const solids = stacked({ piece, count, gapMm: 12, looseMm: 0, missing: 0 }, random, (corner) => {
    walls.push(form('upright', corner, [across, high, across], wall));
    return [form('upright', corner, [across, full, across], powder)];
  });
  return ifFits({ solids, companions: walls }, room);
}

/** Plates pressed to line a wall, a frame or the bottom of a carton. */
function plates(room: Room, random: Random): Made | undefined {
  const matter = substance(random);
  const thick = random.between(14, 30);
  const side = random.between(280, 420);
  const piece = turnedToFit({ x: side, y: thick, z: side * random.between(0.6, 1) }, room, random);
  if (!piece) return bricks(room, random);
  const wanted = { x: random.integer(1, 5), y: random.integer(1, 4), z: random.integer(1, 4) };
  const count = countFor(room, piece, wanted, 4);
  const pile = { piece, count, gapMm: 4, looseMm: 0, missing: 0.2 };
  const solids = stacked(pile, random, (corner) => [form('block', corner, [piece.x, piece.y, piece.z], matter)]);
  return ifFits(bare(solids), room);
}
