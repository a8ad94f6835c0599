import { type PotentialThreat, THREAT_REPORT_CLASS, type ThreatReport } from '../dicos/threat-report.ts';
import { type DicomElement, encodeDicom, items, numbers, text } from './dicom.ts';

const VERSION = 'V03';
/** How long texts may be (PS3.5, 6.2), in characters. */
const LONGEST = { CS: 16, SH: 16, LO: 64, ST: 1_024, LT: 10_240 } as const;

/** What a written report states beside the report itself. */
export interface ReportFacts {
  /** Of the object that was scanned: the number of its container. */
  readonly objectId: string;
  readonly site: string;
  /** Of the scan, as DICOM writes them: `20261130`, `201500.000000`. */
  readonly scanDate: string;
  readonly scanTime: string;
  readonly scanId: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly instanceNumber: number;
  readonly softwareVersion: string;
  /** Whoever decided, where it was a person. */
  readonly operator: { readonly id: string; readonly issuer: string; readonly name: string } | null;
  readonly writer: { readonly classUid: string; readonly version: string };
}

/** The report as a DICOS v03 file. Texts that are longer than their element may hold end early. */
export function encodeThreatReport(report: ThreatReport, facts: ReportFacts): Uint8Array<ArrayBuffer> {
  return encodeDicom([...generalElements(report, facts), ...reportElements(report, facts)], facts.writer);
}

function generalElements(report: ThreatReport, facts: ReportFacts): readonly DicomElement[] {
  const { scanDate, scanTime } = facts;
  const [decisionDate, decisionTime] = [report.decidedAt.slice(0, 8), report.decidedAt.slice(8, 21)];
  return [
    text(0x00080005, 'CS', 'ISO_IR 192'),
    text(0x00080012, 'DA', decisionDate),
    text(0x00080013, 'TM', decisionTime),
    text(0x00080016, 'UI', THREAT_REPORT_CLASS),
    text(0x00080018, 'UI', report.instanceUid),
    text(0x00080020, 'DA', scanDate),
    text(0x00080021, 'DA', scanDate),
    text(0x00080023, 'DA', decisionDate),
    text(0x00080030, 'TM', scanTime),
    text(0x00080031, 'TM', scanTime),
    text(0x00080033, 'TM', decisionTime),
    text(0x00080060, 'CS', 'TDR'),
    short(0x00080070, 'LO', report.maker),
    short(0x00080080, 'LO', facts.site),
    short(0x00081010, 'SH', report.serial),
    short(0x00081090, 'LO', report.model),
    items(0x00081110, ...report.about.map(referenceElements)),
    short(0x00100020, 'LO', facts.objectId),
    text(0x00100021, 'LO', 'ISO 6346'),
    text(0x00100022, 'CS', 'TEXT'),
    short(0x00181000, 'LO', report.serial),
    short(0x00181020, 'LO', facts.softwareVersion),
    text(0x0020000d, 'UI', facts.studyUid),
    text(0x0020000e, 'UI', facts.seriesUid),
    short(0x00200010, 'SH', facts.scanId),
    text(0x00200013, 'IS', String(facts.instanceNumber)),
    ...(report.comment ? [short(0x00204000, 'LT', report.comment)] : []),
    text(0x4010103a, 'CS', VERSION),
    text(0x40101042, 'CS', 'CARGO'),
    text(0x40101044, 'CS', 'SUCCESSFUL'),
    text(0x40101048, 'CS', 'OPERATIONAL'),
    items(0x40101064),
  ];
}

function reportElements(report: ThreatReport, { operator }: ReportFacts): readonly DicomElement[] {
  const alarms = report.threats.filter(({ assessments }) =>
    assessments.some(({ flag }) => /^(HIGH_)?THREAT$/.test(flag)),
  );
  const isAborted = report.abortReasons.length > 0;
  return [
    ...(operator ? [items(0x00081072, operatorElements(operator))] : []),
    items(0x40101011, ...report.threats.map((threat) => threatElements(threat, report))),
    ...(isAborted ? [text(0x40101021, 'CS', report.abortReasons.join('\\'))] : []),
    text(0x40101024, 'CS', isAborted ? 'ABORT' : 'SUCCESS'),
    text(0x40101027, 'CS', report.type),
    ...(report.algorithm.length > 0 ? [text(0x40101029, 'LO', report.algorithm.map(valueOfLo).join('\\'))] : []),
    text(0x4010102b, 'DT', report.decidedAt),
    text(0x40101031, 'CS', report.decision),
    numbers(0x40101033, 'US', report.threats.length),
    numbers(0x40101034, 'US', alarms.length),
    text(0x4010106d, 'CS', 'NO'),
  ];
}

function operatorElements({ id, issuer, name }: NonNullable<ReportFacts['operator']>): readonly DicomElement[] {
  const code = [short(0x00080100, 'SH', id), short(0x00080102, 'SH', issuer), short(0x00080104, 'LO', name)];
  return [short(0x00080080, 'LO', issuer), items(0x00401101, code)];
}

function threatElements(threat: PotentialThreat, report: ThreatReport): readonly DicomElement[] {
  return [
    numbers(0x40101010, 'US', threat.id),
    items(0x40101037, [
      items(0x0008114a, ...report.about.map(referenceElements)),
      items(
        0x40101001,
        ...threat.regions.map(({ base, extents, bitmap }): readonly DicomElement[] => [
          numbers(0x40101004, 'FL', ...base),
          numbers(0x40101005, 'FL', ...extents),
          { tag: 0x40101006, vr: 'OB', value: bitmap },
        ]),
      ),
      ...(threat.polygon.length > 0 ? [numbers(0x4010101d, 'FL', ...threat.polygon.flat())] : []),
      ...(threat.location ? [short(0x40101078, 'ST', threat.location)] : []),
    ]),
    items(
      0x40101038,
      ...threat.assessments.map(({ category, description, flag, ability, probability }): readonly DicomElement[] => [
        text(0x40101012, 'CS', category),
        ...(description ? [short(0x40101013, 'LT', description)] : []),
        text(0x40101014, 'CS', ability),
        text(0x40101015, 'CS', flag),
        ...(probability === null ? [] : [numbers(0x40101016, 'FL', probability)]),
      ]),
    ),
    ...(threat.joins.length > 0
      ? [
          items(
            0x40101076,
            ...threat.joins.map(({ instanceUid, id }): readonly DicomElement[] => [
              text(0x00081155, 'UI', instanceUid),
              numbers(0x40101010, 'US', id),
            ]),
          ),
        ]
      : []),
  ];
}

function referenceElements({ classUid, instanceUid }: ThreatReport['about'][number]): readonly DicomElement[] {
  return [text(0x00081150, 'UI', classUid), text(0x00081155, 'UI', instanceUid)];
}

function short(tag: number, vr: keyof typeof LONGEST, value: string): DicomElement {
  return text(tag, vr, vr === 'LT' || vr === 'ST' ? value.slice(0, LONGEST[vr]) : shortened(value, LONGEST[vr]));
}

const valueOfLo = (value: string): string => shortened(value, LONGEST.LO);

/** A backslash would begin another value. */
function shortened(value: string, longest: number): string {
  return value.replaceAll('\\', '/').slice(0, longest);
}
