import type { Stand } from '../conveyance/carriage.ts';
import type { Camera } from './camera.ts';

export interface CameraPlacement {
  readonly pitchMm: number;
  /** Air before the front wall and behind the doors. */
  readonly marginMm: readonly [front: number, rear: number];
  readonly aboveMm: number;
  /** How far the picture reaches below the underside of the container. */
  readonly belowMm: number;
  readonly sourceHeightMm: number;
  readonly sourceDistanceMm: number;
}

/** A camera whose picture holds all containers with the given margins. */
export function cameraFor(stands: readonly Stand[], placement: CameraPlacement): Camera {
  const { pitchMm, marginMm, sourceHeightMm, sourceDistanceMm } = placement;
  const heightMm = Math.max(...stands.map(({ frame }) => frame.heightMm));
  const lengthMm = Math.max(...stands.map(({ frame, offsetMm }) => offsetMm + frame.lengthMm));
  const middleDepthMm = Math.max(...stands.map(({ frame }) => frame.widthMm)) / 2;
  const nearest = (sourceDistanceMm + middleDepthMm) / sourceDistanceMm;
  const rise = heightMm - sourceHeightMm;
  const topMm = sourceHeightMm + (rise > 0 ? rise * nearest : rise) + placement.aboveMm;
  return {
    pitchMm,
    leftMm: -marginMm[0],
    topMm,
    widthPx: Math.round((marginMm[0] + lengthMm + marginMm[1]) / pitchMm),
    heightPx: Math.round((topMm + placement.belowMm) / pitchMm),
    sourceHeightMm,
    sourceDistanceMm,
    middleDepthMm,
  };
}
