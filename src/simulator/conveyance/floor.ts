import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { type ContainerFrame, FLOOR_MM } from './container-frame.ts';
import { girder, onBothSides, spaced, steel } from './steel-work.ts';

/** Cross-members, boards or sheets upon them, forklift pockets in short boxes, gooseneck tunnel in long ones. */
export function floor(frame: ContainerFrame, random: Random): readonly Solid[] {
  const isShort = frame.lengthMm < 7000;
  const pockets = isShort && random.chance(0.85) ? [frame.lengthMm / 2 - 1025, frame.lengthMm / 2 + 1025] : [];
  const tunnelMm = !isShort && random.chance(0.8) ? random.between(3150, 3500) : 0;
  return [
    ...boards(frame, random),
    ...crossMembers(frame, pockets, tunnelMm, random),
    ...pockets.flatMap((middle) => pocket(frame, middle)),
    ...(tunnelMm > 0 ? tunnel(frame, tunnelMm) : []),
  ];
}

function boards({ lengthMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const x: Span = [60, lengthMm - 60];
  const z: Span = [20, widthMm - 20];
  const kind = random.next();
  // Omega strips run the length of the floor where the boards meet.
  const strips = [widthMm / 2 - 60, widthMm / 2 + 20].map((at) => steel(x, [150, 153], [at, at + 40]));
  if (kind < 0.1) return [steel(x, [174.5, FLOOR_MM], z), steel(x, [150, 174], z, 0.025)];
  const density = kind < 0.4 ? 0.82 : random.between(0.64, 0.75);
  return [{ shape: 'block', x, y: [150, FLOOR_MM], z, substance: 'cellulose', density }, ...strips];
}

function crossMembers(
  { lengthMm, widthMm }: ContainerFrame,
  pockets: readonly number[],
  tunnelMm: number,
  random: Random,
): Solid[] {
  const pitchMm = random.between(270, 310);
  const [webMm, flangeMm] = [random.between(3.8, 4.6), random.between(40, 50)];
  return spaced(190, lengthMm - 280, pitchMm).flatMap((at) => {
    const x = at + random.between(-7, 7);
    if (pockets.some((middle) => x > middle - 240 && x < middle + 200)) return [];
    if (x < tunnelMm) {
      // Over the tunnel only a low bow is left of the member.
      return [
        ...onBothSides(widthMm, channel(x, [28, 150], [20, 690], webMm, flangeMm)),
        ...channel(x, [122, 150], [690, widthMm - 690], webMm, flangeMm),
      ];
    }
    return channel(x, [28, 150], [20, widthMm - 20], webMm, flangeMm);
  });
}

function channel(x: number, y: Span, z: Span, webMm: number, flangeMm: number): Solid[] {
  return [
    steel([x, x + webMm], y, z),
    steel([x + webMm, x + flangeMm], [y[1] - 4, y[1]], z),
    steel([x + webMm, x + flangeMm], [y[0], y[0] + 4], z),
  ];
}

/** A tunnel across the box for forks, open at both rails: a bright window between two dark walls. */
function pocket({ widthMm }: ContainerFrame, middle: number): Solid[] {
  const z: Span = [2, widthMm - 2];
  const x: Span = [middle - 180, middle + 180];
  return [
    steel([x[0] - 6, x[0]], [22, 150], z),
    steel([x[1], x[1] + 6], [22, 150], z),
    steel(x, [138, 144], z),
    ...onBothSides(widthMm, [steel(x, [22, 136], [2, 6.5], -1), steel(x, [14, 22], [2, 30])]),
  ];
}

/** The recess for a trailer's gooseneck: a folded plate on a frame, closed by a bolster at its rear. */
function tunnel({ widthMm }: ContainerFrame, tunnelMm: number): Solid[] {
  const z: Span = [widthMm / 2 - 520, widthMm / 2 + 520];
  return [
    steel([70, tunnelMm], [117, 122], z),
    ...onBothSides(widthMm, [
      steel([70, tunnelMm], [20, 122], [z[0] - 6, z[0]]),
      steel([70, tunnelMm], [14, 20], [z[0] - 60, z[0]]),
    ]),
    // Trapezoid stiffeners beside the plate show as a row of paler teeth.
    {
      ...steel([120, tunnelMm - 60], [60, 117], [z[0] - 40, z[0] - 6], 0.12),
      cells: { x: Math.round(tunnelMm / 270), y: 1, gapMm: 70 },
    },
    ...girder('z', [tunnelMm, tunnelMm + 90], [16, 150], [20, widthMm - 20], 5),
  ];
}
