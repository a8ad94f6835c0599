import type { ScanSidecar } from './sidecar.ts';

/** What an upright length that is read in the middle plane of the container is worth at its walls. */
export interface DepthSpread {
  /** Below 1: what stands near the source throws a longer shadow than it is. */
  readonly near: number;
  /** Above 1. */
  readonly far: number;
  /** Height of one pixel on the detectors, in mm. */
  readonly detectorPitchMm: number;
}

/** ISO 668. */
const CONTAINER_WIDTH_MM = 2438;

/**
 * The beam of a line scanner fans out upright and not along the motion: lengths along the container are the same at any
 * depth, heights are not. Null where the scan does not say where the source stands.
 */
export function depthSpread({
  geometry,
  pixelPitchMm,
}: Pick<ScanSidecar, 'geometry' | 'pixelPitchMm'>): DepthSpread | null {
  if (!geometry) return null;
  const { sourceToMiddleMm, sourceToDetectorMm } = geometry;
  const half = CONTAINER_WIDTH_MM / 2 / sourceToMiddleMm;
  return {
    near: 1 - half,
    far: 1 + half,
    detectorPitchMm: (pixelPitchMm.y * sourceToDetectorMm) / sourceToMiddleMm,
  };
}
