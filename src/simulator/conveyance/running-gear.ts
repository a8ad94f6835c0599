import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import { WIDTH_MM } from './chassis.ts';
import { onBothSides, slanting, steel } from './steel-work.ts';
import { roadAxle } from './wheels.ts';

/** A group of trailer axles with air or leaf springs, chambers and mudguards. */
export function axleGroup(
  axles: readonly number[],
  heightMm: number,
  beamMm: number,
  isTwin: boolean,
  random: Random,
): readonly Solid[] {
  const hasLeaves = random.chance(0.4);
  return axles.flatMap((x) => [
    ...roadAxle({ x, y: heightMm, diameterMm: 1020, isTwin }),
    ...onBothSides(WIDTH_MM, [
      ...(hasLeaves ? leafSpring(x, heightMm, beamMm) : airSpring(x, heightMm, beamMm)),
      // Brake chamber and slack adjuster.
      steel([x - 230, x - 70], [heightMm + 30, heightMm + 190], [720, 880], 0.16),
      ...slanting([x - 60, heightMm + 40], [x + 30, heightMm + 190], 34, [660, 690]),
      // Mudguard over the tyre.
      ...slanting([x - 560, heightMm + 380], [x - 300, heightMm + 540], 4, [-50, 400], 0.6),
      ...slanting([x + 300, heightMm + 540], [x + 560, heightMm + 380], 4, [-50, 400], 0.6),
    ]),
  ]);
}

function airSpring(x: number, heightMm: number, beamMm: number): Solid[] {
  return [
    steel([x - 480, x + 420], [heightMm + 66, heightMm + 112], [560, 640], 0.8),
    steel([x - 560, x - 440], [heightMm + 60, beamMm], [550, 570]),
    steel([x + 250, x + 430], [heightMm + 118, heightMm + 200], [550, 730], 0.16),
    {
      shape: 'upright',
      x: [x + 215, x + 465],
      y: [heightMm + 190, beamMm],
      z: [515, 765],
      substance: 'rubber',
      density: 1.15,
      hollow: 0.93,
    },
    ...slanting([x - 20, heightMm + 60], [x - 330, beamMm], 52, [670, 720], 0.5),
  ];
}

function leafSpring(x: number, heightMm: number, beamMm: number): Solid[] {
  const leaf = (by: number, half: number) => [
    ...slanting([x - half, heightMm + 150 + by], [x, heightMm + 86 + by], 13, [570, 646]),
    ...slanting([x, heightMm + 86 + by], [x + half, heightMm + 150 + by], 13, [570, 646]),
  ];
  return [
    ...leaf(26, 540),
    ...leaf(12, 400),
    ...leaf(0, 260),
    steel([x - 70, x + 70], [heightMm - 80, heightMm + 130], [560, 660], 0.4),
    steel([x - 640, x - 520], [heightMm + 140, beamMm], [555, 575]),
  ];
}
