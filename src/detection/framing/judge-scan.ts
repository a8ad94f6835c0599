import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
import type { Plane } from '#imaging/plane.ts';
import { frameScan } from './frame-scan.ts';
import { judgeability } from './judgeability.ts';
import { toTransmission } from './to-transmission.ts';

interface Planes {
  readonly high: Plane;
  readonly low: Plane | null;
}

/** The planes as the network is to see them, what forbids to ask it, and what speaks against relying on it. */
export interface JudgedPlanes extends Planes {
  readonly hindrances: readonly Hindrance[];
  readonly doubts: readonly Doubt[];
}

export function judgeScan({ high, low }: Planes): JudgedPlanes {
  const framing = frameScan({ high });
  const { reasons, flags } = judgeability(framing, { high, low });
  const ids = { hindrances: reasons.map(({ id }) => id), doubts: flags.map(({ id }) => id) };
  if (reasons.length > 0) return { high, low, ...ids };
  return { high: toTransmission(high, framing), low: low && toTransmission(low, framing), ...ids };
}
