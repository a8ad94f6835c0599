import type { PotentialThreat, ThreatReport } from '#imaging/dicos/threat-report.ts';
import { encodeThreatReport } from '#imaging/encode/threat-report.ts';

/** An object of a machine's report in a box of the picture. */
export function newThreat(change: Partial<PotentialThreat> = {}): PotentialThreat {
  return {
    id: 1,
    regions: [{ base: [2, 3, 0], extents: [8, 5, 1], bitmap: new Uint8Array() }],
    polygon: [],
    location: '',
    assessments: [
      {
        category: 'CONTRABAND',
        description: 'Dense block',
        flag: 'THREAT',
        ability: 'NO_INTERFERENCE',
        probability: 0.75,
      },
    ],
    joins: [],
    ...change,
  };
}

/** What another machine says of a scan, as its file. */
export function threatReportFile(change: Partial<ThreatReport> = {}): Uint8Array<ArrayBuffer> {
  const report: ThreatReport = {
    instanceUid: '2.25.4',
    version: 'V03',
    type: 'MACHINE',
    maker: 'Test maker',
    model: 'Portal',
    serial: '7',
    algorithm: ['Other detector', '2.1'],
    decision: 'ALARM',
    decidedAt: '20261130201500.000000+0000',
    abortReasons: [],
    about: [{ classUid: '1.2.840.10008.5.1.4.1.1.501.2.2', instanceUid: '2.25.5' }],
    comment: '',
    threats: [newThreat()],
    ...change,
  };
  return encodeThreatReport(report, {
    objectId: 'CSQU3054383',
    site: 'Test port',
    scanDate: '20261130',
    scanTime: '201500.000000',
    scanId: 'scn_00000001',
    studyUid: '2.25.1',
    seriesUid: '2.25.2',
    instanceNumber: 1,
    softwareVersion: '1',
    operator: null,
    writer: { classUid: '2.25.3', version: 'TEST' },
  });
}
