import type { Random } from '#base/random.ts';
import { extentOf, type Point, rodBetween, type Solid, totalMassKg } from '../bodies/solid.ts';
import { bare, form, ifFits, type Made, type Maker, shifted, sizeOf } from './made.ts';

/** One to six people, each as ellipsoids and rods of tissue: sitting, crouching, lying or standing where there is room. */
export const makeStowaways: Maker = (room, random) => {
  const wanted = random.pick([1, 1, 1, 2, 2, 3, 4, 5, 6]);
  let made: Made | undefined;
  for (let attempt = 0, people: Solid[] = [], count = 0; attempt < 3 * wanted && count < wanted; attempt++) {
    const one = person(random.pick(POSTURES), random.fork(`person/${attempt}`));
    const { x, z } = people.length > 0 ? sizeOf(people) : { x: 0, z: 0 };
    const beside = x + sizeOf(one).x <= room.x ? 'x' : 'z';
    const own = extentOf(one);
    const gap = random.between(20, 160);
    const next = shifted(one, [
      -own.x[0] + (beside === 'x' && count > 0 ? x + gap : 0),
      -own.y[0],
      -own.z[0] + (beside === 'z' && count > 0 ? z + gap : random.between(0, 60)),
    ]);
    const together = ifFits(bare([...people, ...next]), room);
    if (!together) continue;
    people = [...together.solids];
    made = together;
    count++;
  }
  return made;
};

/** Joints seen from the side, as shares of body height: x forward, y up. */
interface Posture {
  readonly hip: readonly [number, number];
  readonly neck: readonly [number, number];
  readonly head: readonly [number, number];
  readonly knee: readonly [number, number];
  readonly ankle: readonly [number, number];
  readonly toe: readonly [number, number];
  readonly elbow: readonly [number, number];
  readonly hand: readonly [number, number];
}

const POSTURES: readonly Posture[] = [
  // Standing.
  {
    hip: [0, 0.52],
    neck: [0, 0.83],
    head: [0.01, 0.93],
    knee: [0.02, 0.28],
    ankle: [0, 0.04],
    toe: [0.12, 0.02],
    elbow: [-0.03, 0.63],
    hand: [0.06, 0.48],
  },
  // Sitting on the floor, knees drawn up.
  {
    hip: [0, 0.08],
    neck: [-0.06, 0.38],
    head: [-0.01, 0.48],
    knee: [0.2, 0.27],
    ankle: [0.3, 0.04],
    toe: [0.42, 0.02],
    elbow: [0.08, 0.2],
    hand: [0.24, 0.22],
  },
  // Sitting, legs stretched.
  {
    hip: [0, 0.08],
    neck: [-0.09, 0.37],
    head: [-0.05, 0.47],
    knee: [0.24, 0.09],
    ankle: [0.47, 0.05],
    toe: [0.5, 0.14],
    elbow: [0.02, 0.19],
    hand: [0.14, 0.12],
  },
  // Crouching.
  {
    hip: [0, 0.2],
    neck: [0.14, 0.45],
    head: [0.24, 0.5],
    knee: [0.22, 0.28],
    ankle: [0.08, 0.04],
    toe: [0.2, 0.02],
    elbow: [0.26, 0.27],
    hand: [0.36, 0.36],
  },
  // Lying on the back.
  {
    hip: [0, 0.09],
    neck: [-0.31, 0.09],
    head: [-0.41, 0.1],
    knee: [0.24, 0.13],
    ankle: [0.46, 0.05],
    toe: [0.49, 0.14],
    elbow: [-0.13, 0.06],
    hand: [-0.01, 0.13],
  },
  // Lying on the side, curled up.
  {
    hip: [0, 0.12],
    neck: [-0.3, 0.14],
    head: [-0.37, 0.12],
    knee: [0.02, 0.1],
    ankle: [0.22, 0.08],
    toe: [0.3, 0.07],
    elbow: [-0.18, 0.1],
    hand: [-0.3, 0.07],
  },
];

/** Blood, muscle and bone together. */
const TISSUE = { substance: 'food', density: 1.02 } as const;

/** A body of 60 to 90 kg. */
function person(posture: Posture, random: Random): Solid[] {
  const weightKg = random.between(60, 90);
  const slender = totalMassKg(figure(posture, 1, random.fork('figure')));
  // Thicker limbs and trunk weigh about as the square.
  return figure(posture, Math.sqrt(weightKg / slender), random.fork('figure'));
}

function figure(posture: Posture, girth: number, random: Random): Solid[] {
  const height = random.between(1620, 1830);
  const faces = random.chance(0.5) ? 1 : -1;
  const lean = random.between(-0.02, 0.02);
  const joint = ([x, y]: readonly [number, number], side: number): Point => [
    (x + lean * y) * faces * height,
    y * height,
    side * height,
  ];
  const limb = (from: Point, to: Point, thick: number) => rodBetween(from, to, thick * height * girth, TISSUE);
  const { hip, neck, head, knee, ankle, toe, elbow, hand } = posture;
  const shoulder: readonly [number, number] = [neck[0] * 0.95, neck[1] * 0.97 + hip[1] * 0.03];
  const solids = [ball(joint(head, 0), [0.105, 0.13, 0.087], height), limb(joint(neck, 0), joint(head, 0), 0.062)];
  // Chest and pelvis lie on the line from neck to hip.
  const along = (share: number): readonly [number, number] => [
    neck[0] + (hip[0] - neck[0]) * share,
    neck[1] + (hip[1] - neck[1]) * share,
  ];
  const upright = Math.abs(neck[1] - hip[1]) > Math.abs(neck[0] - hip[0]);
  const lump = (share: number, long: number, thick: number, wide: number) =>
    ball(
      joint(along(share), 0),
      upright ? [thick * girth, long, wide * girth] : [long, thick * girth, wide * girth],
      height,
    );
  solids.push(lump(0.32, 0.28, 0.13, 0.185), lump(0.86, 0.2, 0.125, 0.17));
  for (const side of [-1, 1]) {
    const apart = random.between(0.9, 1.2);
    const to = (at: readonly [number, number], z: number, forward = 0): Point =>
      joint([at[0] + forward, at[1]], side * z * apart);
    const stride = side * random.between(0, 0.035);
    solids.push(
      limb(to(hip, 0.05), to(knee, 0.055, stride), 0.085),
      limb(to(knee, 0.055, stride), to(ankle, 0.05, stride), 0.06),
      limb(to(ankle, 0.05, stride), to(toe, 0.055, stride), 0.042),
      limb(to(shoulder, 0.115), to(elbow, 0.13, -stride), 0.05),
      limb(to(elbow, 0.13, -stride), to(hand, 0.1, -stride), 0.04),
      ball(to(hand, 0.1, -stride), [0.045, 0.045, 0.03], height),
    );
  }
  return solids;
}

/** An ellipsoid around a point, by its lengths as shares of body height. */
function ball([x, y, z]: Point, [lx, ly, lz]: Point, height: number): Solid {
  const size: Point = [lx * height, ly * height, lz * height];
  return form('ellipsoid', [x - size[0] / 2, y - size[1] / 2, z - size[2] / 2], size, TISSUE);
}
