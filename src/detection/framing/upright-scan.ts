import type { Plane } from '#imaging/plane.ts';
import type { Box } from '../proposal/candidate.ts';
import type { DetectorScan } from '../protocol.ts';
import type { Framing } from './frame-scan.ts';
import { likeliestPitch, type PixelPitch } from './proportions.ts';
import { toTransmission } from './to-transmission.ts';
import { boxInPicture, boxUpright, uprightPlane } from './upright.ts';

/** A scan as the network is to see it: air at full scale, the roof at the top. */
export interface UprightScan {
  readonly high: Plane;
  readonly low: Plane | null;
  readonly pixelPitchMm: PixelPitch;
  /** The containers that were found, in its own pixels. */
  readonly containers: readonly Box[];
  /** A box of it, back in the picture as it came. */
  readonly inPicture: (box: Box) => Box;
}

export function uprightScan({ high, low, pixelPitchMm }: DetectorScan, framing: Framing): UprightScan {
  const { roof, containers } = framing;
  const isOnItsSide = roof === 'left' || roof === 'right';
  const turned = (pitch: PixelPitch) => (isOnItsSide ? { x: pitch.y, y: pitch.x } : pitch);
  const prepared = (plane: Plane) => uprightPlane(toTransmission(plane, framing), roof);
  return {
    high: prepared(high),
    low: low && prepared(low),
    pixelPitchMm: pixelPitchMm ? turned(pixelPitchMm) : likeliestPitch(framing),
    containers: containers.map(({ box }) => boxUpright(box, roof, high)),
    inPicture: (box) => boxInPicture(box, roof, high),
  };
}
