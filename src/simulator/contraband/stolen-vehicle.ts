import type { Random } from '#base/random.ts';
import { extentOf, lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import { anyCar, car } from '../cargo/car.ts';
import { type Matter, STEEL } from '../cargo/matter.ts';
import { heaped } from './heap-of-pieces.ts';
import { bare, form, ifFits, type Made, type Maker, type Room } from './made.ts';
import { engine, gearbox } from './undeclared-machine.ts';

/** A stolen car, one cut into halves, which is held back, or the parts of one. */
export const makeVehicle: Maker = (room, random, _, shapes) => {
  if (shapes === 'held-back') return half(room, random);
  const kind = random.next();
  if (kind < 0.45)
    return whole(room, random) ?? (shapes === 'all' ? half(room, random) : undefined) ?? parts(room, random);
  if (kind < 0.65 && shapes === 'all') return half(room, random) ?? parts(room, random);
  return parts(room, random);
};

function whole(room: Room, random: Random): Made | undefined {
  return ifFits(bare(car(0, 0, 0, anyCar(random), random)), room);
}

/** Front or rear end, sawn off through the doors. */
function half(room: Room, random: Random): Made | undefined {
  const solids = car(0, 0, 0, anyCar(random), random);
  const { x } = extentOf(solids);
  const cut = x[0] + lengthOf(x) * random.between(0.44, 0.56);
  const isFront = random.chance(0.6);
  const kept: Span = isFront ? [x[0], cut] : [cut, x[1]];
  const left = solids.flatMap((solid): Solid[] => {
    if (solid.x[0] >= kept[0] && solid.x[1] <= kept[1]) return [solid];
    const span: Span = [Math.max(kept[0], solid.x[0]), Math.min(kept[1], solid.x[1])];
    const canBeSawn = solid.shape === 'block' || solid.shape === 'lengthwise';
    return canBeSawn && lengthOf(span) > 20 ? [{ ...solid, x: span }] : [];
  });
  return ifFits(bare(left), room);
}

/** What is left of a car that was taken apart. */
function parts(room: Room, random: Random): Made | undefined {
  const area = {
    x: Math.min(room.x, random.between(1300, 2600)),
    y: Math.min(room.y, random.between(700, 1300)),
    z: Math.min(room.z, random.between(900, 2000)),
  };
  if (area.x < 900 || area.y < 500 || area.z < 700) return undefined;
  const pieces = heaped(area, [engine, gearbox, door, door, wheel, wheel, axle], random);
  return pieces.length > 0 ? ifFits(bare(pieces), room) : undefined;
}

/** Two sheets, the frame between them, window and its motor. */
function door(random: Random): Solid[] {
  const [long, high] = [random.between(950, 1150), random.between(620, 720)];
  const rim: Matter = { ...STEEL, density: 0.9 };
  return [
    form('block', [0, 0, 20], [long, high, 110], { ...STEEL, density: 0.13 }),
    form('block', [0, 0, 20], [long, 45, 110], rim),
    form('block', [0, 0, 20], [55, high, 110], rim),
    form('block', [long - 55, 0, 20], [55, high, 110], rim),
    form('block', [60, high * 0.55, 20], [long - 120, 40, 110], { ...STEEL, density: 1.4 }),
    form('crosswise', [long * 0.4, high * 0.3, 40], [90, 90, 60], { ...STEEL, density: 3 }),
    form('block', [80, high * 0.2, 30], [long - 160, high * 0.4, 4], { substance: 'glass', density: 2.5 }),
  ];
}

/** Tyre on its rim with a brake disc, standing. */
function wheel(random: Random): Solid[] {
  const wide = random.between(600, 700);
  const ring = (share: number, from: number, to: number, matter: Matter) =>
    form(
      'crosswise',
      [(wide * (1 - share)) / 2, (wide * (1 - share)) / 2, from],
      [wide * share, wide * share, to - from],
      matter,
    );
  return [
    ring(1, 0, 200, { substance: 'rubber', density: 1.15, hollow: 0.94 }),
    ring(0.97, 20, 180, { ...STEEL, density: 1.6, hollow: 0.985 }),
    ring(0.96, 0, 12, { substance: 'rubber', density: 1.15, hollow: 0.66 }),
    ring(0.96, 188, 200, { substance: 'rubber', density: 1.15, hollow: 0.66 }),
    ring(0.64, 5, 195, { substance: 'aluminium', density: 2.7, hollow: 0.96 }),
    ring(0.62, 70, 85, { substance: 'aluminium', density: 1.6, hollow: 0.28 }),
    ring(0.44, 95, 115, { ...STEEL, density: 7, hollow: 0.5 }),
  ];
}

/** Rear axle with its differential and drums. */
function axle(random: Random): Solid[] {
  const long = random.between(1150, 1400);
  const middle = long * random.between(0.4, 0.6);
  return [
    form('lengthwise', [0, 90, 90], [long, 75, 75], { ...STEEL, hollow: 0.82 }),
    form('ellipsoid', [middle - 150, 0, 0], [300, 260, 260], { ...STEEL, density: 3.6 }),
    ...[0, long - 70].map((x) => form('lengthwise', [x, 5, 5], [70, 245, 245], { ...STEEL, density: 4, hollow: 0.8 })),
  ];
}
