import type { ScanSidecar } from './sidecar.ts';
import type { ViewName } from './views.ts';

/** What an upright length that is read in the middle plane of the container is worth at its walls. */
export interface DepthSpread {
  /** Below 1: what stands near the source throws a longer shadow than it is. */
  readonly near: number;
  /** Above 1. */
  readonly far: number;
  /** Height of one pixel on the detectors, in mm. */
  readonly detectorPitchMm: number;
}

/** How far a container reaches along the beam of each view (ISO 668; the height of one that is 8 ft 6 in high). */
const DEPTH_MM = { side: 2438, top: 2591 };

/**
 * The beam of a line scanner fans out upright and not along the motion: lengths along the container are the same at any
 * depth, heights are not; in a view from above it fans out across. Null where the scan does not say where the source stands.
 */
export function depthSpread(
  { geometry: side, topView, pixelPitchMm }: Pick<ScanSidecar, 'geometry' | 'topView' | 'pixelPitchMm'>,
  view: ViewName = 'side',
): DepthSpread | null {
  const geometry = view === 'side' ? side : topView?.geometry;
  if (!geometry) return null;
  const { sourceToMiddleMm, sourceToDetectorMm } = geometry;
  const half = DEPTH_MM[view] / 2 / sourceToMiddleMm;
  return {
    near: 1 - half,
    far: 1 + half,
    detectorPitchMm: (pixelPitchMm.y * sourceToDetectorMm) / sourceToMiddleMm,
  };
}
