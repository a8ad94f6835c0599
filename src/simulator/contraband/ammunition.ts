import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import { type Matter, STEEL } from '../cargo/matter.ts';
import { crated, shellAround } from './luggage.ts';
import { form, ifFits, type Made, type Maker, type Room } from './made.ts';
import { countFor, stacked } from './stack.ts';

/** Crates of cartridges, tins of belts, which are held back, and shells of a larger calibre. */
export const makeAmmunition: Maker = (room, random, _, shapes) => {
  if (shapes === 'held-back') return belts(room, random);
  const kind = random.next();
  if (kind < 0.2) return shells(room, random) ?? crates(room, random);
  if (kind < 0.42 && shapes === 'all') return belts(room, random) ?? crates(room, random);
  return crates(room, random);
};

/**
 * Case, bullet and powder of a cartridge, taken together: brass with a core of lead, g/cm³ over a package of them; the
 * voids between round cartridges are in it.
 */
const CARTRIDGES = [2.45, 3] as const;

/** Packets of cartridges that stand base up or lie across: a lattice at the pitch of their diameter. */
function rounds(
  size: Room,
  density: number,
  calibreMm: number,
  standing: boolean,
  corner: readonly [number, number, number],
) {
  const brass: Matter = {
    substance: 'brass',
    density: density * 0.72,
    cells: {
      x: Math.max(2, Math.round(size.x / calibreMm)),
      y: standing ? 1 : Math.round(size.y / calibreMm),
      gapMm: calibreMm * 0.24,
    },
  };
  // The bullets: the upper two fifths of standing rounds, the whole of lying ones.
  const lead: Matter = { ...brass, substance: 'lead', density: density * 0.28 };
  const [x, y, z] = corner;
  if (!standing) {
    return [
      form('block', [x, y, z], [size.x, size.y, size.z], brass),
      form('block', [x, y, z + size.z * 0.6], [size.x, size.y, size.z * 0.3], { ...lead, density: lead.density / 0.3 }),
    ];
  }
  const tiers = Math.max(1, Math.round(size.y / 62));
  const tier = size.y / tiers;
  return Array.from({ length: tiers }, (_, j) => [
    form('block', [x, y + j * tier, z], [size.x, tier * 0.9, size.z], { ...brass, density: brass.density / 0.9 }),
    form('block', [x, y + (j + 0.55) * tier, z], [size.x, tier * 0.35, size.z], {
      ...lead,
      density: lead.density / 0.35,
    }),
  ]).flat();
}

/** Boxes of about 30×20×15 cm and 20 to 30 kg, in a crate of boards or a tin. */
function crates(room: Room, random: Random): Made | undefined {
  const inner = { x: random.between(270, 320), y: random.between(130, 170), z: random.between(170, 200) };
  const isTin = random.chance(0.4);
  const wall = isTin ? 1 : 12;
  const piece = { x: inner.x + 2 * wall, y: inner.y + 2 * wall, z: inner.z + 2 * wall };
  if (piece.x > room.x || piece.y > room.y || piece.z > room.z) return undefined;
  const wanted = { x: random.integer(1, 5), y: random.integer(1, 4), z: random.integer(1, 3) };
  const count = countFor(room, piece, wanted, 4);
  const density = random.between(...CARTRIDGES);
  const calibre = random.pick([9.9, 9.7, 11.4, 13]);
  const standing = random.chance(0.4);
  const walls: Solid[] = [];
  const solids = stacked({ piece, count, gapMm: 4, looseMm: 0, missing: 0.3 }, random, ([x, y, z]) => {
    const content = rounds(inner, density, calibre, standing, [x + wall, y + wall, z + wall]);
    const box = {
      x: [x + wall, x + wall + inner.x],
      y: [y + wall, y + wall + inner.y],
      z: [z + wall, z + wall + inner.z],
    } as const;
    walls.push(...shellAround(box, wall, isTin ? STEEL : { substance: 'cellulose', density: 0.52 }));
    return content;
  });
  return ifFits({ solids, companions: walls }, room);
}

/** Linked rounds folded to and fro in tins: bands of upright strokes. */
function belts(room: Room, random: Random): Made | undefined {
  const bands = random.integer(2, 3);
  const pitch = random.pick([15.5, 15.5, 24]);
  const round = pitch > 20 ? 138 : 71;
  const long = random.between(240, 290);
  const deep = random.between(110, 160);
  const high = bands * (round + 5);
  if (long > room.x || high > room.y || deep > room.z) return undefined;
  const tins = Math.max(1, Math.min(random.integer(1, 4), Math.floor(room.x / (long + 12))));
  const walls: Solid[] = [];
  const solids: Solid[] = [];
  for (let tin = 0; tin < tins; tin++) {
    const x = tin * (long + 12);
    walls.push(...shellAround({ x: [x, x + long], y: [0, high], z: [0, deep] }, 1, STEEL));
    for (let band = 0; band < bands; band++) {
      const count = Math.floor(long / pitch);
      const cells = { x: count, y: 1, gapMm: pitch * 0.3 };
      const y = band * (round + 5);
      solids.push(
        form('block', [x, y, 0], [count * pitch, round * 0.76, deep], { substance: 'brass', density: 2.4, cells }),
        form('block', [x, y + round * 0.62, 0], [count * pitch, round * 0.38, deep], {
          substance: 'lead',
          density: 0.9,
          cells,
        }),
      );
    }
  }
  return ifFits({ solids, companions: walls }, room);
}

/** Shells of 57 to 120 mm lying in a row, two to a crate or more. */
function shells(room: Room, random: Random): Made | undefined {
  const calibre = random.between(57, 120);
  const body = calibre * random.between(2.4, 3.2);
  const nose = calibre * 1.3;
  const wanted = { y: random.integer(1, 3), z: random.integer(1, 3) };
  const wall: Matter = { ...STEEL, hollow: 0.72 };
  const filling: Matter = { substance: 'cellulose', density: 1.6 };
  const solids: Solid[] = [];
  for (let j = 0; j < wanted.y; j++) {
    for (let k = 0; k < wanted.z; k++) {
      const [y, z] = [j * (calibre + 14), k * (calibre + 14)];
      const middle = [y + calibre / 2, z + calibre / 2] as const;
      solids.push(
        form('lengthwise', [0, y, z], [body, calibre, calibre], wall),
        form(
          'lengthwise',
          [body * 0.08, y + calibre * 0.14, z + calibre * 0.14],
          [body * 0.92, calibre * 0.72, calibre * 0.72],
          filling,
        ),
        form('lengthwise', [body * 0.08, y - 2, z - 2], [calibre * 0.2, calibre + 4, calibre + 4], {
          substance: 'copper',
          density: 8.96,
          hollow: 0.95,
        }),
      );
      // The nose as steps that narrow.
      for (let step = 0; step < 5; step++) {
        const t = (step + 0.5) / 5;
        const wide = calibre * (1 - 0.78 * t * t);
        solids.push(
          form(
            'lengthwise',
            [body + (nose * step) / 5, middle[0] - wide / 2, middle[1] - wide / 2],
            [nose / 5, wide, wide],
            {
              ...STEEL,
              hollow: step < 4 ? 0.6 : 0,
            },
          ),
        );
      }
    }
  }
  return ifFits(crated(solids, random), room);
}
