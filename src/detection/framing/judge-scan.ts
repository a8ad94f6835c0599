import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
import type { DetectorScan } from '../protocol.ts';
import { type Framing, frameScan } from './frame-scan.ts';
import { doubtsOf, hindrancesOf, type Measured } from './judgeability.ts';
import { type UprightScan, uprightScan } from './upright-scan.ts';

/** How a scan is to be read, and whether: what forbids to ask the network, and what speaks against relying on it. */
export interface JudgedScan {
  readonly framing: Framing;
  readonly hindrances: readonly Hindrance[];
  readonly doubts: readonly Doubt[];
  /** Nothing where something hinders. */
  readonly upright: UprightScan | null;
}

export function judgeScan(scan: DetectorScan): JudgedScan {
  const framing = frameScan(scan);
  const hindrances = idsOf(hindrancesOf(framing));
  if (hindrances.length > 0) return { framing, hindrances, doubts: [], upright: null };
  const upright = uprightScan(scan, framing);
  return { framing, hindrances, doubts: idsOf(doubtsOf(framing, scan, upright)), upright };
}

const idsOf = <Id>(measured: readonly Measured<Id>[]): readonly Id[] => [...new Set(measured.map(({ id }) => id))];
