import type { Random } from '#base/random.ts';
import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { loadTop } from './load-top.ts';
import { machine } from './machines.ts';
import { block, body, from, inset, type Matter, part, STEEL } from './matter.ts';

/** Fills a room with one piece. */
type MakePiece = (x: Span, y: Span, z: Span, random: Random) => Solid[];

export interface LooseGoods {
  readonly pieces: readonly MakePiece[];
  readonly lengthMm: Span;
  readonly heightMm: Span;
  /** Rows across the hold. */
  readonly rows: number;
}

/** Pieces of every size fitted into one another as movers do; little order. */
export function stowLoose(bay: Bay, { pieces, lengthMm, heightMm, rows }: LooseGoods, random: Random): Load {
  const loader = loaderFor(bay);
  const width = lengthOf(bay.z) / rows;
  const top = loadTop(bay, lengthOf(bay.y) * bay.fill, random);
  for (let row = 0; row < rows; row++) {
    let x = bay.x[0] + random.between(5, 80);
    while (x < bay.x[1] - lengthMm[0]) {
      const length = Math.min(random.between(...lengthMm), bay.x[1] - x);
      const topMm = Math.min(bay.y[1], top(x, bay.z[0] + row * width) + random.between(-200, 60));
      for (let y = bay.y[0]; y + heightMm[0] < topMm; ) {
        const height = Math.min(random.between(...heightMm), topMm - y);
        const z: Span = [
          bay.z[0] + row * width + random.between(2, 30),
          bay.z[0] + (row + 1) * width - random.between(2, 60),
        ];
        const xs = from(x + random.between(0, 12), length - random.between(14, 50));
        loader.take(random.pick(pieces)(xs, from(y, height - 6), z, random));
        y += height;
      }
      x += length;
    }
  }
  return loader.load();
}

const WALL: Matter = { substance: 'cellulose', density: 0.68 };

const box: MakePiece = (x, y, z, random) => [
  block(x, y, z, { substance: 'cellulose', density: random.between(0.08, 0.3), grain: 0.25 }),
];

const soft: MakePiece = (x, y, z, random) => [
  body('pillow', x, y, z, { substance: 'cellulose', density: random.between(0.05, 0.2), grain: 0.2 }),
];

const roll: MakePiece = (x, y, z, random) => [
  body('lengthwise', x, y, z, { substance: 'cellulose', density: random.between(0.1, 0.25), hollow: 0.2, grain: 0.1 }),
];

const cupboard: MakePiece = (x, y, z, random) => {
  const boards = [block(x, y, from(z[0], 18), WALL), block(x, y, [z[1] - 6, z[1]], WALL)];
  const shelves = random.integer(1, 5);
  for (let i = 0; i <= shelves; i++) {
    boards.push(block(x, from(y[0] + ((lengthOf(y) - 18) * i) / shelves, 18), z, WALL));
  }
  for (const at of [x[0], x[1] - 18]) boards.push(block(from(at, 18), y, z, WALL));
  return boards;
};

/** Flat packs: boards of a dismantled piece lying on each other. */
const flatPack: MakePiece = (x, y, z, random) => {
  const packs = Math.max(1, Math.round(lengthOf(y) / 110));
  return Array.from({ length: packs }, (_, i) =>
    block(inset(x, random.between(0, 25)), inset(part(y, i / packs, (i + 1) / packs), 3), z, {
      ...WALL,
      density: random.between(0.42, 0.62),
      grain: 0.02,
    }),
  );
};

/** A frame of laths with foam and springs. */
const armchair: MakePiece = (x, y, z) => {
  const frame: Matter = { substance: 'cellulose', density: 0.3 };
  const foam: Matter = { substance: 'polyethylene', density: 0.04, grain: 0.15 };
  const seat = part(y, 0.3, 0.5);
  const solids = [
    block(x, part(y, 0.08, 0.28), z, { substance: 'cellulose', density: 0.09 }),
    block(x, seat, z, foam),
    body('pillow', part(x, 0, 0.25), part(y, 0.3, 1), z, foam),
    ...[0, 0.93].map((at) => block(part(x, at, at + 0.07), part(y, 0, 0.7), z, { ...frame, density: 0.16 })),
  ];
  for (let i = 0; i < 6; i++) {
    const spring = part(part(x, 0.2, 0.95), i / 6 + 0.03, i / 6 + 0.13);
    solids.push(
      body('upright', spring, part(y, 0.14, 0.3), part(z, 0.1, 0.9), { ...STEEL, density: 0.1, hollow: 0.8 }),
    );
  }
  return solids;
};

const chairs: MakePiece = (x, y, z, random) => {
  const legs = random.integer(4, 9);
  return Array.from({ length: legs }, (_, i) =>
    block(part(x, i / legs, i / legs + 0.05), y, part(z, random.between(0, 0.3), random.between(0.4, 1)), {
      ...WALL,
      density: 0.3,
    }),
  ).concat([0.45, 0.8].map((at) => block(x, part(y, at, at + 0.05), z, { ...WALL, density: 0.35 })));
};

const appliance: MakePiece = (x, y, z, random) => [
  block(x, y, from(z[0], 1), STEEL),
  block(x, y, [z[1] - 1, z[1]], STEEL),
  ...machine(inset(x, 30), part(y, 0.03, 0.5), inset(z, 30), random).slice(1, 6),
];

/** Rolled or flat mattresses: foam with rows of pocket springs. */
const mattress: MakePiece = (x, y, z, random) => {
  const layers = Math.max(1, Math.round(lengthOf(y) / random.between(180, 260)));
  return Array.from({ length: layers }, (_, i): Solid[] => {
    const own = inset(part(y, i / layers, (i + 1) / layers), 4);
    const springs = Math.round(lengthOf(x) / 62);
    return [
      block(x, own, z, { substance: 'polyethylene', density: 0.035, grain: 0.05 }),
      block(x, part(own, 0.2, 0.8), z, { ...STEEL, density: 0.045, cells: { x: springs, y: 1, gapMm: 22 } }),
    ];
  }).flat();
};

/** Household goods: wooden furniture, appliances, soft rolls, boxes. */
export const HOUSEHOLD: LooseGoods = {
  pieces: [box, box, soft, roll, cupboard, cupboard, armchair, chairs, appliance],
  lengthMm: [280, 1500],
  heightMm: [200, 1000],
  rows: 3,
};

export const FURNITURE: LooseGoods = {
  pieces: [cupboard, flatPack, flatPack, armchair, chairs],
  lengthMm: [700, 2100],
  heightMm: [420, 1100],
  rows: 3,
};

export const MATTRESSES: LooseGoods = { pieces: [mattress], lengthMm: [1880, 2080], heightMm: [700, 1300], rows: 1 };
