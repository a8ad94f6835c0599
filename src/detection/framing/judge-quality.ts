import { QualityFault, type ScanQuality } from '#domain/scan/quality.ts';
import type { DetectorScan } from '../protocol.ts';
import { judgeScan } from './judge-scan.ts';
import { LIMITS } from './limits.ts';
import { edgeBrightness } from './quality/dark-edges.ts';
import { isAsExpected } from './to-transmission.ts';

/** What is wrong with a picture, found from it alone, whatever is in the container. */
export function judgeQuality(scan: DetectorScan): ScanQuality {
  const { framing, hindrances, doubts, upright } = judgeScan(scan);
  const air = isAsExpected(framing) ? framing.airSample : 65_535;
  const edge = upright && edgeBrightness(upright.high, upright.containers, air);
  const isDark = edge !== null && edge < LIMITS.edgeBrightness;
  const faults = [...hindrances, ...doubts, ...(isDark ? ['dark-edges'] : [])];
  return { faults: faults.flatMap((fault) => QualityFault.safeParse(fault).data ?? []) };
}
