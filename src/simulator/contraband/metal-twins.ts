import type { Random } from '#base/random.ts';
import { type Point, rodBetween, type Solid } from '../bodies/solid.ts';
import { type Matter, STEEL } from '../cargo/matter.ts';
import { boxed } from './luggage.ts';
import { form, type Made, PLASTIC, type Room, shifted } from './made.ts';
import { pile, some } from './packed-twins.ts';
import { bar, oval, type Part, polygon, ring, silhouettes } from './silhouette-parts.ts';
import { countFor, stacked } from './stack.ts';

/* Innocent things of metal that have the size or the outline of weapons, ammunition and shielding. */

export function toolBox(_: Room, random: Random): Made {
  const tools: Solid[] = [];
  const makers = [spanner, hammer, pliers, drill, screwdriver];
  const count = random.integer(4, 9);
  for (let i = 0; i < count; i++) {
    const pose = {
      halfTangent: random.between(-0.25, 0.25),
      along: random.chance(0.5) ? 1 : -1,
      across: random.between(0.6, 1),
    };
    const one = silhouettes(random.pick(makers)(random), pose);
    const by: Point = [random.between(0, 160), random.between(0, 60), 15 + i * 22];
    tools.push(...shifted(one, by));
  }
  return boxed(tools);
}

function spanner(random: Random): Part[] {
  const long = random.between(150, 320);
  const head = long * 0.09;
  return [
    bar(head, head * 0.55, long - head, head * 1.45, 6),
    ring(head, head, head, head, head * 0.45, 9),
    oval(long - head, head, head, head, 8),
  ];
}

function hammer(random: Random): Part[] {
  const long = random.between(260, 340);
  return [
    bar(0, 40, long, 66, 20, random.pick(['wood', 'polymer'])),
    bar(long - 28, 0, long, 105, 26),
    polygon([long - 26, 105, long - 4, 105, long - 12, 138, long - 20, 138], 14),
  ];
}

function pliers(random: Random): Part[] {
  const long = random.between(150, 230);
  return [
    polygon([0, 0, long * 0.6, 22, long, 30, long, 40, long * 0.6, 40, 0, 16], 9),
    polygon([0, 60, long * 0.6, 40, long, 30, long, 24, long * 0.6, 22, 0, 46], 9),
  ];
}

function screwdriver(random: Random): Part[] {
  const long = random.between(160, 280);
  return [bar(0, 0, long * 0.42, 28, 26, 'polymer'), bar(long * 0.38, 10, long, 18, 7)];
}

function drill(random: Random): Part[] {
  const long = random.between(190, 260);
  const top = random.between(190, 215);
  return [
    bar(0, top - 66, long * 0.72, top, 46, 'polymer'),
    oval(long * 0.3, top - 33, long * 0.2, 28, 34),
    bar(long * 0.52, top - 52, long * 0.74, top - 14, 26),
    polygon([long * 0.74, top - 50, long * 0.94, top - 42, long * 0.94, top - 24, long * 0.74, top - 16], 24),
    bar(long * 0.94, top - 36, long * 1.3, top - 30, 6),
    polygon([20, 34, 70, 34, 92, top - 66, 42, top - 66], 34, 'polymer'),
    bar(0, 0, 108, 40, 16),
    bar(92, top - 100, 108, top - 70, 14, 'polymer'),
  ];
}

export function powerDrills(room: Room, random: Random): Made {
  const count = Math.max(1, Math.min(random.integer(1, 6), Math.floor(room.x / 340)));
  const solids = Array.from({ length: count }, (_, i) => {
    const pose = { halfTangent: random.between(-0.1, 0.1), along: random.chance(0.5) ? 1 : -1, across: 1 };
    return shifted(silhouettes(drill(random), pose), [i * 330, 0, 0]);
  }).flat();
  return boxed(solids);
}

export function pipesAndFittings(room: Room, random: Random): Made {
  const matter: Matter = random.pick([
    STEEL,
    { substance: 'copper', density: 8.96 },
    { substance: 'brass', density: 8.5 },
  ]);
  const long = Math.min(room.x * 0.9, random.between(300, 1800));
  const solids: Solid[] = [];
  const count = random.integer(3, 14);
  for (let i = 0; i < count; i++) {
    const wide = random.between(18, 70);
    const own = long * random.between(0.6, 1);
    const y = (i % 4) * 72;
    const z = Math.floor(i / 4) * 74;
    solids.push(
      form('lengthwise', [random.between(0, long - own), y, z], [own, wide, wide], {
        ...matter,
        hollow: random.between(0.78, 0.93),
      }),
    );
    if (random.chance(0.4))
      solids.push(form('upright', [own * 0.4, y, z], [wide, 70, wide], { ...matter, hollow: 0.85 }));
  }
  return { solids, companions: [] };
}

export function bicycleParts(_: Room, random: Random): Made {
  const wide = random.between(560, 680);
  const tyre: Matter = { substance: 'rubber', density: 1.1, hollow: 0.93 };
  const wheels = [0, 60].flatMap((z, i) => [
    form('crosswise', [i * 180, 0, z], [wide, wide, 38], tyre),
    form('crosswise', [i * 180 + 24, 24, z + 8], [wide - 48, wide - 48, 22], {
      substance: 'aluminium',
      density: 2.7,
      hollow: 0.94,
    }),
    form('crosswise', [i * 180 + wide / 2 - 24, wide / 2 - 24, z - 20], [48, 48, 78], { ...STEEL, density: 4 }),
  ]);
  const tube = (from: Point, to: Point) =>
    rodBetween(from, to, 34, { substance: 'aluminium', density: 2.7, hollow: 0.88 });
  const frame = [
    tube([150, 120, 130], [420, 560, 130]),
    tube([150, 120, 130], [640, 480, 130]),
    tube([420, 560, 130], [690, 560, 130]),
    tube([690, 600, 130], [640, 440, 130]),
  ];
  const chainWheel = form('crosswise', [60, 40, 140], [180, 180, 5], { ...STEEL, hollow: 0.7 });
  return boxed([...wheels, ...frame, chainWheel]);
}

export function castIronPans(_: Room, random: Random): Made {
  const wide = random.between(220, 320);
  const count = random.integer(2, 7);
  const solids: Solid[] = [];
  for (let i = 0; i < count; i++) {
    const y = i * 26;
    solids.push(
      form('upright', [0, y, 0], [wide, 5, wide], STEEL),
      form('upright', [0, y + 5, 0], [wide, 42, wide], { ...STEEL, hollow: 0.965 }),
      form('lengthwise', [wide - 4, y + 32, wide / 2 - 11], [random.between(120, 190), 15, 22], STEEL),
    );
  }
  return boxed(solids);
}

export function boltsInBoxes(room: Room, random: Random): Made {
  const piece = { x: random.between(180, 300), y: random.between(100, 160), z: random.between(130, 200) };
  const matter: Matter = { ...STEEL, density: random.between(2.2, 3.6), grain: random.between(0.06, 0.14) };
  return { solids: pile(room, random, piece, some(random, 4, 3, 2), matter), companions: [] };
}

export function carBatteries(room: Room, random: Random): Made {
  const piece = { x: 245, y: 190, z: 176 };
  const count = countFor(room, piece, some(random, 4, 2, 3), 6);
  const solids = stacked({ piece, count, gapMm: 6, looseMm: 0, missing: 0.2 }, random, ([x, y, z]) => [
    form('block', [x, y, z], [245, 172, 176], { ...PLASTIC, density: 0.5 }),
    form('block', [x + 6, y + 8, z + 6], [233, 130, 164], {
      substance: 'lead',
      density: 2,
      cells: { x: 6, y: 1, gapMm: 5 },
    }),
    form('upright', [x + 24, y + 172, z + 30], [18, 18, 18], { substance: 'lead', density: 11.35 }),
    form('upright', [x + 203, y + 172, z + 30], [18, 18, 18], { substance: 'lead', density: 11.35 }),
  ]);
  return { solids, companions: [] };
}

export function dumbbells(_: Room, random: Random): Made {
  const count = random.integer(1, 8);
  const solids: Solid[] = [];
  for (let i = 0; i < count; i++) {
    const head = random.between(80, 170);
    const grip = 130;
    const y = (i % 3) * 175;
    const z = Math.floor(i / 3) * 180;
    const round = (x: number, long: number, wide: number) =>
      form('lengthwise', [x, y + (head - wide) / 2, z + (head - wide) / 2], [long, wide, wide], STEEL);
    solids.push(round(0, head * 0.6, head), round(head * 0.6, grip, 32), round(head * 0.6 + grip, head * 0.6, head));
  }
  return { solids, companions: [] };
}

export function counterweights(room: Room, random: Random): Made {
  const piece = { x: random.between(220, 420), y: random.between(60, 110), z: random.between(120, 240) };
  return { solids: pile(room, random, piece, some(random, 3, 4, 2), STEEL), companions: [] };
}
