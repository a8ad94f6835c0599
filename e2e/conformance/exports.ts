/**
 * Reads the scanner exports of a folder and holds the container numbers against what a plain search of the text finds.
 *
 *   node e2e/conformance/exports.ts FOLDER
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScanSidecar } from '#domain/scan/sidecar.ts';
import { decodeText } from '#server/ingest/decode-text.ts';
import { sidecarOfExport } from '#server/ingest/scanner-export/read-export.ts';

const folder = join(process.argv[2] ?? '', 'documents/scanner-export');
const faults: string[] = [];
const names = readdirSync(folder).filter((name) => name.endsWith('.xml'));

for (const name of names) {
  const text = decodeText(readFileSync(join(folder, name)));
  const code = /<(?:Site|system)>([^<]*)</.exec(text)?.[1] ?? '';
  const scanner = { maker: 'Unknown', model: 'Unknown', serial: '1' };
  const site = { site: 'Conformance', lane: '1', scanner, pixelPitchMm: { x: 5, y: 5 } };
  const made = sidecarOfExport(text, { [code]: { ...site, planes: [{ energy: 'high', energyMeV: 6 }] } });
  if (!made.ok) {
    faults.push(`${name}: ${made.problem.field}: ${made.problem.detail}`);
    continue;
  }
  const sidecar = ScanSidecar.safeParse(made.value);
  if (!sidecar.success) faults.push(`${name}: ${sidecar.error.issues[0]?.path.join('.')}`);
  const expected = [...text.matchAll(/(?:<ContainerId>|name="Container\d">)([A-Z]{4}\d{7})</g)].map(([, id]) => id);
  if (made.value.scannerRecord?.containers.join() !== expected.join()) faults.push(`${name}: other containers`);
}
for (const fault of faults) console.error(fault);
console.log(`${names.length} scanner exports read, ${faults.length} faults`);
process.exit(names.length === 0 || faults.length > 0 ? 1 : 0);
