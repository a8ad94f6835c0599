import type { Random } from '#base/random.ts';
import { bar, oval, type Part, polygon, ring } from './silhouette-parts.ts';

/* Seen from their side, butt at x = 0, muzzle towards +x, the bore at y = 200; mm, thickness of matter as in handguns. */

const BORE = 200;

/** Shoulder stock that drops towards the butt, with its plate and the rod or screw inside. */
function stock(lengthMm: number, matter: 'wood' | 'polymer'): Part[] {
  return [
    polygon([0, 62, lengthMm * 0.6, 140, lengthMm, 158, lengthMm, 204, lengthMm * 0.55, 190, 0, 180], 38, matter),
    bar(0, 60, 5, 182, 30),
    bar(lengthMm * 0.35, 158, lengthMm + 10, 168, 9),
  ];
}

/** Assault rifle with a curved magazine, gas tube above the barrel, furniture of wood or plastic. */
export function curvedMagazineRifle(random: Random): Part[] {
  const butt = random.between(230, 270);
  const end = butt + random.between(250, 275);
  const muzzle = end + random.between(330, 400);
  const furniture = random.pick(['wood', 'polymer'] as const);
  const at = end - 88;
  const isFolding = random.chance(0.3);
  return [
    ...(isFolding
      ? [bar(8, 186, butt, 194, 12), polygon([8, 90, 18, 90, 36, 194, 8, 194], 14)]
      : stock(butt, furniture)),
    bar(butt, 168, end, 214, 9),
    bar(butt + 60, 184, end - 10, 212, 26),
    bar(end - 10, BORE - 8, muzzle, BORE + 8, 15),
    bar(end, 216, end + 210, 232, 7),
    bar(end + 195, 204, end + 215, 234, 16),
    bar(end + 12, 178, end + 150, 228, 22, furniture),
    polygon([butt + 12, 82, butt + 46, 78, butt + 64, 168, butt + 30, 168], 28, furniture),
    ring(butt + 92, 150, 30, 20, 4, 12),
    polygon([at, 168, at + 74, 168, at + 92, 96, at + 128, 20, at + 62, -6, at + 22, 80], 22),
    bar(muzzle - 34, 208, muzzle - 24, 244, 6),
    bar(butt + 235, 214, butt + 252, 228, 10),
  ];
}

/** Rifle of light alloy with a straight magazine, buffer tube and carrying handle or rail. */
export function alloyRifle(random: Random): Part[] {
  const butt = random.between(200, 250);
  const end = butt + 205;
  const muzzle = end + random.between(290, 510);
  const at = end - 74;
  return [
    polygon([0, 72, 60, 96, butt * 0.75, 168, butt * 0.8, 212, 0, 214], 30, 'polymer'),
    bar(20, 180, butt, 206, 9),
    bar(butt, 160, end, 220, 18, 'alloy'),
    bar(butt + 30, 186, end - 20, 210, 19),
    bar(end, BORE - 9, muzzle, BORE + 9, 15),
    bar(end + 10, 176, end + random.between(170, 300), 226, 16, 'polymer'),
    polygon([butt + 20, 74, butt + 52, 70, butt + 68, 160, butt + 34, 160], 26, 'polymer'),
    ring(butt + 92, 146, 26, 18, 3, 10),
    polygon([at, 160, at + 64, 160, at + 76, 20, at + 14, 14], 13, random.pick(['alloy', 'steel'])),
    ...(random.chance(0.5)
      ? [bar(butt + 20, 262, end - 10, 274, 14, 'alloy'), bar(butt + 20, 220, butt + 34, 262, 14, 'alloy')]
      : [bar(butt + 10, 220, end + 60, 230, 12, 'alloy')]),
    bar(end - 16, 220, end - 4, 262, 14, 'alloy'),
    polygon([end + 240, 208, end + 262, 208, end + 256, 262, end + 248, 262], 10),
  ];
}

/** The action lies in the stock behind the trigger. */
export function bullpup(random: Random): Part[] {
  const long = random.between(640, 780);
  const at = random.between(120, 150);
  return [
    polygon([0, 84, 90, 110, 330, 150, 340, 226, 0, 226], 34, 'polymer'),
    bar(20, 176, 330, 214, 17),
    bar(at, 184, at + 150, 208, 22),
    polygon([at, 140, at + 68, 140, at + 82, 0, at + 16, -8], 15, 'steel'),
    bar(330, BORE - 9, long, BORE + 9, 15),
    bar(340, 168, 500, 226, 18, 'polymer'),
    polygon([330, 78, 366, 76, 376, 168, 340, 168], 28, 'polymer'),
    ring(396, 150, 28, 20, 4, 11),
    bar(260, 262, 500, 276, 13, 'alloy'),
    bar(270, 226, 284, 262, 10),
    bar(470, 226, 484, 262, 10),
  ];
}

/** Hunting rifle with a bolt, a full stock of wood and often a telescopic sight. */
export function boltRifle(random: Random): Part[] {
  const butt = random.between(320, 350);
  const end = butt + 210;
  const muzzle = end + random.between(480, 600);
  const sight: Part[] = [
    bar(butt - 40, 248, end + 60, 272, 7),
    polygon([end + 20, 244, end + 70, 238, end + 120, 238, end + 120, 284, end + 70, 284, end + 20, 276], 8),
    bar(butt - 80, 242, butt - 20, 280, 8),
    bar(butt + 50, 214, butt + 66, 250, 12),
    bar(end - 10, 214, end + 6, 250, 12),
    oval(butt + 110, 276, 13, 13, 14),
  ];
  return [
    ...stock(butt, 'wood'),
    bar(butt - 10, 156, end + random.between(120, 330), 190, 32, 'wood'),
    bar(butt, 186, end, 214, 22),
    polygon(
      [
        end - 6,
        BORE - 13,
        end + 90,
        BORE - 11,
        muzzle,
        BORE - 8,
        muzzle,
        BORE + 8,
        end + 90,
        BORE + 11,
        end - 6,
        BORE + 13,
      ],
      16,
    ),
    polygon([butt + 46, 196, butt + 58, 196, butt + 50, 150, butt + 40, 150], 12),
    bar(butt + 74, 132, butt + 160, 158, 10),
    ring(butt + 36, 140, 28, 18, 4, 8),
    ...(random.chance(0.7) ? sight : [bar(muzzle - 24, 208, muzzle - 16, 226, 4)]),
  ];
}

/** Shotgun with a tube magazine under the barrel. */
export function pumpShotgun(random: Random): Part[] {
  const isShort = random.chance(0.35);
  const butt = isShort ? 40 : random.between(320, 350);
  const end = butt + 190;
  const muzzle = end + random.between(isShort ? 250 : 440, isShort ? 380 : 640);
  return [
    ...(isShort
      ? [polygon([butt - 20, 70, butt + 20, 64, butt + 44, 160, butt + 4, 172], 30, 'polymer')]
      : stock(butt, random.pick(['wood', 'polymer']))),
    bar(butt, 152, end, 216, 15),
    bar(butt + 60, 176, end - 10, 208, 22),
    bar(end, BORE - 10, muzzle, BORE + 11, 9),
    bar(end, 162, muzzle - random.between(20, 160), 185, 7),
    bar(end + 60, 156, end + 220, 190, 18, random.pick(['wood', 'polymer'])),
    ring(butt + 62, 136, 34, 20, 4, 10),
    oval(muzzle - 6, 214, 4, 4, 4),
  ];
}

/** Break-open shotgun, often sawn off. */
export function doubleShotgun(random: Random): Part[] {
  const isSawn = random.chance(0.5);
  const butt = isSawn ? random.between(120, 160) : random.between(320, 350);
  const end = butt + 110;
  const muzzle = end + (isSawn ? random.between(230, 330) : random.between(660, 740));
  return [
    ...(isSawn ? [polygon([0, 88, 40, 66, butt, 152, butt, 204, 60, 168], 34, 'wood')] : stock(butt, 'wood')),
    bar(butt, 160, end, 216, 26),
    polygon([end - 4, 180, end + 60, 184, muzzle, 188, muzzle, 210, end - 4, 216], 14),
    bar(end + 10, 160, end + 190, 186, 26, 'wood'),
    ring(butt + 24, 144, 38, 20, 4, 9),
    polygon([butt + 30, 216, butt + 50, 216, butt + 44, 228, butt + 26, 226], 10),
  ];
}

/** Short rifle with a loop under its wrist and a tube magazine. */
export function leverCarbine(random: Random): Part[] {
  const butt = random.between(300, 330);
  const end = butt + 150;
  const muzzle = end + random.between(410, 520);
  return [
    ...stock(butt, 'wood'),
    bar(butt, 158, end, 220, 17),
    bar(end - 4, BORE - 8, muzzle, BORE + 8, 15),
    bar(end, 174, muzzle - 20, 188, 6),
    bar(end + 8, 164, end + 200, 200, 24, 'wood'),
    ring(butt - 20, 136, 54, 24, 6, 12),
    ring(butt + 46, 142, 28, 20, 4, 9),
    polygon([butt + 4, 220, butt + 20, 220, butt + 10, 240, butt - 4, 236], 9),
  ];
}

/** Belt-fed gun with a bipod and a box below. */
export function machineGun(random: Random): Part[] {
  const butt = random.between(230, 270);
  const end = butt + random.between(330, 370);
  const muzzle = end + random.between(380, 470);
  const spread = random.between(30, 140);
  return [
    ...stock(butt, 'polymer'),
    bar(butt, 158, end, 226, 11),
    bar(butt + 60, 178, end - 20, 214, 34),
    bar(end - 8, BORE - 13, muzzle, BORE + 13, 22),
    bar(end, 168, end + 300, 182, 16),
    bar(end - 130, 30, end - 20, 158, 8),
    polygon([butt + 26, 68, butt + 60, 64, butt + 72, 158, butt + 36, 158], 28, 'polymer'),
    ring(butt + 100, 140, 28, 19, 4, 11),
    polygon([muzzle - 150, 190, muzzle - 138, 190, muzzle - 138 - spread, -60, muzzle - 152 - spread, -60], 16),
    bar(end - 60, 226, end + 40, 240, 9),
    bar(end - 70, 240, end + 50, 262, 8),
    bar(muzzle - 60, BORE - 17, muzzle, BORE + 17, 18),
  ];
}
