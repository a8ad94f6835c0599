import type { Random } from '#base/random.ts';
import { bar, oval, type Part, type PartMatter, polygon, ring } from './silhouette-parts.ts';

/*
 * Seen from their side, muzzle towards +x, mm. Thicknesses are those of the metal that the beam crosses, not of the
 * outside: a pistol of 30 mm holds about 15 mm of steel at its slide.
 */

/** Grip with its magazine in it; the frame of polymer or steel. */
function grip(x: number, top: number, lengthMm: number, wideMm: number, rake: number, frame: PartMatter): Part[] {
  const foot = x - rake;
  return [
    polygon(
      [foot, top - lengthMm, foot + wideMm, top - lengthMm, x + wideMm, top, x, top],
      frame === 'steel' ? 9 : 22,
      frame,
    ),
    polygon(
      [foot + 8, top - lengthMm - 3, foot + wideMm - 8, top - lengthMm - 3, x + wideMm - 8, top + 14, x + 6, top + 14],
      8,
    ),
  ];
}

export function pistol(random: Random): Part[] {
  const frame = random.pick(['polymer', 'steel', 'alloy'] as const);
  const long = random.between(165, 215);
  const top = random.between(126, 140);
  const slide = random.between(24, 28);
  const under = top - slide;
  const gripX = random.between(14, 24);
  const wide = random.between(44, 52);
  return [
    bar(0, under, long, top, 11),
    bar(long * 0.42, under + 8, long + 2, under + 19, 16),
    bar(long * 0.28, under + 3, long * 0.42, top - 1, 19),
    bar(6, under - 9, long * 0.82, under, 9, frame),
    bar(8, top, 16, top + 4, 4),
    bar(long - 14, top, long - 9, top + 5, 3),
    ...grip(gripX, under - 4, random.between(86, 98), wide, random.between(12, 30), frame),
    ring(gripX + wide + 20, under - 21, 23, 16, 4, 9),
    polygon(
      [
        gripX + wide + 14,
        under - 8,
        gripX + wide + 20,
        under - 8,
        gripX + wide + 18,
        under - 27,
        gripX + wide + 14,
        under - 27,
      ],
      6,
    ),
  ];
}

/** Short slide and grip, for a pocket. */
export function pocketPistol(random: Random): Part[] {
  const long = random.between(118, 142);
  const under = random.between(66, 76);
  const top = under + random.between(19, 23);
  return [
    bar(0, under, long, top, 10),
    bar(long * 0.35, under + 5, long + 1, under + 14, 13),
    bar(4, under - 8, long * 0.85, under, 8),
    ...grip(10, under - 4, random.between(52, 62), 38, 8, random.pick(['steel', 'alloy'])),
    ring(66, under - 17, 18, 13, 3, 7),
  ];
}

export function revolver(random: Random): Part[] {
  const barrel = random.between(50, 155);
  const bore = random.between(96, 104);
  const front = 88;
  return [
    bar(front - 2, bore - 8, front + barrel, bore + 8, 14),
    bar(front, bore - 20, front + barrel * random.between(0.5, 0.95), bore - 11, 8),
    bar(36, bore + 8, front + 6, bore + 17, 9),
    oval(66, bore - 7, 22, 20, 26),
    bar(36, bore - 30, front, bore - 24, 10),
    bar(30, bore - 28, 44, bore + 12, 12),
    polygon([20, bore + 2, 32, bore - 2, 30, bore + 20, 12, bore + 24], 6),
    polygon([30, bore - 4, 44, bore - 30, 26, bore - 60, 14, bore - 104, -22, bore - 98, 2, bore - 40], 7),
    polygon(
      [32, bore - 18, 42, bore - 34, 28, bore - 60, 14, bore - 102, -20, bore - 96, 4, bore - 42],
      26,
      random.pick(['wood', 'polymer']),
    ),
    ring(62, bore - 44, 22, 17, 4, 7),
    bar(front + barrel - 16, bore + 8, front + barrel - 6, bore + 15, 3),
  ];
}

/** Machine pistol: a pressed box with the magazine in its grip. */
export function boxSubmachineGun(random: Random): Part[] {
  const long = random.between(260, 340);
  const magazine = random.between(110, 200);
  const at = long * random.between(0.36, 0.46);
  return [
    bar(0, 140, long, 190, 8),
    bar(long * 0.3, 150, long * 0.86, 180, 22),
    bar(long * 0.8, 158, long + random.between(25, 110), 172, 14),
    bar(at, 50, at + 42, 140, 14),
    bar(at + 5, 140 - 90 - magazine * 0.6, at + 36, 140, 17),
    bar(4, 126, long * 0.92, 140, 7),
    ring(at + 66, 122, 24, 17, 4, 10),
    bar(long * 0.3, 190, long * 0.36, 203, 8),
    bar(long * 0.88, 190, long * 0.92, 206, 6),
    ...(random.chance(0.5) ? [bar(-190, 176, 0, 182, 14), bar(-196, 104, -188, 182, 26)] : []),
  ];
}

/** A tube with a bolt, a straight magazine below or beside it, and a wire stock. */
export function tubeSubmachineGun(random: Random): Part[] {
  const receiver = random.between(240, 300);
  const stock = random.between(180, 250);
  const from = stock;
  const to = stock + receiver;
  const at = from + receiver * random.between(0.62, 0.75);
  return [
    bar(from, 150, to, 188, 9),
    bar(from + receiver * 0.35, 155, from + receiver * 0.75, 183, 30),
    bar(to, 162, to + random.between(60, 210), 177, 14),
    bar(at, random.between(-60, 10), at + 32, 150, 19),
    polygon([from + 20, 60, from + 54, 60, from + 70, 152, from + 32, 152], 24, random.pick(['wood', 'polymer'])),
    ring(from + 92, 130, 26, 19, 4, 10),
    bar(8, 172, from, 180, 12),
    polygon([8, 62, 18, 62, 30, 180, 8, 180], 12),
    bar(to - 14, 188, to - 8, 206, 5),
  ];
}
