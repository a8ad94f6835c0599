import type { Random } from '#base/random.ts';
import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import { type Bay, type Load, loaderFor, stackHeightMm } from './bay.ts';
import { bearers, spread } from './dunnage.ts';
import { block, body, clamped, from, inset, type Matter, part, STEEL } from './matter.ts';

/** Sawn timber in strapped packs of uneven length, with stickers between the layers. */
export function stowTimber(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(0.45, 0.64);
  const board = random.between(32, 63);
  const sticker = random.chance(0.6) ? random.between(18, 25) : 2;
  const length = Math.min(random.between(2400, 5800), lengthOf(bay.x) - 120);
  const heightMm = stackHeightMm(bay, density * 0.85);
  const packs = Math.max(1, Math.round(heightMm / random.between(700, 1150)));
  const perPack = Math.max(2, Math.floor((heightMm / packs - 90) / (board + sticker)));
  for (const start of spread(bay.x, length, Math.floor((lengthOf(bay.x) - 20) / (length + 20)), random)) {
    for (const z of [part(bay.z, 0.005, 0.49), part(bay.z, 0.51, 0.995)]) {
      const shift = random.between(-40, 40);
      for (let pack = 0; pack < packs; pack++) {
        const base = bay.y[0] + pack * (90 + perPack * (board + sticker));
        const x = clamped(from(start + shift + random.between(-15, 15), length), bay.x);
        loader.take(bearers(x, base, z, 88, [0.06, 0.5, 0.94]));
        for (let layer = 0; layer < perPack; layer++) {
          const y = base + 90 + layer * (board + sticker);
          const short = random.chance(0.25) ? random.between(40, 400) : random.between(0, 25);
          const xs: Span = random.chance(0.5) ? [x[0], x[1] - short] : [x[0] + short, x[1]];
          const matter: Matter = { substance: 'cellulose', density: density * random.between(0.93, 1.07), grain: 0.02 };
          const boards = block(xs, from(y, board), z, { ...matter, density: matter.density * 0.97 });
          loader.take([
            boards,
            ...(sticker > 5 ? bearers(inset(x, 80), y + board, z, sticker, [0, 0.25, 0.5, 0.75, 1]) : []),
          ]);
        }
      }
    }
  }
  return loader.load();
}

/** Round timber lengthwise, bark and all: tapered stems in each other's hollows, ends out of line. */
export function stowLogs(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(0.68, 0.95);
  const diameter = random.between(190, 420);
  const count = random.pick([1, 2, 2, 3]);
  const length = (lengthOf(bay.x) - 60) / count - random.between(40, 300);
  const rows = Math.max(1, Math.floor((stackHeightMm(bay, density * 0.66) - diameter * 0.1) / (diameter * 0.82)));
  const across = Math.max(1, Math.floor(lengthOf(bay.z) / diameter));
  const pitch = lengthOf(bay.z) / across;
  for (const start of spread(bay.x, length, count, random)) {
    for (let row = 0; row < rows; row++) {
      const missing = row === rows - 1 ? random.between(0, 0.6) : 0;
      for (let i = 0; i < across - (row % 2); i++) {
        if (random.chance(missing)) continue;
        const own = Math.min(pitch, diameter) * random.between(0.78, 1);
        const z = bay.z[0] + (i + 0.5 + (row % 2) / 2) * pitch;
        const y = bay.y[0] + diameter / 2 + row * diameter * 0.84;
        const x = clamped(from(start + random.between(-60, 60), length * random.between(0.93, 1)), bay.x);
        loader.take(stem(x, Math.max(y, bay.y[0] + own / 2), z, own, density * random.between(0.92, 1.08), random));
      }
    }
  }
  return loader.load();
}

function stem(x: Span, y: number, z: number, diameter: number, density: number, random: Random): Solid[] {
  const joints = 6;
  const taper = random.between(0.01, 0.03) * (random.chance(0.5) ? 1 : -1);
  return Array.from({ length: joints }, (_, i) => {
    const radius = (diameter / 2) * (0.93 + taper * (i / joints - 0.5) * 2);
    const off = random.between(-0.012, 0.012) * diameter;
    return body(
      'lengthwise',
      part(x, i / joints, (i + 1) / joints),
      [y + off - radius, y + off + radius],
      [z - radius, z + radius],
      {
        substance: 'cellulose',
        density,
        grain: 0.03,
      },
    );
  });
}

/** Sheets of plywood, board or chipboard in strapped packs on bearers. */
export function stowPanels(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(0.55, 0.74);
  const length = random.pick([2440, 2500, 2750]);
  const heightMm = stackHeightMm(bay, density * 0.9);
  const packs = Math.max(1, Math.round(heightMm / random.between(450, 1000)));
  const tall = heightMm / packs - 90;
  for (const z of [part(bay.z, 0.005, 0.495), part(bay.z, 0.505, 0.995)]) {
    for (const start of spread(bay.x, length, 9, random)) {
      for (let pack = 0; pack < packs; pack++) {
        const x = clamped(from(start + random.between(-12, 12), length), bay.x);
        const base = bay.y[0] + pack * (tall + 90);
        const y = from(base + 88, tall * random.between(0.94, 1));
        loader.take([
          ...bearers(x, base, z, 86, [0.05, 0.5, 0.95]),
          block(x, y, z, { substance: 'cellulose', density, grain: 0.006 }),
          ...[0.2, 0.8].map((at) => block(part(x, at, at + 0.012), [y[1], y[1] + 1], z, STEEL)),
        ]);
      }
    }
  }
  return loader.load();
}
