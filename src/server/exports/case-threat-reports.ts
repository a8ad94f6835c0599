import type { DetectionReport } from '#domain/finding/detection-report.ts';
import type { PotentialThreat, ThreatReport } from '#imaging/dicos/threat-report.ts';
import { encodeThreatReport } from '#imaging/encode/threat-report.ts';
import { type CaseMaterial, officerName } from './case-material.ts';
import { judgedThreats, proposedThreats } from './case-threats.ts';
import { uidOf } from './uids.ts';

export type Speaker = 'machine' | 'operator' | 'aggregate';

const TYPES = { machine: 'MACHINE', operator: 'OPERATOR', aggregate: 'AGGREGATE' } as const;
const NUMBERS = { machine: 1, operator: 2, aggregate: 3 } as const;
const SOFTWARE = 'Gantry';
const VERSION = '1';
const VOLUME_CLASS = '1.2.840.10008.5.1.4.1.1.501.1';
const XRAY_CLASS = '1.2.840.10008.5.1.4.1.1.501.2.2';
const DECISIONS = { hold: 'ALARM', clear: 'CLEAR', 'more-data': 'UNKNOWN' } as const;

const NOT_CARRIED = [
  'Not carried, because a threat detection report has no place for it: the first verdict given blind, the words of the',
  'decision, how the image was shown, the declaration, thresholds and targeting rules, doubts of the detector, what it reads',
  'of the load, notes and lengths drawn on the image, and the audit trail with its seals. The record of the scan has them.',
  'Categories of the standard are those of airports: every object is OTHER and its class the description.',
].join(' ');
const NO_INSTANCE =
  ' The picture is no DICOS file; the instance that is referred to stands for the SHA-256 of its samples.';

/** One report of a case as a DICOS v03 file; undefined while whoever speaks in it has said nothing. */
export function caseThreatReport(material: CaseMaterial, speaker: Speaker): Uint8Array<ArrayBuffer> | undefined {
  const { review } = material.record;
  if (speaker === 'machine' && !review.detection) return undefined;
  if (speaker === 'operator' && !review.decision) return undefined;
  if (!review.detection && !review.decision) return undefined;
  return encodeThreatReport(reportOf(material, speaker), factsOf(material, speaker));
}

function reportOf(material: CaseMaterial, speaker: Speaker): ThreatReport {
  const { scan, review } = material.record;
  const { maker, model, serial } = scan.sidecar.scanner;
  return {
    instanceUid: instanceUid(material, speaker),
    version: 'V03',
    type: TYPES[speaker],
    maker,
    model,
    serial,
    algorithm: algorithmOf(review.detection),
    ...(speaker === 'machine' ? machineDecision(review.detection) : caseDecision(material)),
    decidedAt: dateTime(review.decision?.decidedAt ?? review.firstVerdict?.givenAt ?? material.madeAt),
    about: aboutOf(material),
    comment: `${NOT_CARRIED}${material.instances.length > 0 ? '' : NO_INSTANCE}`,
    threats: threatsOf(material, speaker),
  };
}

const instanceUid = ({ record }: CaseMaterial, speaker: Speaker) =>
  uidOf('report', record.scan.id, String(record.review.revision), speaker);

function aboutOf({ record, instances }: CaseMaterial): ThreatReport['about'] {
  if (instances.length > 0) return instances;
  const classUid = record.scan.stack ? VOLUME_CLASS : XRAY_CLASS;
  return [{ classUid, instanceUid: uidOf('picture', record.scan.planes[0]?.samplesSha256 ?? '') }];
}

function algorithmOf(detection: DetectionReport | null): readonly string[] {
  return detection?.state === 'done' ? [detection.packId, detection.packVersion, detection.modelSha256] : [];
}

/** A detector that did not judge reached no decision; it never reads as clear. */
function machineDecision(detection: DetectionReport | null): Pick<ThreatReport, 'decision' | 'abortReasons'> {
  switch (detection?.state) {
    case 'done':
      return { decision: detection.proposals.length > 0 ? 'ALARM' : 'CLEAR', abortReasons: [] };
    case 'cannot-judge':
      return { decision: 'UNKNOWN', abortReasons: ['UNKNOWN_DATATYPE'] };
    default:
      return { decision: 'UNKNOWN', abortReasons: ['NOT_REVIEWED'] };
  }
}

function caseDecision({ record }: CaseMaterial): Pick<ThreatReport, 'decision' | 'abortReasons'> {
  const { decision } = record.review;
  return { decision: decision ? DECISIONS[decision.outcome] : 'UNKNOWN', abortReasons: [] };
}

/** The aggregate has each object once, as the officer left it, with the numbers that the other reports give it. */
function threatsOf(material: CaseMaterial, speaker: Speaker): readonly PotentialThreat[] {
  const { record } = material;
  const [proposed, judged] = [proposedThreats(record), judgedThreats(record)];
  if (speaker === 'machine') return proposed;
  if (speaker === 'operator') return judged;
  const ids = [...new Set([...proposed, ...judged].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [byMachine, byOfficer] = [proposed, judged].map((threats) => threats.find((threat) => threat.id === id));
    const last = byOfficer ?? byMachine;
    if (!last) return [];
    const joins = [
      ...(byMachine ? [{ instanceUid: instanceUid(material, 'machine'), id }] : []),
      ...(byOfficer && record.review.decision ? [{ instanceUid: instanceUid(material, 'operator'), id }] : []),
    ];
    return [{ ...last, joins, assessments: [byMachine, byOfficer].flatMap((threat) => threat?.assessments ?? []) }];
  });
}

function factsOf(material: CaseMaterial, speaker: Speaker) {
  const { record } = material;
  const { scan, review } = record;
  const at = dateTime(scan.sidecar.scannedAt);
  const decidedBy = review.decision?.decidedBy;
  const officer = record.officers.find(({ id }) => id === decidedBy);
  return {
    objectId: scan.containerNumber,
    site: scan.sidecar.site,
    scanDate: at.slice(0, 8),
    scanTime: at.slice(8, 21),
    scanId: scan.id.slice(-16),
    studyUid: uidOf('study', scan.id),
    seriesUid: uidOf('series', scan.id),
    instanceNumber: NUMBERS[speaker],
    softwareVersion: `${SOFTWARE} ${VERSION}`,
    operator:
      speaker === 'operator' && decidedBy
        ? { id: officer?.username ?? decidedBy, issuer: SOFTWARE, name: officerName(record, decidedBy) }
        : null,
    writer: { classUid: uidOf('writer', SOFTWARE), version: `GANTRY_${VERSION}` },
  };
}

/** As DICOM writes an instant, in UTC. */
function dateTime(instant: string): string {
  const digits = new Date(instant).toISOString().replace(/[-:TZ]/g, '');
  return `${digits}000+0000`;
}
