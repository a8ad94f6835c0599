import type { Alignment } from '#imaging/compare/alignment.ts';
import { airOf } from '#imaging/material/beam-quality.ts';
import { shrink } from '#imaging/ops/shrink.ts';
import type { Plane } from '#imaging/plane.ts';
import { type Framing, frameScan, type PixelBox } from '../framing/frame-scan.ts';
import { misfitOf, refined } from './refine.ts';

/** How a reference is laid on a scan. */
export interface Registration {
  readonly alignment: Alignment;
  /** Brings the open beam of the reference to that of the scan. */
  readonly gain: number;
  readonly airSample: number;
  /** False where no container was found in one of them: then only their edges are laid on each other. */
  readonly isByContainer: boolean;
  /** Mean difference of −ln T within the container. */
  readonly misfit: number;
}

/** A container that passed the other way must fit better by this before it is turned round. */
const MIRROR_GAIN = 0.9;
const COARSE = 4;

/** Lays the container of a reference on that of a scan: by the corners that the framing finds, then by what fits best around. */
export function register(scan: Plane, reference: Plane): Registration {
  const [own, other] = [frameScan({ high: scan }), frameScan({ high: reference })];
  const [box, otherBox] = [boxOf(own), boxOf(other)];
  const isByContainer = box !== null && otherBox !== null;
  const from = box ?? whole(scan);
  const to = otherBox ?? whole(reference);
  const airSample = airOf(scan).sample;
  const gain = airSample / airOf(reference).sample;

  const coarse = { scan: shrink(scan, COARSE), reference: shrink(reference, COARSE), gain, airSample };
  const coarseFrom = shrunk(from);
  const [ahead, turned] = [false, true].map((isMirrored) => {
    const start = between(coarseFrom, shrunk(to), isMirrored);
    const alignment = isByContainer ? refined(coarse, start, coarseFrom, [4, 2, 1]) : start;
    return { alignment, misfit: misfitOf(coarse, alignment, coarseFrom) };
  }) as [Candidate, Candidate];
  const best = turned.misfit < ahead.misfit * MIRROR_GAIN ? turned : ahead;
  const enlarged = {
    ...best.alignment,
    shiftX: best.alignment.shiftX * COARSE,
    shiftY: best.alignment.shiftY * COARSE,
  };
  const fine = { scan, reference, gain, airSample };
  const alignment = isByContainer ? refined(fine, enlarged, from, [2, 1, 0.5, 0.25]) : enlarged;
  return { alignment, gain, airSample, isByContainer, misfit: misfitOf(fine, alignment, from) };
}

interface Candidate {
  readonly alignment: Alignment;
  readonly misfit: number;
}

/** The first container of a picture that stands upright with bright air; others are laid edge on edge. */
function boxOf({ containers, air, roof }: Framing): PixelBox | null {
  return air === 'bright' && roof === 'top' ? (containers[0]?.box ?? null) : null;
}

const whole = ({ width, height }: Plane): PixelBox => ({ x: 0, y: 0, width, height });

const shrunk = ({ x, y, width, height }: PixelBox): PixelBox => ({
  x: x / COARSE,
  y: y / COARSE,
  width: width / COARSE,
  height: height / COARSE,
});

function between(from: PixelBox, to: PixelBox, isMirrored: boolean): Alignment {
  const scaleX = ((isMirrored ? -1 : 1) * to.width) / from.width;
  const scaleY = to.height / from.height;
  return {
    scaleX,
    scaleY,
    shiftX: (isMirrored ? to.x + to.width : to.x) - scaleX * from.x,
    shiftY: to.y - scaleY * from.y,
  };
}
