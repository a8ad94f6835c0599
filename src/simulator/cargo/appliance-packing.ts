import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import type { Pack } from './cartons.ts';
import { block, body, from, inset, type Matter, part, STEEL, thinned } from './matter.ts';

const BOX: Matter = { substance: 'cellulose', density: 0.012 };
const CUSHION: Matter = { substance: 'polyethylene', density: 0.02 };

/** A flat screen upright in its carton: panel, frame, board and foot, foam at both ends. */
export const television: Pack = ({ x, y, z }, density, random) => {
  const screen = inset(part(x, 0.04, 0.96), 10);
  const panel = part(z, 0.35, 0.6);
  return [
    block(x, y, z, BOX),
    block(part(x, 0, 0.04), y, z, CUSHION),
    block(part(x, 0.96, 1), y, z, CUSHION),
    block(screen, part(y, 0.08, 0.92), panel, { substance: 'polyethylene', density: density * 2.2 }),
    block(screen, part(y, 0.08, 0.92), from(panel[0], 6), { substance: 'glass', density: 1.2 }),
    block(
      part(screen, 0.3, 0.7),
      part(y, 0.2, random.between(0.5, 0.7)),
      [panel[1], panel[1] + 8],
      thinned(STEEL, 0.3),
    ),
    block(screen, part(y, 0.08, 0.1), panel, thinned(STEEL, 0.12)),
    block(screen, part(y, 0.9, 0.92), panel, thinned(STEEL, 0.12)),
  ];
};

/** A washing machine: drum, motor, and the concrete weights that hold it down. */
export const washingMachine: Pack = ({ x, y, z }) => {
  const cabinet = { x: inset(x, 22), y: part(y, 0.03, 0.96), z: inset(z, 22) };
  const wide = lengthOf(cabinet.x);
  const drum: Span = from(cabinet.x[0] + wide * 0.1, wide * 0.8);
  const drumY: Span = from(cabinet.y[0] + lengthOf(cabinet.y) * 0.32, wide * 0.8);
  const concrete: Matter = { substance: 'ceramic', density: 2.3 };
  return [
    block(x, y, z, BOX),
    ...cabinet.x.map((at, i) => block(from(at - i, 1), cabinet.y, cabinet.z, thinned(STEEL, 0.8))),
    ...cabinet.z.map((at, i) => block(cabinet.x, cabinet.y, from(at - i, 1), thinned(STEEL, 0.8))),
    body('crosswise', drum, drumY, part(cabinet.z, 0.2, 0.85), thinned(STEEL, 0.012)),
    body('crosswise', drum, drumY, part(cabinet.z, 0.1, 0.9), {
      substance: 'polyethylene',
      density: 0.95,
      hollow: 0.975,
    }),
    block(part(cabinet.x, 0.15, 0.85), part(cabinet.y, 0.84, 0.95), part(cabinet.z, 0.3, 0.75), concrete),
    block(part(cabinet.x, 0.2, 0.8), part(cabinet.y, 0.2, 0.32), part(cabinet.z, 0.1, 0.28), concrete),
    body(
      'crosswise',
      part(cabinet.x, 0.55, 0.8),
      part(cabinet.y, 0.05, 0.21),
      part(cabinet.z, 0.5, 0.85),
      thinned(STEEL, 0.5),
    ),
    body(
      'crosswise',
      part(cabinet.x, 0.32, 0.68),
      part(drumY, 0.27, 0.73),
      part(cabinet.z, 0.9, 0.94),
      thinned(STEEL, 0.35),
    ),
  ];
};

/** A refrigerator: foamed walls, shelves, and the compressor at the foot of its back. */
export const refrigerator: Pack = ({ x, y, z }, _density, random) => {
  const cabinet = { x: inset(x, 20), y: part(y, 0.03, 0.98), z: inset(z, 20) };
  const shelves = random.integer(3, 5);
  const wall = (xs: Span, ys: Span): Solid => block(xs, ys, cabinet.z, { substance: 'polyethylene', density: 0.06 });
  const pump = part(cabinet.x, 0.15, 0.55);
  return [
    block(x, y, z, BOX),
    wall(part(cabinet.x, 0, 0.09), cabinet.y),
    wall(part(cabinet.x, 0.91, 1), cabinet.y),
    wall(part(cabinet.x, 0.09, 0.91), part(cabinet.y, 0.95, 1)),
    wall(part(cabinet.x, 0.09, 0.91), part(cabinet.y, 0.14, 0.18)),
    ...cabinet.z.map((at, i) => block(cabinet.x, cabinet.y, from(at - i, 1), thinned(STEEL, 0.6))),
    ...cabinet.x.map((at, i) => block(from(at - i, 1), cabinet.y, cabinet.z, thinned(STEEL, 0.5))),
    ...Array.from({ length: shelves }, (_, i) => {
      const at = 0.25 + (0.65 * i) / shelves;
      return block(part(cabinet.x, 0.1, 0.9), from(cabinet.y[0] + at * lengthOf(cabinet.y), 4), inset(cabinet.z, 60), {
        substance: 'glass',
        density: 2.5,
      });
    }),
    body('upright', pump, part(cabinet.y, 0.015, 0.11), part(cabinet.z, 0.6, 0.9), thinned(STEEL, 0.55)),
    body('upright', inset(pump, lengthOf(pump) * 0.22), part(cabinet.y, 0.03, 0.09), part(cabinet.z, 0.68, 0.82), {
      substance: 'copper',
      density: 3,
    }),
  ];
};

/** Computers: boards and supply in a steel case. */
export const computer: Pack = ({ x, y, z }, density, random) => [
  block(x, y, z, { ...CUSHION, density: 0.03 }),
  block(part(x, 0.12, 0.88), part(y, 0.12, 0.88), part(z, 0.2, 0.8), {
    substance: 'aluminium',
    density: density * 0.9,
    grain: 0.25,
  }),
  block(part(x, 0.14, random.between(0.35, 0.5)), part(y, 0.6, 0.84), part(z, 0.3, 0.7), thinned(STEEL, 0.12)),
  block(part(x, 0.55, 0.7), part(y, 0.25, 0.45), part(z, 0.3, 0.5), { substance: 'copper', density: 0.9 }),
];

/** A closet or basin of porcelain: a hollow bowl on a foot with a slab behind it. */
export const sanitary: Pack = ({ x, y, z }, _density, random) => {
  const ware: Matter = { substance: 'ceramic', density: 2.3 };
  const turned = random.chance(0.5);
  const bowl = turned ? part(x, 0.05, 0.68) : part(x, 0.32, 0.95);
  const back = turned ? part(x, 0.7, 0.93) : part(x, 0.07, 0.3);
  return [
    block(x, y, z, BOX),
    body('upright', bowl, part(y, 0.42, 0.94), inset(z, 20), { ...ware, hollow: 0.88 }),
    body('upright', bowl, part(y, 0.4, 0.46), inset(z, 30), thinned(ware, 0.7)),
    body('upright', part(bowl, 0.2, 0.8), part(y, 0.04, 0.42), part(z, 0.25, 0.75), { ...ware, hollow: 0.8 }),
    body('upright', back, part(y, 0.05, 0.95), part(z, 0.1, 0.9), { ...ware, hollow: 0.87 }),
  ];
};
