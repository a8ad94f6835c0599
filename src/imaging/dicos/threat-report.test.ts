import { expect, it } from 'vitest';
import { readThreatReport } from '../decode/dicom/read-threat-report.ts';
import { encodeThreatReport, type ReportFacts } from '../encode/threat-report.ts';
import type { ThreatReport } from './threat-report.ts';

const facts: ReportFacts = {
  objectId: 'CSQU3054383',
  site: 'North quay',
  scanDate: '20261130',
  scanTime: '201500.000000',
  scanId: 'scn_00000001',
  studyUid: '2.25.1',
  seriesUid: '2.25.2',
  instanceNumber: 1,
  softwareVersion: '1',
  operator: { id: 'officer1', issuer: 'Gantry', name: 'Officer Ümläut' },
  writer: { classUid: '2.25.3', version: 'TEST' },
};

const report: ThreatReport = {
  instanceUid: '2.25.4',
  version: 'V03',
  type: 'OPERATOR',
  maker: 'Test maker',
  model: 'Portal',
  serial: '7',
  algorithm: ['pack', '1.0', 'level=3'],
  decision: 'ALARM',
  decidedAt: '20261130201500.000000+0000',
  abortReasons: [],
  about: [{ classUid: '1.2.840.10008.5.1.4.1.1.501.2.2', instanceUid: '2.25.5' }],
  comment: 'Words on the whole',
  threats: [
    {
      id: 1,
      regions: [{ base: [24, 91, 0], extents: [3, 2, 1], bitmap: Uint8Array.of(0b101011, 0) }],
      polygon: [
        [24, 91, 0],
        [27, 91, 0],
        [25.5, 93, 0],
      ],
      location: 'behind tiles',
      assessments: [
        { category: 'CONTRABAND', description: 'a long\\text', flag: 'THREAT', ability: 'SHIELD', probability: 0.75 },
        { category: 'OTHER', description: '', flag: 'NO_THREAT', ability: 'NO_INTERFERENCE', probability: null },
      ],
      joins: [{ instanceUid: '2.25.6', id: 9 }],
    },
    { id: 2, regions: [], polygon: [], location: '', assessments: [], joins: [] },
  ],
};

it('reads back what it has written', () => {
  expect(readThreatReport(encodeThreatReport(report, facts))).toEqual(report);
});

it('tells a report that was given up from one that found nothing', () => {
  const aborted = { ...report, decision: 'UNKNOWN', abortReasons: ['NOT_REVIEWED', 'TIMEOUT'], threats: [] };
  expect(readThreatReport(encodeThreatReport(aborted, facts))).toEqual(aborted);
});

it('takes a block without a voxel for no place', () => {
  const [first] = report.threats;
  const regions = [{ base: [4, 4, 0], extents: [0, 9, 1], bitmap: new Uint8Array(2) }] as const;
  const read = readThreatReport(
    encodeThreatReport({ ...report, threats: first ? [{ ...first, regions }] : [] }, facts),
  );
  expect(read.threats[0]?.regions).toEqual([]);
});

it('ends texts where their elements do', () => {
  const long = { ...report, maker: 'm'.repeat(80), algorithm: ['a\\b'] };
  const read = readThreatReport(encodeThreatReport(long, facts));
  expect(read.maker).toBe('m'.repeat(64));
  expect(read.algorithm).toEqual(['a/b']);
});

it.each([
  ['no DICOS', () => new Uint8Array(400), 'unreadable'],
  ['a file that ends early', () => encodeThreatReport(report, facts).slice(0, 700), 'truncated'],
  [
    'a bitmap smaller than its region',
    () => {
      const [first] = report.threats;
      const regions = [{ base: [0, 0, 0], extents: [40, 40, 1], bitmap: new Uint8Array(4) }] as const;
      return encodeThreatReport({ ...report, threats: first ? [{ ...first, regions }] : [] }, facts);
    },
    'truncated',
  ],
])('refuses %s', (_, bytes, problem) => {
  expect(() => readThreatReport(bytes())).toThrow(expect.objectContaining({ problem }));
});
