import type { Random } from '#base/random.ts';
import { type Carriage, reachOf } from '../conveyance/carriage.ts';
import type { CameraPlacement } from '../scanner/frame-camera.ts';

/**
 * Where the scanner stands and what the picture holds: cropped to the containers, with some of the carriage, or the
 * whole truck or wagon.
 */
export function anyPlacement(random: Random, carriage: Carriage, pitchMm: number): CameraPlacement {
  return {
    pitchMm,
    ...anyCrop(random, carriage),
    sourceHeightMm: random.between(-400, 1900),
    sourceDistanceMm: random.between(2600, 6500),
  };
}

function anyCrop(random: Random, carriage: Carriage): Pick<CameraPlacement, 'marginMm' | 'aboveMm' | 'belowMm'> {
  const reach = reachOf(carriage);
  const draw = random.next();
  if (draw < 0.25) {
    return {
      marginMm: [random.between(0, 80), random.between(0, 80)],
      aboveMm: random.between(0, 60),
      belowMm: random.between(0, 150),
    };
  }
  if (draw < 0.75) {
    return {
      marginMm: [random.between(60, 700), random.between(60, 700)],
      aboveMm: random.between(30, 280),
      belowMm: random.between(40, 500),
    };
  }
  return {
    marginMm: [reach.frontMm + random.between(100, 600), reach.rearMm + random.between(100, 600)],
    aboveMm: random.between(100, 500),
    belowMm: reach.belowMm + random.between(40, 250),
  };
}
