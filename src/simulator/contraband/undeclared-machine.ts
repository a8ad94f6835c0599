import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import { type Matter, STEEL } from '../cargo/matter.ts';
import { bare, fits, form, ifFits, kindsFor, type Maker, type Room } from './made.ts';

/** Cast iron with its cores and water jackets, g/cm³ over its outline. */
const CASTING: Matter = { substance: 'steel', density: 3.4 };
const ALLOY: Matter = { substance: 'aluminium', density: 1.5 };

/** Engines, gearboxes, motors, pumps, which are held back, and hydraulic cylinders. */
export const makeMachine: Maker = (room, random, _, shapes) => {
  const makers = kindsFor([engine, gearbox, electricMotor, pump, cylinders], [pump], shapes);
  for (let attempt = 0; attempt < 4; attempt++) {
    const solids = random.pick(makers)(random);
    const made = random.chance(0.4) ? { solids, companions: [] } : onSkid(solids, room);
    const fitting = ifFits(made, room) ?? ifFits(bare(solids), room);
    if (fitting) return fitting;
  }
  return undefined;
};

/** A block with bores and pistons, head, sump, pulleys, flywheel and manifold. */
export function engine(random: Random): Solid[] {
  const bores = random.pick([3, 4, 4, 6]);
  const bore = random.between(78, 118);
  const pitch = bore * 1.16;
  const long = bores * pitch + 70;
  const wide = bore * random.between(2.4, 3);
  const deck = bore * random.between(2.6, 3.2);
  const sump = deck * 0.45;
  const z = wide * 0.2;
  const solids = [
    form('block', [20, 0, z], [long - 60, sump, wide * 0.55], { ...STEEL, density: 0.5 }),
    form('block', [0, sump, z], [long, deck * 0.3, wide * 0.6], CASTING),
    form('block', [0, sump + deck * 0.3, z * 1.2], [long, deck * 0.7, wide * 0.5], { ...CASTING, density: 2.6 }),
    form('block', [0, sump + deck, z], [long, bore * 0.95, wide * 0.56], random.pick([ALLOY, CASTING])),
    form('block', [15, sump + deck + bore * 0.95, z + 10], [long - 30, bore * 0.5, wide * 0.5], {
      ...ALLOY,
      density: 0.4,
    }),
    form('lengthwise', [-40, sump - 5, wide * 0.45], [long + 60, 62, 62], STEEL),
    form('lengthwise', [long, sump - bore * 0.9, wide * 0.05], [random.between(28, 45), bore * 2.7, bore * 2.7], STEEL),
    form('lengthwise', [-62, sump - 50, wide * 0.25], [34, 160, 160], { ...STEEL, hollow: 0.5 }),
    form('crosswise', [long * 0.1, sump + deck * 0.5, 0], [120, 120, wide * 0.22], { ...STEEL, density: 4.5 }),
    form('block', [long * 0.3, sump + deck * 0.8, wide * 0.84], [long * 0.6, 90, wide * 0.16], {
      ...ALLOY,
      density: 1,
    }),
  ];
  for (let i = 0; i < bores; i++) {
    const at = 35 + i * pitch;
    solids.push(
      form('upright', [at, sump + deck * 0.32, z + wide * 0.08], [bore, deck * 0.68, bore], {
        substance: 'steel',
        density: -2.2,
      }),
      form(
        'upright',
        [at + 1, sump + deck * random.between(0.4, 0.75), z + wide * 0.08],
        [bore - 2, bore * 0.5, bore - 2],
        { ...ALLOY, density: 2 },
      ),
      form('block', [at + bore * 0.3, sump + 20, z + wide * 0.12], [bore * 0.4, deck * 0.5, 40], STEEL),
    );
  }
  return solids;
}

/** Two shafts with gear wheels in a housing with a bell. */
export function gearbox(random: Random): Solid[] {
  const long = random.between(380, 720);
  const high = random.between(240, 380);
  const deep = high * random.between(0.8, 1.1);
  const housing = random.pick([
    { ...ALLOY, density: 0.5 },
    { ...STEEL, density: 1.1 },
  ]);
  const solids = [
    form('block', [0, 0, 0], [long, high * 0.85, deep], housing),
    form('lengthwise', [-random.between(80, 150), -high * 0.1, -deep * 0.1], [150, high * 1.25, deep * 1.2], {
      ...housing,
      density: 2.2,
      hollow: 0.9,
    }),
    form('lengthwise', [-60, high * 0.55, deep * 0.4], [long + 160, 52, 52], STEEL),
    form('lengthwise', [20, high * 0.18, deep * 0.4], [long - 40, 48, 48], STEEL),
  ];
  let x = 40;
  while (x < long - 80) {
    const wide = random.between(22, 40);
    const big = high * random.between(0.3, 0.5);
    const small = high * 0.75 - big;
    solids.push(
      form('lengthwise', [x, high * 0.55 + 26 - big / 2, deep * 0.4 + 26 - big / 2], [wide, big, big], {
        ...STEEL,
        density: 5.5,
      }),
      form('lengthwise', [x, high * 0.18 + 24 - small / 2, deep * 0.4 + 24 - small / 2], [wide, small, small], {
        ...STEEL,
        density: 5.5,
      }),
    );
    x += wide + random.between(14, 60);
  }
  return solids;
}

/** Stator with copper, rotor, shaft, ribs, feet and terminal box. */
export function electricMotor(random: Random): Solid[] {
  const wide = random.between(180, 420);
  const long = wide * random.between(1.1, 1.7);
  const feet = wide * 0.12;
  const round = (across: number, from: number, to: number, matter: Matter) =>
    form('lengthwise', [from, feet + (wide - across) / 2, (wide - across) / 2], [to - from, across, across], matter);
  return [
    round(wide, 0, long, { ...STEEL, hollow: 0.9, density: 6 }),
    round(wide * 0.88, long * 0.2, long * 0.78, { ...STEEL, hollow: 0.6, density: 6.5 }),
    round(wide * 0.8, long * 0.1, long * 0.2, { substance: 'copper', density: 4.2, hollow: 0.72 }),
    round(wide * 0.8, long * 0.78, long * 0.88, { substance: 'copper', density: 4.2, hollow: 0.72 }),
    round(wide * 0.5, long * 0.2, long * 0.78, { ...STEEL, density: 6.8 }),
    round(wide * 0.17, -long * 0.3, long, STEEL),
    round(wide * 0.97, 0, 18, { ...STEEL, density: 4 }),
    round(wide * 0.97, long - 18, long, { ...STEEL, density: 4 }),
    round(wide * 0.8, long, long + wide * 0.16, { substance: 'polyethylene', density: 0.3, hollow: 0.5 }),
    form('block', [long * 0.15, 0, 0], [long * 0.2, feet, wide], STEEL),
    form('block', [long * 0.65, 0, 0], [long * 0.2, feet, wide], STEEL),
    form('block', [long * 0.35, feet + wide * 0.97, wide * 0.3], [long * 0.3, wide * 0.16, wide * 0.4], {
      ...STEEL,
      density: 1.2,
    }),
  ];
}

/** A volute of cast iron with flanges, coupled to a motor on one bed. */
function pump(random: Random): Solid[] {
  const motor = electricMotor(random.fork('motor'));
  const wide = random.between(240, 380);
  const at = Math.max(...motor.map((solid) => solid.x[1])) + 60;
  const bed = Math.max(...motor.map((solid) => solid.x[1])) + wide * 1.2;
  return [
    ...motor,
    form('crosswise', [at, 10, wide * 0.15], [wide, wide, wide * 0.4], { ...STEEL, hollow: 0.84 }),
    form('crosswise', [at, 10, wide * 0.12], [wide, wide, 22], STEEL),
    form('crosswise', [at + wide * 0.2, 10 + wide * 0.2, wide * 0.2], [wide * 0.6, wide * 0.6, wide * 0.25], {
      substance: 'brass',
      density: 4,
    }),
    form('upright', [at + wide * 0.66, 10 + wide * 0.7, wide * 0.2], [wide * 0.32, wide * 0.55, wide * 0.32], {
      ...STEEL,
      hollow: 0.78,
    }),
    form('upright', [at + wide * 0.58, 10 + wide * 1.25, wide * 0.12], [wide * 0.48, 22, wide * 0.48], STEEL),
    form('block', [0, -40, 0], [bed, 40, wide * 0.7], { ...STEEL, density: 1.3 }),
  ];
}

/** Hydraulic cylinders side by side: tube, piston, rod and eyes. */
function cylinders(random: Random): Solid[] {
  const count = random.integer(1, 4);
  const long = random.between(600, 1400);
  const wide = random.between(70, 140);
  return Array.from({ length: count }, (_, i) => {
    const z = i * (wide + 20);
    const rod = wide * 0.5;
    const middle = z + wide / 2;
    return [
      form('lengthwise', [0, 0, z], [long, wide, wide], { ...STEEL, hollow: 0.8 }),
      form(
        'lengthwise',
        [long * random.between(0.1, 0.6), wide * 0.1, z + wide * 0.1],
        [wide * 0.6, wide * 0.8, wide * 0.8],
        STEEL,
      ),
      form('lengthwise', [long * 0.4, (wide - rod) / 2, middle - rod / 2], [long * 0.85, rod, rod], STEEL),
      form('lengthwise', [long - wide * 0.4, 0, z], [wide * 0.5, wide, wide], STEEL),
      form('crosswise', [-wide, 0, middle - 22], [wide, wide, 44], { ...STEEL, hollow: 0.5 }),
      form('crosswise', [long * 1.25, 0, middle - 22], [wide, wide, 44], { ...STEEL, hollow: 0.5 }),
    ];
  }).flat();
}

/** Two bearers of wood below a machine, when there is room for them. */
function onSkid(solids: readonly Solid[], room: Room) {
  const low = Math.min(...solids.map((solid) => solid.y[0]));
  const left = Math.min(...solids.map((solid) => solid.x[0]));
  const right = Math.max(...solids.map((solid) => solid.x[1]));
  const near = Math.min(...solids.map((solid) => solid.z[0]));
  const far = Math.max(...solids.map((solid) => solid.z[1]));
  const wood: Matter = { substance: 'cellulose', density: 0.55 };
  const bearers = [0.1, 0.75].map((at) =>
    form('block', [left + (right - left) * at, low - 100, near], [100, 100, far - near], wood),
  );
  return fits({ x: right - left, y: 100, z: far - near }, room) ? { solids, companions: bearers } : bare(solids);
}
