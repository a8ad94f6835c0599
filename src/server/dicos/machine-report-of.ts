import { type MachineClaim, MachineReport } from '#domain/finding/machine-report.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { PotentialThreat, ThreatReport } from '#imaging/dicos/threat-report.ts';
import { shapeOf } from './threat-shape.ts';

const CLAIMS_MAX = 200;
const KINDS: Readonly<Record<string, MachineReport['kind']>> = {
  MACHINE: 'machine',
  OPERATOR: 'operator',
  'GROUND TRUTH': 'ground-truth',
  AGGREGATE: 'aggregate',
  MOD_AGGREGATE: 'aggregate',
};
const DECISIONS: Readonly<Record<string, MachineReport['decision']>> = { ALARM: 'alarm', CLEAR: 'clear' };
const ASSESSMENTS: Readonly<Record<string, MachineClaim['assessment']>> = {
  HIGH_THREAT: 'high-threat',
  THREAT: 'threat',
  NO_THREAT: 'no-threat',
};

/** A threat report in the terms of the record. Names of persons at other machines stay in the file. */
export function machineReportOf(
  report: ThreatReport,
  scan: Pick<Scan, 'widthPx' | 'heightPx' | 'stack'>,
  arrival: Pick<MachineReport, 'sha256' | 'receivedAt'>,
): MachineReport {
  return MachineReport.parse({
    ...arrival,
    kind: KINDS[report.type] ?? 'unknown',
    device: words([report.maker, report.model, report.serial].filter(Boolean).join(' '), 200),
    algorithm: words(report.algorithm.slice(0, 2).join(' '), 300),
    decision: DECISIONS[report.decision] ?? 'unknown',
    aborted: words(report.abortReasons.join(', '), 200),
    claims: report.threats.slice(0, CLAIMS_MAX).map((threat) => claimOf(threat, report, scan)),
  });
}

/** An object may be assessed more than once, by a machine and by whoever looked after it; the last word counts. */
function claimOf(
  threat: PotentialThreat,
  report: ThreatReport,
  scan: Pick<Scan, 'widthPx' | 'heightPx' | 'stack'>,
): MachineClaim {
  const assessment = threat.assessments.at(-1);
  const { probability = null } = assessment ?? {};
  return {
    id: threat.id,
    category: words(assessment?.category ?? '', 80),
    words: words([assessment?.description, threat.location, slicesOf(threat, scan)].filter(Boolean).join('; '), 500),
    assessment: ASSESSMENTS[assessment?.flag ?? ''] ?? 'unknown',
    probability: probability === null ? null : Math.min(1, Math.max(0, probability)),
    shape: shapeOf(threat, report, scan) ?? null,
  };
}

/** Which slices an object of a stack reaches through, as screens count them. */
function slicesOf({ regions: [region] }: PotentialThreat, { stack }: Pick<Scan, 'stack'>): string {
  if (!stack || !region) return '';
  const first = Math.floor(region.base[2]) + 1;
  const last = Math.min(stack.slices, first + Math.max(1, Math.ceil(region.extents[2])) - 1);
  return first < last ? `slices ${first} to ${last}` : '';
}

/** Texts of strangers end where they must, without characters that cannot be kept. */
function words(text: string, longest: number): string {
  return text.toWellFormed().replaceAll('\0', '').slice(0, longest).toWellFormed();
}
