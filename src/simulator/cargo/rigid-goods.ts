import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { palletPlaces, woodenPallet } from './pallet.ts';

const STEEL = 7.87;

/** Sawn timber in strapped packs with stickers between the layers. */
export function stowTimber(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  const density = random.between(0.45, 0.62);
  const board = random.between(38, 63);
  const sticker = random.between(18, 25);
  const length = random.between(2700, 5600);
  const top = bay.y[0] + stackHeightMm(bay, density * 0.7);
  const layers = Math.floor((top - bay.y[0] - 90) / (board + sticker));
  for (let x = bay.x[0] + random.between(20, 150); x + length <= bay.x[1]; x += length + random.between(30, 180)) {
    for (const side of [0, 1]) {
      const half = (bay.z[1] - bay.z[0]) / 2;
      const z: Span = [bay.z[0] + side * half + 20, bay.z[0] + (side + 1) * half - 20];
      const base = bay.y[0] + 90;
      for (const at of [0.08, 0.5, 0.9]) {
        const xs: Span = [x + at * length, x + at * length + 90];
        loader.take([{ shape: 'block', x: xs, y: [bay.y[0], base], z, substance: 'cellulose', density: 0.55 }]);
      }
      for (let layer = 0; layer < layers; layer++) {
        const y = base + layer * (board + sticker);
        const uneven = random.between(-40, 40);
        const xs: Span = [Math.max(bay.x[0], x + uneven), Math.min(bay.x[1], x + length + uneven - 40)];
        const plank: Solid = {
          shape: 'block',
          x: xs,
          y: [y, y + board],
          z,
          substance: 'cellulose',
          density: density * random.between(0.93, 1.07),
          grain: 0.02,
        };
        const stickers = [0.06, 0.3, 0.55, 0.8, 0.95].map((at): Solid => {
          const from = xs[0] + at * (xs[1] - xs[0]) - 30;
          const span: Span = [from, from + 30];
          return {
            shape: 'block',
            x: span,
            y: [y + board, y + board + sticker],
            z,
            substance: 'cellulose',
            density: 0.5,
          };
        });
        loader.take([plank, ...stickers]);
      }
    }
  }
  return loader.load();
}

/** Ceramic tiles: low, dense pallets, spread over the floor because of their weight. */
export function stowTiles(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  const height = random.between(380, 700);
  const density = random.between(1.4, 1.9);
  const places = palletPlaces(bay, random);
  const each = 1.1 * density * height + 22;
  const wanted = Math.min(places.length, Math.floor(bay.payloadKg / each));
  for (const [i, place] of places.entries()) {
    if (Math.floor(((i + 1) * wanted) / places.length) === Math.floor((i * wanted) / places.length)) continue;
    loader.take([
      ...woodenPallet(place.x, bay.y[0], place.z),
      {
        shape: 'block',
        x: [place.x[0] + 30, place.x[1] - 30],
        y: [place.y[0], place.y[0] + height * random.between(0.85, 1)],
        z: [place.z[0] + 20, place.z[1] - 20],
        substance: 'ceramic',
        density,
        cells: { x: random.integer(4, 12), y: random.integer(1, 2), gapMm: 6 },
        grain: 0.01,
      },
    ]);
  }
  return loader.load();
}

/** Crated machines: castings, motors, shafts and frames of steel and aluminium. */
export function stowMachines(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  let x = bay.x[0] + random.between(20, 200);
  while (x < bay.x[1] - 900) {
    const length = Math.min(random.between(900, 2600), bay.x[1] - x);
    const height = Math.min(random.between(700, 2000), bay.y[1] - bay.y[0] - 40);
    const deep = random.between(900, Math.min(2100, bay.z[1] - bay.z[0]));
    const z = bay.z[0] + random.between(0, bay.z[1] - bay.z[0] - deep);
    loader.take(crate([x, x + length], [bay.y[0], bay.y[0] + height], [z, z + deep]));
    for (const part of machine(
      [x + 60, x + length - 60],
      [bay.y[0] + 130, bay.y[0] + height - 60],
      [z + 60, z + deep - 60],
      random,
    )) {
      loader.take([part]);
    }
    x += length + random.between(30, 260);
  }
  return loader.load();
}

function crate(x: Span, y: Span, z: Span): Solid[] {
  const wood = (xs: Span, ys: Span, zs: Span, density = 0.5): Solid => ({
    shape: 'block',
    x: xs,
    y: ys,
    z: zs,
    substance: 'cellulose',
    density,
  });
  const solids = [
    wood(x, [y[0] + 100, y[0] + 130], z),
    wood(x, [y[1] - 20, y[1]], z, 0.35),
    wood([x[0], x[0] + 22], y, z, 0.35),
    wood([x[1] - 22, x[1]], y, z, 0.35),
  ];
  for (const zs of [
    [z[0], z[0] + 22],
    [z[1] - 22, z[1]],
  ] as const) {
    for (let from = x[0]; from < x[1] - 90; from += 260) solids.push(wood([from, from + 90], y, zs));
    for (const at of [0, 0.5, 0.92]) {
      const from = y[0] + at * (y[1] - y[0]);
      solids.push(wood(x, [from, from + 90], zs));
    }
  }
  for (const at of [0.05, 0.45, 0.85]) {
    const from = x[0] + at * (x[1] - x[0]);
    solids.push(wood([from, from + 120], [y[0], y[0] + 100], z, 0.55));
  }
  return solids;
}

/** A bed, housings, shafts and wheels in a room; steel shares chosen so that a crate weighs what machines weigh. */
export function machine(x: Span, y: Span, z: Span, random: Random): Solid[] {
  const lx = x[1] - x[0];
  const ly = y[1] - y[0];
  const lz = z[1] - z[0];
  const part = (
    shape: Solid['shape'],
    at: readonly number[],
    size: readonly number[],
    density: number,
    hollow = 0,
  ): Solid => {
    const [ax, ay, az] = at as [number, number, number];
    const [sx, sy, sz] = size as [number, number, number];
    return {
      shape,
      x: [x[0] + ax * lx, Math.min(x[1], x[0] + ax * lx + sx)],
      y: [y[0] + ay * ly, Math.min(y[1], y[0] + ay * ly + sy)],
      z: [z[0] + az * lz, Math.min(z[1], z[0] + az * lz + sz)],
      substance: random.chance(0.2) ? 'aluminium' : 'steel',
      density,
      ...(hollow > 0 ? { hollow } : {}),
    };
  };
  const solids = [part('block', [0, 0, 0.1], [lx, Math.min(90, ly * 0.15), lz * 0.8], STEEL * 0.12)];
  const housings = random.integer(2, 5);
  for (let i = 0; i < housings; i++) {
    const w = lx * random.between(0.12, 0.34);
    const h = ly * random.between(0.2, 0.6);
    const d = lz * random.between(0.2, 0.5);
    const at = [random.between(0, 1 - w / lx), random.between(0.05, 0.3), random.between(0, 0.5)];
    solids.push(part('block', at, [w, h, d], STEEL * random.between(0.04, 0.22)));
    solids.push(part('block', [at[0] as number, (at[1] as number) + h / ly, at[2] as number], [w, 12, d], STEEL * 0.5));
  }
  const rounds = random.integer(3, 8);
  for (let i = 0; i < rounds; i++) {
    const d = Math.min(lx, ly) * random.between(0.12, 0.4);
    const at = [random.between(0, 1 - d / lx), random.between(0.05, 1 - d / ly), random.between(0, 0.6)];
    const shape = random.pick(['crosswise', 'lengthwise', 'upright'] as const);
    const long = random.between(0.15, 0.4);
    const size =
      shape === 'crosswise'
        ? [d, d, lz * long]
        : shape === 'lengthwise'
          ? [Math.min(lx * long, lx), d, d]
          : [d, Math.min(ly * long * 1.5, ly), d];
    solids.push(part(shape, at, size, STEEL * random.between(0.25, 0.9), random.between(0.4, 0.93)));
  }
  for (let i = 0; i < 5; i++) {
    const d = random.between(25, 70);
    const at = [random.between(0, 0.6), random.between(0, 0.95), random.between(0, 0.9)];
    solids.push(part('lengthwise', at, [lx * random.between(0.15, 0.4), d, d], STEEL, random.pick([0, 0.8, 0.9])));
  }
  return solids;
}
