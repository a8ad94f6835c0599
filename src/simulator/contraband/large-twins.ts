import type { Random } from '#base/random.ts';
import { type Point, rodBetween, type Solid } from '../bodies/solid.ts';
import { block, type Matter, STEEL, WOOD } from '../cargo/matter.ts';
import { appliance, boards, cableCoil, compressor, computer, flatScreen } from './e-waste.ts';
import { boxed } from './luggage.ts';
import { form, type Made, type Room, shifted, sizeOf } from './made.ts';
import { electricMotor } from './undeclared-machine.ts';

/* Innocent things as large as people, machines and vehicles. */

export function cableDrum(room: Room, random: Random): Made {
  const wide = Math.min(random.between(450, 1100), room.y * 0.9, room.x * 0.9);
  const deep = Math.min(wide * 0.7, room.z * 0.9);
  const cheek = (z: number) => form('crosswise', [0, 0, z], [wide, wide, 26], { ...WOOD, density: 0.6 });
  const inner = wide * 0.86;
  const round = (matter: Matter) =>
    form('crosswise', [(wide - inner) / 2, (wide - inner) / 2, 26], [inner, inner, deep - 52], matter);
  const wound = { hollow: 0.45, grain: 0.02 };
  return {
    solids: [
      cheek(0),
      cheek(deep - 26),
      round({ substance: 'copper', density: random.between(1.2, 2.4), ...wound }),
      round({ substance: 'pvc', density: 0.6, ...wound }),
    ],
    companions: [],
  };
}

export function rolledMattresses(room: Room, random: Random): Made {
  const long = Math.min(room.x, random.between(900, 2000));
  const wide = random.between(260, 420);
  const count = random.integer(1, 4);
  const solids = Array.from({ length: count }, (_, i) =>
    form('lengthwise', [0, (i % 2) * wide, Math.floor(i / 2) * wide], [long, wide, wide], {
      substance: 'polyethylene',
      density: random.between(0.05, 0.12),
      grain: 0.06,
    }),
  );
  return { solids, companions: [] };
}

export function rolledCarpets(room: Room, random: Random): Made {
  const long = Math.min(room.x, random.between(1500, 3800));
  const solids = Array.from({ length: random.integer(1, 6) }, (_, i) => {
    const wide = random.between(170, 300);
    return form(
      'lengthwise',
      [random.between(0, 80), (i % 2) * 305, Math.floor(i / 2) * 305],
      [long - 80, wide, wide],
      {
        substance: 'cellulose',
        density: random.between(0.28, 0.5),
        hollow: 0.2,
        grain: 0.03,
      },
    );
  });
  return { solids, companions: [] };
}

export function sacks(_: Room, random: Random): Made {
  const grain: Matter = { substance: 'starch', density: random.between(0.6, 0.8), grain: 0.03 };
  const solids = Array.from({ length: random.integer(2, 5) }, (_, i) =>
    form(
      'pillow',
      [(i % 2) * random.between(430, 620), Math.floor(i / 2) * 190, random.between(0, 90)],
      [random.between(480, 760), 200, 400],
      grain,
    ),
  );
  return { solids, companions: [] };
}

export function mannequin(_: Room, random: Random): Made {
  const shell: Matter = { substance: 'polyethylene', density: 1.3, hollow: 0.94 };
  const tall = random.between(1500, 1750);
  const ball = (x: number, y: number, lx: number, ly: number, lz: number) =>
    form(
      'ellipsoid',
      [x * tall - (lx * tall) / 2, y * tall - (ly * tall) / 2, 300 - (lz * tall) / 2],
      [lx * tall, ly * tall, lz * tall],
      shell,
    );
  const limb = (from: readonly [number, number], to: readonly [number, number], z: number, wide: number) =>
    rodBetween(
      [from[0] * tall, from[1] * tall, 300 + z * tall],
      [to[0] * tall, to[1] * tall, 300 + z * tall],
      wide * tall,
      shell,
    );
  // Lying on its back, arms straight, as no sleeper would.
  const solids = [
    ball(0.07, 0.08, 0.13, 0.11, 0.09),
    ball(0.32, 0.08, 0.36, 0.12, 0.19),
    ...[-0.05, 0.05].flatMap((z) => [
      limb([0.5, 0.08], [0.75, 0.07], z, 0.075),
      limb([0.75, 0.07], [0.98, 0.06], z, 0.055),
    ]),
    ...[-0.12, 0.12].map((z) => limb([0.2, 0.08], [0.56, 0.06], z, 0.045)),
  ];
  return { solids, companions: [] };
}

export function curvedThings(room: Room, random: Random): Made {
  const isPipe = random.chance(0.5);
  const matter: Matter = isPipe
    ? { substance: 'pvc', density: 1.4, hollow: 0.9 }
    : { substance: 'cellulose', density: 0.75 };
  const long = Math.min(room.x * 0.8, random.between(400, 1200));
  const solids: Solid[] = [];
  for (let i = 0, count = random.integer(1, 6); i < count; i++) {
    const wide = random.between(50, 120);
    const bend = random.between(0.2, 0.5);
    const segments = 10;
    const point = (k: number): Point => {
      const t = (k / segments) * bend;
      const scale = long / (2 * bend) / (1 + t * t);
      return [2 * t * scale, 2 * t * t * scale + wide / 2, i * 125 + wide / 2];
    };
    for (let k = 0; k < segments; k++) {
      const taper = isPipe ? 1 : 1 - 0.4 * (k / segments) * random.between(0.7, 1.1);
      solids.push(rodBetween(point(k), point(k + 1), wide * taper, matter));
    }
  }
  return { solids, companions: [] };
}

export function officeMachines(room: Room, random: Random): Made {
  const solids: Solid[] = [];
  let x = 0;
  for (let i = 0, count = random.integer(1, 4); i < count; i++) {
    const machine = random.pick([computer, flatScreen, appliance])(random);
    const { x: long } = sizeOf(machine);
    if (x + long > room.x - 20) break;
    solids.push(...shifted(machine, [x, 0, 0]));
    x += long + 60;
  }
  return solids.length > 0 ? boxed(solids) : boxed(boards(random));
}

export function dunnagePartition(room: Room, random: Random): Made {
  const high = room.y * random.between(0.7, 0.98);
  const wide = room.z * 0.96;
  const ply = { ...WOOD, density: 0.6 };
  const posts = [0, 0.48, 0.95].map((at) => block([18, 68], [0, high], [wide * at, wide * at + 60], WOOD));
  return { solids: [block([0, 18], [0, high], [0, wide], ply), ...posts], companions: [] };
}

export function smallVehicle(_: Room, random: Random): Made {
  const isTractor = random.chance(0.5);
  const long = isTractor ? random.between(1500, 1800) : random.between(1050, 1350);
  const deep = isTractor ? 850 : 560;
  const wheel = (x: number, wide: number, z: number) => [
    form('crosswise', [x, 0, z], [wide, wide, 130], { substance: 'rubber', density: 1.1, hollow: 0.9 }),
    form('crosswise', [x + wide * 0.25, wide * 0.25, z + 20], [wide * 0.5, wide * 0.5, 90], { ...STEEL, hollow: 0.93 }),
  ];
  const [front, rear] = isTractor ? [360, 490] : [230, 260];
  const drive = isTractor
    ? [
        form('upright', [long * 0.1, 330, deep * 0.32], [300, 330, 300], { ...STEEL, density: 1.6, grain: 0.1 }),
        form('block', [long * 0.3, 130, 60], [long * 0.42, 60, deep - 120], { ...STEEL, density: 1.1 }),
      ]
    : [0.2, 0.5].map((at) =>
        form('block', [long * 0.5, 170, deep * at], [200, 170, 160], { substance: 'lead', density: 1.9 }),
      );
  return {
    solids: [
      ...[0, deep - 130].flatMap((z) => [...wheel(20, front, z), ...wheel(long - rear - 20, rear, z)]),
      form('block', [80, 200, deep * 0.25], [long - 160, 45, deep * 0.5], { ...STEEL, density: 1.3 }),
      ...drive,
      form('block', [long * 0.6, 480, deep * 0.2], [420, 90, deep * 0.6], { substance: 'polyethylene', density: 0.1 }),
      form('block', [long * 0.88, 520, deep * 0.2], [90, 420, deep * 0.6], { substance: 'polyethylene', density: 0.1 }),
      rodBetween([long * 0.3, 300, deep / 2], [long * 0.45, isTractor ? 900 : 950, deep / 2], 40, {
        ...STEEL,
        hollow: 0.85,
      }),
      form('upright', [long * 0.4, 900, deep * 0.3], [340, 25, deep * 0.4], { ...STEEL, density: 3, hollow: 0.9 }),
    ],
    companions: [],
  };
}

export function spareCompressors(_: Room, random: Random): Made {
  return boxed(compressor(random));
}

export function spareMotor(_: Room, random: Random): Made {
  return { solids: electricMotor(random), companions: [] };
}

export function copperCoil(_: Room, random: Random): Made {
  return { solids: cableCoil(random), companions: [] };
}
