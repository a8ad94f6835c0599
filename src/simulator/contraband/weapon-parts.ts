import type { Random } from '#base/random.ts';
import { bar, oval, type Part, polygon, ring } from './silhouette-parts.ts';

/* Parts of weapons, and what is thrown or launched; seen from the side, mm. */

/** The serial-numbered core without barrel or stock. */
export function strippedReceiver(random: Random): Part[] {
  const long = random.between(190, 270);
  const matter = random.pick(['steel', 'alloy'] as const);
  const wall = matter === 'steel' ? 8 : 20;
  return [
    bar(0, 60, long, 74, wall, matter),
    bar(0, 22, long * 0.55, 60, wall, matter),
    bar(long * 0.55, 0, long * 0.86, 60, wall * 0.8, matter),
    polygon([6, 22, 40, 22, 24, -40, -10, -34], wall, matter),
    ring(62, 8, 25, 17, 4, 9),
    bar(0, 74, 24, 94, wall, matter),
  ];
}

export function barrel(random: Random): Part[] {
  const long = random.between(110, 620);
  const wide = random.between(14, 24);
  return [
    bar(0, 0, long, wide, wide * 0.85),
    bar(0, -5, random.between(25, 60), wide + 5, wide),
    bar(long - 30, -3, long - 14, wide + 3, wide),
  ];
}

/** Pressed sheet around a spring and, loaded, a column of rounds. */
export function magazine(random: Random): Part[] {
  const long = random.between(110, 230);
  const curve = random.pick([0, 0, 14, 34, 48]);
  const wide = random.between(32, 64);
  const isLoaded = random.chance(0.4);
  return [
    polygon(
      [0, long, wide, long, wide + curve * 0.4, long * 0.5, wide + curve, 0, curve, 0, curve * 0.4, long * 0.5],
      isLoaded ? 13 : 4,
    ),
    bar(curve - 3, -6, wide + curve + 3, 0, 18),
    bar(2, long - 10, wide - 4, long + 5, 8),
  ];
}

export function handGrenade(random: Random): Part[] {
  const wide = random.between(26, 32);
  const tall = random.between(30, 44);
  return [
    oval(wide, tall, wide, tall, random.between(14, 24)),
    oval(wide, tall, wide - 7, tall - 7, 30, 'filling'),
    bar(wide - 9, tall * 2 - 4, wide + 9, tall * 2 + 22, 14),
    polygon(
      [
        wide - 4,
        tall * 2 + 16,
        wide + 30,
        tall * 2 + 22,
        wide * 2 + 8,
        tall,
        wide * 2 + 3,
        tall,
        wide + 26,
        tall * 2 + 14,
      ],
      3,
    ),
    ring(wide - 24, tall * 2 + 14, 15, 15, 2, 3),
  ];
}

/** Tube of a light mortar with its breech, bipod collar and foot. */
export function mortarTube(random: Random): Part[] {
  const long = random.between(560, 1250);
  const wide = random.between(62, 94);
  return [
    bar(0, 0, long, wide, 22),
    bar(-30, wide * 0.15, 40, wide * 0.85, wide * 0.7),
    oval(-34, wide / 2, 20, 20, 36),
    bar(long * 0.6, -12, long * 0.66, wide + 12, 26),
    polygon([long * 0.62, -12, long * 0.65, -12, long * 0.5, -230, long * 0.47, -230], 18),
  ];
}

/** Shoulder-fired launcher: tube with a flared end, two grips and a sight. */
export function launcher(random: Random): Part[] {
  const long = random.between(860, 980);
  const wide = 44;
  return [
    bar(120, 0, long, wide, 14),
    polygon([0, -34, 60, -30, 130, 0, 130, wide, 60, wide + 30, 0, wide + 34], 8),
    bar(250, -6, 470, wide + 6, 34, 'wood'),
    polygon([540, -100, 574, -104, 586, 0, 554, 0], 24, random.pick(['wood', 'polymer'])),
    ring(606, -18, 26, 18, 4, 10),
    polygon([660, -92, 690, -94, 696, 0, 664, 0], 24, 'wood'),
    bar(560, wide, 580, wide + 62, 8),
    bar(545, wide + 58, 640, wide + 84, 12),
  ];
}

/** Warhead of a launcher: cone, body, motor and folded fins. */
export function warhead(random: Random): Part[] {
  const wide = random.between(66, 86);
  const middle = wide / 2;
  return [
    polygon(
      [
        620,
        middle - 22,
        700,
        middle - wide / 2,
        790,
        middle - wide / 2,
        940,
        middle - 5,
        940,
        middle + 5,
        790,
        middle + wide / 2,
        700,
        middle + wide / 2,
        620,
        middle + 22,
      ],
      9,
    ),
    polygon(
      [
        640,
        middle - 16,
        705,
        middle - wide / 2 + 6,
        770,
        middle - wide / 2 + 6,
        770,
        middle + wide / 2 - 6,
        705,
        middle + wide / 2 - 6,
        640,
        middle + 16,
      ],
      wide * 0.8,
      'filling',
    ),
    bar(320, middle - 20, 620, middle + 20, 16),
    bar(330, middle - 15, 600, middle + 15, 26, 'filling'),
    bar(0, middle - 10, 320, middle + 10, 10),
    polygon([0, middle - 24, 26, middle - 24, 26, middle + 24, 0, middle + 24], 8),
  ];
}

/** Mortar bomb with its tail. */
export function mortarBomb(random: Random): Part[] {
  const wide = random.between(58, 80);
  const middle = wide / 2;
  return [
    polygon(
      [110, middle - 10, 170, 0, 240, 0, 330, middle - 10, 330, middle + 10, 240, wide, 170, wide, 110, middle + 10],
      24,
    ),
    bar(150, middle - 18, 270, middle + 18, 34, 'filling'),
    bar(326, middle - 11, 372, middle + 11, 18, 'alloy'),
    bar(0, middle - 9, 112, middle + 9, 12),
    bar(0, middle - 28, 44, middle + 28, 5),
  ];
}
