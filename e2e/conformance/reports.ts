/**
 * Reads every threat detection report of a folder and holds it against what an independent reader found
 * (`reference_reports.py`); writes it with our encoder and reads it back; cuts it short and expects a refusal by name.
 *
 *   node e2e/conformance/reports.ts FOLDER
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DecodeFault } from '#imaging/decode/decode-fault.ts';
import { readThreatReport } from '#imaging/decode/dicom/read-threat-report.ts';
import type { ThreatReport } from '#imaging/dicos/threat-report.ts';
import { encodeThreatReport } from '#imaging/encode/threat-report.ts';

const CUTS = [0.2, 0.6, 0.95];
const FACTS = {
  objectId: 'CSQU3054383',
  site: 'Conformance',
  scanDate: '20260101',
  scanTime: '120000.000000',
  scanId: '1',
  studyUid: '2.25.1',
  seriesUid: '2.25.2',
  instanceNumber: 1,
  softwareVersion: '1',
  operator: null,
  writer: { classUid: '2.25.3', version: 'CONFORMANCE' },
};

const folder = process.argv[2] ?? '';
const reference = JSON.parse(readFileSync(new URL('./reference-reports.json', import.meta.url), 'utf8')) as Record<
  string,
  object
>;

/** In the words of the reference. */
function told({ type, decision, algorithm, about, threats }: ThreatReport): object {
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  return {
    type,
    decision,
    algorithm,
    about: about.map(({ instanceUid }) => instanceUid),
    threats: threats.map(({ id, regions, polygon, assessments }) => ({
      id,
      regions: regions.map(({ base, extents, bitmap }) => ({ base, extents, bitmap: hashOf(bitmap) })),
      polygon: polygon.flat(),
      assessments: assessments.map(({ category, description, flag, probability }) => [
        category,
        description,
        flag,
        probability === null ? [] : [probability],
      ]),
    })),
  };
}

function opensCut(bytes: Uint8Array, cut: number): boolean {
  try {
    readThreatReport(bytes.subarray(0, Math.floor(bytes.length * cut)));
    return true;
  } catch (error) {
    if (error instanceof DecodeFault) return false;
    throw error;
  }
}

const faults: string[] = [];
for (const [name, expected] of Object.entries(reference)) {
  const bytes = Uint8Array.from(readFileSync(join(folder, name)));
  const report = readThreatReport(bytes);
  if (!isDeepStrictEqual(told(report), expected)) faults.push(`${name} says something else to the other reader`);
  const again = readThreatReport(encodeThreatReport(report, FACTS));
  // What is written is always the version that is written.
  if (!isDeepStrictEqual(again, { ...report, version: 'V03' })) faults.push(`${name} changes when it is written again`);
  for (const cut of CUTS)
    if (opensCut(bytes, cut)) faults.push(`${name} opens when only ${cut * 100} % of it are there`);
}
for (const fault of faults) console.error(fault);
console.log(`${Object.keys(reference).length} threat reports read and written again, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
