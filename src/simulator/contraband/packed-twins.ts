import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import { BOARD, type Matter } from '../cargo/matter.ts';
import { bottleRow } from './liquor.ts';
import { bagged, boxed } from './luggage.ts';
import { form, type Made, type Room } from './made.ts';
import { countFor, stacked } from './stack.ts';

/* Innocent goods in packets, cartons, bottles and bags. */

export function pile(
  room: Room,
  random: Random,
  piece: Room,
  wanted: Room,
  matter: Matter,
  shape: Solid['shape'] = 'block',
): readonly Solid[] {
  const count = countFor(room, { ...piece, x: piece.x + 6, z: piece.z + 6 }, wanted, 4);
  const heap = { piece, count, gapMm: random.between(1, 5), looseMm: random.between(0, 5), missing: 0.25 };
  return stacked(heap, random, (corner) => [
    form(shape, corner, [piece.x, piece.y - 1, piece.z], {
      ...matter,
      density: matter.density * random.between(0.96, 1.04),
    }),
  ]);
}

export function some(random: Random, x: number, y: number, z: number): Room {
  return { x: random.integer(1, x), y: random.integer(1, y), z: random.integer(1, z) };
}

function bareOrBoxed(solids: readonly Solid[], random: Random): Made {
  return random.chance(0.5) ? boxed(solids) : { solids, companions: [] };
}

export function books(room: Room, random: Random): Made {
  const piece = { x: random.between(150, 230), y: random.between(22, 55), z: random.between(110, 165) };
  const paper: Matter = { substance: 'cellulose', density: random.between(0.75, 1.05) };
  return bareOrBoxed(pile(room, random, piece, some(random, 4, 9, 4), paper), random);
}

export function bagsOfSugar(room: Room, random: Random): Made {
  const piece = { x: random.between(95, 120), y: random.between(150, 175), z: random.between(65, 80) };
  const matter: Matter = { substance: 'starch', density: random.pick([0.6, 0.85]), grain: 0.02 };
  return bareOrBoxed(pile(room, random, piece, some(random, 8, 4, 6), matter), random);
}

export function copyPaper(room: Room, random: Random): Made {
  const piece = { x: 305, y: 250, z: 218 };
  const matter: Matter = { substance: 'cellulose', density: 0.78, cells: { x: 1, y: 5, gapMm: 2 } };
  return { solids: pile(room, random, piece, some(random, 4, 3, 3), matter), companions: [] };
}

export function stationery(room: Room, random: Random): Made {
  const piece = { x: random.between(140, 210), y: random.between(70, 110), z: random.between(80, 150) };
  const cells = { x: 1, y: random.integer(3, 8), gapMm: 1.2 };
  const solids = pile(room, random, piece, some(random, 5, 4, 4), {
    substance: 'cellulose',
    density: random.between(0.65, 0.9),
    cells,
  });
  return {
    solids,
    companions: solids.length > 6 ? boxed(solids).companions.map((wall) => ({ ...wall, ...BOARD })) : [],
  };
}

export function soap(room: Room, random: Random): Made {
  const piece = { x: random.between(360, 460), y: random.between(200, 300), z: random.between(260, 340) };
  const cells = { x: random.integer(4, 7), y: random.integer(5, 9), gapMm: 4 };
  const matter: Matter = { substance: 'polyethylene', density: random.between(0.3, 0.75), cells, grain: 0.02 };
  return { solids: pile(room, random, piece, some(random, 4, 3, 3), matter), companions: [] };
}

export function teaCartons(room: Room, random: Random): Made {
  const piece = { x: random.between(400, 560), y: random.between(300, 420), z: random.between(320, 430) };
  const cells = { x: random.integer(3, 6), y: random.integer(3, 7), gapMm: random.between(3, 6) };
  const matter: Matter = { substance: 'cellulose', density: random.between(0.15, 0.28), cells, grain: 0.03 };
  return { solids: pile(room, random, piece, some(random, 5, 3, 3), matter), companions: [] };
}

export function sauceBottles(room: Room, random: Random): Made {
  const acrossMm = random.between(58, 95);
  const heightMm = acrossMm * random.between(2, 3);
  const bottle = { acrossMm, heightMm, shoulderMm: heightMm * 0.74, wallMm: 2.6, levelMm: heightMm * 0.9 };
  const row = Math.min(random.integer(3, 8), Math.floor(room.x / (acrossMm + 3)));
  const deep = Math.max(1, Math.min(random.integer(2, 6), Math.floor(room.z / (acrossMm + 3))));
  const tiers = Math.max(1, Math.min(random.integer(1, 4), Math.floor(room.y / (heightMm + 8))));
  const solids: Solid[] = [];
  for (let tier = 0; tier < tiers; tier++) {
    for (let i = 0; i < row; i++)
      solids.push(...bottleRow(bottle, deep, [i * (acrossMm + 3), tier * (heightMm + 8), 0]));
  }
  return boxed(solids);
}

export function waterBottles(room: Room, random: Random): Made {
  const across = random.between(64, 90);
  const high = across * 3.4;
  const row = Math.max(1, Math.min(random.integer(3, 9), Math.floor(room.x / across)));
  const deep = Math.max(1, Math.min(random.integer(2, 5), Math.floor(room.z / across)));
  const tiers = Math.max(1, Math.min(random.integer(1, 3), Math.floor(room.y / high)));
  const water: Matter = { substance: 'water', density: 1 };
  const solids: Solid[] = [];
  for (let tier = 0; tier < tiers; tier++) {
    for (let i = 0; i < row; i++) {
      const at = (share: number, low: number, tall: number) =>
        form(
          'upright',
          [i * across + (across * (1 - share)) / 2, tier * high + low * high, (across * deep * (1 - share)) / 2],
          [across * share, tall * high, across * share * deep],
          water,
        );
      solids.push(at(0.96, 0, 0.68), at(0.7, 0.68, 0.1), at(0.36, 0.78, 0.08));
    }
  }
  return { solids, companions: [] };
}

export function bagOfClothes(_: Room, random: Random): Made {
  const clothes = form('pillow', [0, 0, 0], [random.between(480, 700), 300, 320], {
    substance: 'cellulose',
    density: random.between(0.12, 0.25),
    grain: 0.2,
  });
  return bagged([clothes], random);
}
