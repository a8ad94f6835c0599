import type { Solid, Span } from '../bodies/solid.ts';
import { WIDTH_MM } from './chassis.ts';
import { disc, onBothSides } from './steel-work.ts';

/** An axle's height and the outer width over its tyres, mm; 2550 is what roads allow. */
export interface Axle {
  readonly x: number;
  readonly y: number;
  /** Tyre diameter, mm. */
  readonly diameterMm: number;
  readonly isTwin: boolean;
}

/** Wheels on both sides of a road vehicle with their axle beam. */
export function roadAxle({ x, y, diameterMm, isTwin }: Axle): readonly Solid[] {
  const wide = isTwin ? 590 : 385;
  // Vehicles are a little wider than the box.
  const z: Span = [-56, -56 + wide];
  const inner = z[1];
  return [...onBothSides(WIDTH_MM, wheel(x, y, diameterMm, z)), disc(x, y, 130, [inner, WIDTH_MM - inner], 0.62)];
}

/** Tread with its steel belt, side walls, rim, wheel disc with holes, hub and brake. */
function wheel(x: number, y: number, diameterMm: number, z: Span): Solid[] {
  const rim = diameterMm * 0.57;
  const rubber = (outer: number, density: number): Solid => ({
    ...disc(x, y, outer, z),
    substance: 'rubber',
    density,
  });
  const middle = (z[0] + z[1]) / 2;
  return [
    // Tread with its steel belt, then the thinner side walls within it, then air over the rim: discs laid on each
    // other, for each costs as much as a hollow one's half.
    rubber(diameterMm, 1.3),
    rubber(diameterMm * 0.9, -1.1),
    rubber(rim * 1.12, -0.2),
    disc(x, y, rim * 1.06, z, 0.93, 0.5),
    disc(x, y, rim * 0.93, [middle - 8, middle + 6], 0.42),
    disc(x, y, rim * 0.78, [z[1] - 190, z[1] - 10], 0.86),
    disc(x, y, rim * 0.4, [middle - 130, middle + 150], 0, 0.75),
  ];
}

/** A railway wheel set: two solid wheels of about 920 mm, their axle, and its boxes outside. */
export function wheelSet(x: number, railMm: number): readonly Solid[] {
  const y = railMm + 460;
  const middle = WIDTH_MM / 2;
  return [
    ...onBothSides(WIDTH_MM, [
      disc(x, y, 920, [middle - 760, middle - 628], 0.84),
      disc(x, y, 775, [middle - 715, middle - 690]),
      disc(x, y, 260, [middle - 1090, middle - 880], 0, 0.6),
    ]),
    disc(x, y, 170, [middle - 690, middle + 690]),
  ];
}
