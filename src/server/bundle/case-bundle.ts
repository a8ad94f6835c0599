import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { EXPORT_SUFFIX, ExportFormat } from '#contract/record.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import { transact } from '../commands/transact.ts';
import type { ScanFiles } from '../db/tables.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { caseExport, caseMaterial } from '../exports/case-exports.ts';
import type { CaseMaterial } from '../exports/case-material.ts';
import { caseOfOneMoment } from '../queries/case-moment.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'blobs' | 'live' | 'checkpoints' | 'makeReport'>;

/** A file of the bundle: small ones in memory, originals by their content in the store. */
type BundleFile = { readonly name: string } & (
  | { readonly text: Buffer }
  | { readonly sha256: string; readonly bytes: number }
);

const here = (name: string) => new URL(name, import.meta.url);

/**
 * One case as an archive that a stranger can verify with one command, see README.txt in it. That it was made is an event
 * which carries the hash of its manifest. Undefined when there is no such scan.
 */
export async function makeCaseBundle(
  parts: Parts,
  officerId: OfficerId,
  scanId: ScanId,
): Promise<Readable | undefined> {
  const found = await caseOfOneMoment(parts.db, scanId);
  if (!found) return undefined;
  const { record, chain, files: stored } = found;
  const { originals, reports = [] } = stored;
  const head = chain.at(-1);
  const madeAt = nowAt(parts.clock);
  const files: BundleFile[] = [
    ...originals.map(({ sha256, bytes, mediaType }, i) => ({
      name: `originals/${originalName(i, record.scan, originals.length)}${EXTENSIONS[mediaType] ?? ''}`,
      sha256,
      bytes,
    })),
    ...record.examinationPhotos.map(({ sha256, bytes, mediaType }, i) => ({
      name: `photographs/${i + 1}${EXTENSIONS[mediaType] ?? ''}`,
      sha256,
      bytes,
    })),
    ...reports.map((report, i) => ({ ...report, name: `reports/${i + 1}.dcs` })),
    { name: 'record.json', text: json(record) },
    { name: 'chain.txt', text: Buffer.from(chain.map(({ seq, hash }) => `${seq} ${hash}\n`).join('')) },
    ...(await exportFiles(parts, await caseMaterial(parts, { record, madeAt, files: stored }), stored)),
  ];
  const listed = files.map(listedFile);
  const manifest = json({
    format: 'gantry-case-bundle',
    formatVersion: 1,
    scanId,
    madeAt,
    head,
    originals: listed.slice(0, originals.length),
    files: listed,
  });
  await transact(parts, ({ appendAudit }) =>
    appendAudit({
      action: 'record.bundled',
      actorId: officerId,
      scanId,
      deviceAt: null,
      details: { manifestSha256: sha256Of(manifest) },
    }),
  );
  const chunks = zipped(parts, [
    { name: 'README.txt', text: await readFile(here('./bundle/README.txt')) },
    { name: 'verify.mjs', text: await readFile(here('./bundle/verify.mjs')) },
    { name: 'manifest.json', text: manifest },
    ...files,
  ]);
  return Readable.from(chunks, { objectMode: false });
}

/** The pictures of the energies or views, or the slices of a series, numbered so that their names sort. */
function originalName(i: number, { stack, views }: Scan, files: number): string {
  if (stack && files > 1) return `slice-${String(i + 1).padStart(String(files).length, '0')}`;
  if (views) return ['side', 'top'][i] ?? '';
  return i === 0 ? 'high' : 'low';
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/tiff': '.tif',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
};

/** The case in every format in which it has something to say. */
async function exportFiles(parts: Parts, material: CaseMaterial, stored: ScanFiles): Promise<readonly BundleFile[]> {
  const files: BundleFile[] = [];
  for (const format of ExportFormat.options) {
    const bytes = await caseExport(parts, material, stored, format);
    if (bytes) files.push({ name: `exports/${format}.${EXPORT_SUFFIX[format]}`, text: Buffer.from(bytes) });
  }
  return files;
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function listedFile(file: BundleFile) {
  if ('sha256' in file) return { name: file.name, sha256: file.sha256, bytes: file.bytes };
  return { name: file.name, sha256: sha256Of(file.text), bytes: file.text.length };
}

/** Written as it is read, so that memory does not grow with the size of the pictures. */
async function* zipped({ blobs }: Pick<Parts, 'blobs'>, files: readonly BundleFile[]): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const taken = (): Uint8Array[] => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  for (const file of files) {
    // Scanner files are compressed already, or do not compress.
    const entry = 'text' in file ? new ZipDeflate(file.name) : new ZipPassThrough(file.name);
    zip.add(entry);
    if ('text' in file) entry.push(file.text, true);
    else {
      for await (const chunk of blobs.open(file.sha256)) {
        entry.push(chunk as Uint8Array);
        yield* taken();
      }
      entry.push(new Uint8Array(0), true);
    }
    yield* taken();
  }
  zip.end();
  yield* taken();
}
