import type { Random } from '#base/random.ts';
import { lengthOf, type Solid } from '../bodies/solid.ts';
import { type Matter, STEEL } from '../cargo/matter.ts';
import { heaped } from './heap-of-pieces.ts';
import { shellAround } from './luggage.ts';
import { bare, form, ifFits, type Maker, PLASTIC } from './made.ts';

/** Discarded equipment thrown together: computers, tube sets, compressors, cable, boards, appliances. */
export const makeEWaste: Maker = (room, random) => {
  const area = { x: Math.min(room.x, random.between(900, 2600)), z: Math.min(room.z, random.between(700, 2200)) };
  const height = Math.min(room.y, random.between(600, 1900));
  if (area.x < 500 || area.z < 450 || height < 400) return undefined;
  return ifFits(
    bare(
      heaped({ ...area, y: height }, [computer, tubeSet, compressor, cableCoil, boards, appliance, flatScreen], random),
    ),
    room,
  );
};

/** A case of sheet steel with power supply, drives, board and fan. */
export function computer(random: Random): Solid[] {
  const isLying = random.chance(0.4);
  const [x, y] = isLying ? [430, 170] : [430, 420];
  const deep = isLying ? 420 : 180;
  const shell = shellAround({ x: [0, x], y: [0, y], z: [0, deep] }, 1, STEEL);
  const at = (ax: number, ay: number, sx: number, sy: number, sz: number, matter: Matter) =>
    form('block', [x * ax, y * ay, deep * 0.1], [sx, Math.min(sy, y * (1 - ay)), Math.min(sz, deep * 0.85)], matter);
  return [
    ...shell,
    at(0.03, 0.6, 150, 86, 140, { ...STEEL, density: 1.5, grain: 0.3 }),
    at(0.7, 0.72, 146, 41, 150, { ...STEEL, density: 0.9 }),
    at(0.72, 0.2, 147, 26, 101, { substance: 'aluminium', density: 2.3 }),
    at(0.1, 0.08, 244, y * 0.5, 3, { substance: 'glass', density: 2, grain: 0.2 }),
    at(0.25, 0.28, 70, 60, 60, { substance: 'aluminium', density: 1.1 }),
    form('crosswise', [x * 0.02, y * 0.2, deep * 0.3], [80, 80, 25], { ...PLASTIC, density: 0.5, hollow: 0.4 }),
  ];
}

/** Television or monitor with a picture tube of leaded glass; face down or standing. */
function tubeSet(random: Random): Solid[] {
  const wide = random.between(340, 560);
  const high = wide * 0.8;
  const deep = wide * random.between(0.75, 0.9);
  const cabinet = shellAround({ x: [0, deep], y: [0, high], z: [0, wide] }, 3, PLASTIC);
  const glass: Matter = { substance: 'glass', density: 2.6 };
  const solids = [
    ...cabinet,
    form('block', [4, high * 0.08, wide * 0.06], [13, high * 0.84, wide * 0.88], glass),
    form('crosswise', [deep * 0.62, high * 0.3, wide * 0.35], [deep * 0.18, high * 0.4, wide * 0.3], {
      substance: 'copper',
      density: 1.6,
      hollow: 0.55,
    }),
    form('lengthwise', [deep * 0.68, high * 0.46, wide * 0.46], [deep * 0.25, 30, 30], { ...glass, hollow: 0.85 }),
    form('block', [deep * 0.2, 8, wide * 0.15], [deep * 0.6, 4, wide * 0.7], { substance: 'glass', density: 1.9 }),
    form('block', [deep * 0.5, 12, wide * 0.5], [70, 70, 60], { ...STEEL, density: 2.5 }),
  ];
  // The funnel narrows towards the neck; its glass holds a fifth of lead.
  for (let step = 0; step < 6; step++) {
    const share = 1 - (step / 6) * 0.82;
    const ring = (matter: Matter) =>
      form(
        'lengthwise',
        [17 + (deep * 0.62 * step) / 6, (high - high * 0.86 * share) / 2, (wide - wide * 0.9 * share) / 2],
        [(deep * 0.62) / 6, high * 0.86 * share, wide * 0.9 * share],
        matter,
      );
    solids.push(ring({ ...glass, hollow: 0.955 }), ring({ substance: 'lead', density: 0.6, hollow: 0.955 }));
  }
  return solids;
}

/** The hermetic pot of a refrigerator: shell, motor and oil. */
export function compressor(random: Random): Solid[] {
  const wide = random.between(150, 220);
  const high = wide * random.between(0.9, 1.15);
  const ring = (across: number, from: number, to: number, matter: Matter) =>
    form(
      'upright',
      [(wide - across) / 2, high * from, (wide - across) / 2],
      [across, high * (to - from), across],
      matter,
    );
  return [
    ring(wide, 0.06, 0.94, { ...STEEL, hollow: 1 - 7 / wide }),
    ring(wide * 0.94, 0, 0.06, { ...STEEL, density: 4 }),
    ring(wide * 0.9, 0.94, 1, { ...STEEL, density: 4 }),
    ring(wide * 0.72, 0.2, 0.55, { ...STEEL, density: 5, hollow: 0.5 }),
    ring(wide * 0.62, 0.14, 0.62, { substance: 'copper', density: 3, hollow: 0.6 }),
    ring(wide * 0.5, 0.55, 0.82, { ...STEEL, density: 5 }),
    ring(wide * 0.88, 0.06, 0.16, { substance: 'polyethylene', density: 0.9 }),
  ];
}

export function cableCoil(random: Random): Solid[] {
  const wide = random.between(260, 480);
  const thick = random.between(60, 130);
  const shape = random.pick(['crosswise', 'upright'] as const);
  const size = shape === 'crosswise' ? ([wide, wide, thick] as const) : ([wide, thick, wide] as const);
  return [
    form(shape, [0, 0, 0], size, { substance: 'copper', density: 1.3, hollow: 0.55, grain: 0.25 }),
    form(shape, [0, 0, 0], size, { substance: 'pvc', density: 0.6, hollow: 0.55 }),
  ];
}

/** Circuit boards in a box or loose, standing like files. */
export function boards(random: Random): Solid[] {
  const long = random.between(260, 420);
  const high = random.between(160, 260);
  const deep = random.between(180, 320);
  return [
    form('block', [0, 0, 0], [long, high, deep], {
      substance: 'glass',
      density: random.between(0.25, 0.5),
      grain: 0.45,
      cells: { x: random.integer(8, 20), y: 1, gapMm: 6 },
    }),
    form('block', [0, 0, 0], [long, high, deep], {
      substance: 'copper',
      density: random.between(0.05, 0.14),
      grain: 0.6,
    }),
  ];
}

/** Washing machine, oven or printer: a box of sheet, a drum or rollers, and a motor. */
export function appliance(random: Random): Solid[] {
  const [x, y, z] = [random.between(420, 620), random.between(380, 850), random.between(400, 600)];
  const shell = shellAround({ x: [0, x], y: [0, y], z: [0, z] }, 0.8, STEEL);
  const drum = Math.min(x, y, z) * 0.8;
  return [
    ...shell,
    form('crosswise', [(x - drum) / 2, (y - drum) / 2, z * 0.15], [drum, drum, z * 0.6], {
      ...STEEL,
      hollow: 1 - 2 / drum,
    }),
    form('block', [x * 0.2, y * 0.04, z * 0.2], [x * 0.6, 60, z * 0.5], {
      substance: 'ceramic',
      density: random.chance(0.5) ? 2.2 : 0.1,
    }),
    form('lengthwise', [x * 0.5, y * 0.08, z * 0.6], [130, 110, 110], { ...STEEL, density: 4 }),
  ];
}

export function flatScreen(random: Random): Solid[] {
  const wide = random.between(420, 900);
  const thick = random.between(45, 80);
  const isFlat = random.chance(0.5);
  const size = isFlat ? ([wide, thick, wide * 0.6] as const) : ([wide, wide * 0.6, thick] as const);
  const panel = form('block', [0, 0, 0], size, { ...PLASTIC, density: 0.22, grain: 0.1 });
  const plate = form('block', [0, 0, 0], isFlat ? [wide, 2, wide * 0.6] : [wide, wide * 0.6, 2], STEEL);
  const supply = form(
    'block',
    [wide * 0.3, thick * 0.2, thick * 0.2],
    [lengthOf([0, wide]) * 0.3, thick * 0.5, thick * 0.5],
    { ...STEEL, density: 1.4 },
  );
  return [panel, plate, supply];
}
