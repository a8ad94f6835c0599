import type { Random } from '#base/random.ts';
import type { Point, Solid } from '../bodies/solid.ts';
import { type Matter, STEEL, WOOD } from '../cargo/matter.ts';
import { fits, form, ifFits, type Made, type Maker, PLASTIC, type Room } from './made.ts';
import { countFor, stacked } from './stack.ts';

/** Spirits and wine: bottles in cartons of six or twelve, cans and bottles of plastic, barrels; these are held back. */
export const makeLiquor: Maker = (room, random, _, shapes) => {
  if (shapes === 'held-back') return barrels(room, random);
  const kind = random.next();
  if (kind < 0.12 && shapes === 'all') return barrels(room, random) ?? cartonsOfBottles(room, random);
  if (kind < 0.32) return cans(room, random);
  return cartonsOfBottles(room, random);
};

const SPIRIT: Matter = { substance: 'liquor', density: 0.948 };
const GLASS = 2.5;

interface Bottle {
  readonly acrossMm: number;
  readonly heightMm: number;
  readonly shoulderMm: number;
  readonly wallMm: number;
  /** Height of the liquid. */
  readonly levelMm: number;
}

function anyBottle(random: Random): Bottle {
  const heightMm = random.between(280, 320);
  return {
    acrossMm: random.between(72, 84),
    heightMm,
    shoulderMm: heightMm * random.between(0.58, 0.7),
    wallMm: random.between(2.6, 3.6),
    levelMm: heightMm * random.between(0.7, 0.8),
  };
}

/** A row of bottles behind each other: elliptical bodies as deep as the row, which the beam sees as the bottles' sum. */
export function bottleRow(bottle: Bottle, inDepth: number, [x, y, z]: Point): Solid[] {
  const { acrossMm, heightMm, shoulderMm, wallMm, levelMm } = bottle;
  const ring = (shareOfWidth: number, from: number, to: number, matter: Matter): Solid => {
    const wide = acrossMm * shareOfWidth;
    const deep = wide * inDepth;
    return form(
      'upright',
      [x + (acrossMm - wide) / 2, y + from, z + (acrossMm * inDepth - deep) / 2],
      [wide, to - from, deep],
      matter,
    );
  };
  const glass = (shareOfWidth: number): Matter => ({
    substance: 'glass',
    density: GLASS,
    hollow: 1 - (2 * wallMm) / (acrossMm * shareOfWidth),
  });
  const inside = 1 - (2 * wallMm) / acrossMm;
  const neck = shoulderMm + (heightMm - shoulderMm) * 0.3;
  const level = Math.min(levelMm, heightMm - 25);
  const solids = [
    ring(1, 0, shoulderMm, glass(1)),
    ring(1, 0, 5, { substance: 'glass', density: GLASS }),
    ring(0.72, shoulderMm, (shoulderMm + neck) / 2, glass(0.72)),
    ring(0.5, (shoulderMm + neck) / 2, neck, glass(0.5)),
    ring(0.36, neck, heightMm, glass(0.36)),
    ring(inside, 5, Math.min(level, shoulderMm), SPIRIT),
  ];
  if (level > shoulderMm) solids.push(ring(inside * 0.62, shoulderMm, Math.min(level, neck), SPIRIT));
  if (level > neck) solids.push(ring(0.36 * inside, neck, level, SPIRIT));
  return solids;
}

function cartonsOfBottles(room: Room, random: Random): Made | undefined {
  const bottle = anyBottle(random);
  const row = random.pick([2, 3, 4]);
  const inDepth = random.pick([2, 3]);
  const piece = {
    x: row * (bottle.acrossMm + 4) + 10,
    y: bottle.heightMm + 14,
    z: inDepth * (bottle.acrossMm + 4) + 10,
  };
  if (!fits(piece, room)) return undefined;
  const wanted = { x: random.integer(1, 6), y: random.integer(1, 5), z: random.integer(1, 5) };
  const count = countFor(room, piece, wanted, 4);
  const pile = { piece, count: { ...count, z: 1 }, gapMm: 4, looseMm: 0, missing: 0.1 };
  const board: Solid[] = [];
  const deep = count.z * inDepth;
  const solids = stacked(pile, random, (corner) => {
    const low: Point = [corner[0], corner[1], corner[2]];
    const size: Point = [piece.x, piece.y, count.z * piece.z];
    board.push(...cartonBoard(low, size));
    return Array.from({ length: row }, (_, i) =>
      bottleRow(bottle, deep, [low[0] + 7 + i * (bottle.acrossMm + 4), low[1] + 7, low[2] + 5]),
    ).flat();
  });
  return ifFits({ solids, companions: board }, room);
}

/** Top, bottom and ends of cartons of board. */
function cartonBoard([x, y, z]: Point, [lx, ly, lz]: Point): Solid[] {
  const board: Matter = { substance: 'cellulose', density: 0.2 };
  return [
    form('block', [x, y, z], [lx, 5, lz], board),
    form('block', [x, y + ly - 5, z], [lx, 5, lz], board),
    form('block', [x, y + 5, z], [4, ly - 10, lz], board),
    form('block', [x + lx - 4, y + 5, z], [4, ly - 10, lz], board),
  ];
}

/** Jerry cans of 5 to 30 litres, filled by hand to different levels. */
function cans(room: Room, random: Random): Made | undefined {
  const size = random.between(0.75, 1.25);
  const piece = { x: 230 * size, y: 330 * size, z: 190 * size };
  if (!fits(piece, room)) return undefined;
  const wanted = { x: random.integer(2, 7), y: random.integer(1, 3), z: random.integer(1, 4) };
  const count = countFor(room, piece, wanted, 6);
  const walls: Solid[] = [];
  const solids = stacked({ piece, count, gapMm: 6, looseMm: 0, missing: 0.3 }, random, ([x, y, z]) => {
    const high = piece.y * 0.84;
    const level = high * random.between(0.82, 0.97);
    walls.push(
      form('block', [x, y, z], [3, high, piece.z], PLASTIC),
      form('block', [x + piece.x - 3, y, z], [3, high, piece.z], PLASTIC),
      form('block', [x, y, z], [piece.x, 3, piece.z], PLASTIC),
      form('block', [x, y + high, z], [piece.x, 3, piece.z], PLASTIC),
      form('upright', [x + piece.x * 0.72, y + high, z + piece.z * 0.35], [48, piece.y * 0.13, 48], PLASTIC),
      form('block', [x + piece.x * 0.15, y + piece.y * 0.93, z + piece.z * 0.4], [piece.x * 0.4, 16, 26], PLASTIC),
    );
    return [form('block', [x + 3, y + 3, z + 3], [piece.x - 6, level - 3, piece.z - 6], SPIRIT)];
  });
  return ifFits({ solids, companions: walls }, room);
}

/** Oak casks standing on their heads, thicker in the middle. */
function barrels(room: Room, random: Random): Made | undefined {
  const wide = random.between(480, 680);
  const piece = { x: wide, y: wide * 1.38, z: wide };
  if (!fits(piece, room)) return undefined;
  const count = countFor(room, piece, { x: random.integer(1, 4), y: 1, z: random.integer(1, 3) }, 15);
  const staves: Solid[] = [];
  const stave = 26;
  const solids = stacked({ piece, count, gapMm: 15, looseMm: 0, missing: 0 }, random, ([x, y, z]) => {
    const level = piece.y * random.between(0.85, 0.97);
    return [0.85, 0.94, 1, 0.94, 0.85].flatMap((share, i) => {
      const across = wide * share;
      const inset = (wide - across) / 2;
      const from = (piece.y * i) / 5;
      const to = (piece.y * (i + 1)) / 5;
      const ring = (inner: number, low: number, high: number, matter: Matter) =>
        form(
          'upright',
          [x + inset + inner, y + low, z + inset + inner],
          [across - 2 * inner, high - low, across - 2 * inner],
          matter,
        );
      staves.push(
        ring(0, from, to, { ...WOOD, density: 0.7, hollow: 1 - (2 * stave) / across }),
        ring(-1, from + 12, from + 44, { ...STEEL, hollow: 1 - 3 / across }),
      );
      const bottom = Math.max(from, 30);
      return Math.min(to, level) > bottom ? [ring(stave, bottom, Math.min(to, level), SPIRIT)] : [];
    });
  });
  return ifFits({ solids, companions: staves }, room);
}
