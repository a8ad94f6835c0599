import type { Random } from '#base/random.ts';
import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { fenceOff } from './dunnage.ts';
import { block, body, from, inset, STEEL, thinned, WOOD } from './matter.ts';
import { PALLET_HEIGHT_MM, woodenPallet } from './pallet.ts';

/** Paper rolls standing on end, as many as the payload allows. */
export function stowRolls(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const diameter = random.between(850, 1165);
  const density = random.between(0.78, 1);
  const height = random.between(620, 1250);
  const tiers = Math.max(1, Math.round(stackHeightMm(bay, density * 0.72) / height - 0.25));
  for (let tier = 0; tier < tiers; tier++) {
    for (const row of [0, 1]) {
      const z: Span = row === 0 ? from(bay.z[0], diameter) : [bay.z[1] - diameter, bay.z[1]];
      // The rolls of the far row stand in the hollows of the near one.
      let x = bay.x[0] + random.between(4, 24) + (row === 1 ? random.pick([0, diameter / 2]) : 0);
      for (; x + diameter <= bay.x[1]; x += diameter + random.between(1, 12)) {
        if (tier > 0 && x > bay.x[1] - 2 * diameter && random.chance(0.5)) break;
        const y = from(bay.y[0] + tier * height, height - random.between(4, 10));
        loader.take(paperRoll(from(x, diameter - 2), y, z, density * random.between(0.97, 1.03)));
      }
    }
  }
  return loader.load();
}

function paperRoll(x: Span, y: Span, z: Span, density: number): Solid[] {
  return [
    body('upright', x, y, z, { substance: 'cellulose', density, hollow: 0.09, grain: 0.012 }),
    // The core and the crimped wrapping at both ends.
    body('upright', inset(x, lengthOf(x) * 0.44), y, inset(z, lengthOf(z) * 0.44), {
      substance: 'cellulose',
      density: 0.9,
      hollow: 0.75,
    }),
    body('upright', inset(x, 4), [y[1] - 8, y[1]], inset(z, 4), { substance: 'cellulose', density: 0.3 }),
  ];
}

const DRUM = { diameterMm: 585, heightMm: 880, wallMm: 1.1 } as const;

export interface DrumGoods {
  readonly contents: SubstanceId;
  readonly density: Span;
  /** Share of the drum that is full. */
  readonly filled: Span;
  readonly isPlastic?: boolean;
}

/** Drums of 200 litres on pallets or on the bare floor. */
export function stowDrums(bay: Bay, goods: DrumGoods, random: Random): Load {
  const loader = loaderFor(bay);
  const onPallets = random.chance(0.6);
  const base = onPallets ? PALLET_HEIGHT_MM : 6;
  const density = random.between(...goods.density);
  const each = 0.22 * density * 1000 + 22;
  const pitch = DRUM.diameterMm + random.between(5, 14);
  const across = Math.floor(lengthOf(bay.z) / pitch);
  const along = Math.floor((lengthOf(bay.x) - 60) / pitch);
  const tiers = bay.payloadKg > across * along * each * 1.2 && lengthOf(bay.y) > 2 * (DRUM.heightMm + base) ? 2 : 1;
  const slack = (lengthOf(bay.z) - across * pitch) / Math.max(1, across - 1);
  for (let tier = 0; tier < tiers; tier++) {
    const floor = bay.y[0] + tier * (DRUM.heightMm + base);
    for (let i = 0; i + 2 <= along; i += 2) {
      const x = bay.x[0] + 10 + i * pitch + random.between(0, 8);
      for (let k = 0; k < across; k++) {
        const z = bay.z[0] + k * (pitch + slack);
        if (onPallets && k % 2 === 0) {
          loader.take(woodenPallet(from(x, 2 * pitch), floor, [z, Math.min(bay.z[1], z + 2 * pitch)]));
        } else if (!onPallets && tier > 0) {
          loader.take([block(from(x, 2 * pitch), [floor - 6, floor], from(z, pitch), WOOD)]);
        }
        for (const half of [0, 1]) {
          const left = x + half * pitch + random.between(0, 4);
          loader.take(
            drum(from(left, DRUM.diameterMm), floor + base, from(z, DRUM.diameterMm), goods, density, random),
          );
        }
      }
    }
  }
  return loader.load();
}

function drum(x: Span, base: number, z: Span, goods: DrumGoods, density: number, random: Random): Solid[] {
  const full = random.between(...goods.filled);
  const y = from(base, DRUM.heightMm - 4);
  const hollow = 1 - (2 * DRUM.wallMm) / DRUM.diameterMm;
  const contents = body('upright', inset(x, 2), [base + 2, base + DRUM.heightMm * full], inset(z, 2), {
    substance: goods.contents,
    density,
  });
  if (goods.isPlastic) {
    const wall = { substance: 'polyethylene', density: 0.95 } as const;
    return [
      contents,
      body('upright', x, y, z, { ...wall, hollow: 0.985 }),
      body('upright', x, from(y[1] - 30, 22), z, wall),
    ];
  }
  const hoop = (at: number): Solid =>
    body('upright', x, from(base + at, 14), z, { substance: 'steel', density: 3.2, hollow: 0.95 });
  return [
    contents,
    body('upright', inset(x, 5), y, inset(z, 5), { ...STEEL, hollow }),
    body('upright', x, from(base, 2), z, STEEL),
    body('upright', x, from(y[1] - 14, 1.5), z, STEEL),
    ...[0, 290, 580, 862].map(hoop),
  ];
}

/** Drums of cable on their flanges' rims, the axis across the hold: rings of copper within discs of wood. */
export function stowCableDrums(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const copper = random.chance(0.6);
  const rows = 2;
  const width = lengthOf(bay.z) / rows - 20;
  for (let row = 0; row < rows; row++) {
    const z = from(bay.z[0] + row * (width + 20) + 8, width);
    for (let x = bay.x[0] + random.between(10, 90); ; ) {
      const diameter = Math.min(random.between(800, 1500), lengthOf(bay.y) - 40);
      if (x + diameter > bay.x[1]) break;
      loader.take(cableDrum(from(x, diameter), from(bay.y[0], diameter), z, copper, random));
      x += diameter + random.between(15, 90);
    }
  }
  fenceOff(bay, loader, 500, random);
  return loader.load();
}

function cableDrum(x: Span, y: Span, z: Span, copper: boolean, random: Random): Solid[] {
  const full = random.between(0.7, 0.92);
  const margin = (lengthOf(x) * (1 - full)) / 2;
  const plank = lengthOf(z) * 0.06;
  const winding = inset(z, plank);
  const disc = (spanZ: Span, rim: number, matter: Parameters<typeof body>[4]): Solid =>
    body('crosswise', inset(x, rim), inset(y, rim), spanZ, matter);
  return [
    // Both flanges as they add up along the ray.
    disc(z, 0, thinned(WOOD, 0.14)),
    disc(winding, margin, {
      substance: copper ? 'copper' : 'aluminium',
      density: copper ? 2.3 : 0.9,
      hollow: random.between(0.45, 0.6) / full,
    }),
  ];
}
