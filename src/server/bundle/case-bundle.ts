import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { CaseRecord } from '#contract/record.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { transact } from '../commands/transact.ts';
import type { Database } from '../db/database.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { caseRecord } from '../queries/records.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'blobs' | 'live' | 'checkpoints'>;

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
  const found = await asOfOneMoment(parts.db, scanId);
  if (!found) return undefined;
  const { record, chain, originals } = found;
  const head = chain.at(-1);
  const files: BundleFile[] = [
    ...originals.map(({ sha256, bytes, mediaType }, i) => ({
      name: `originals/${i === 0 ? 'high' : 'low'}${EXTENSIONS[mediaType] ?? ''}`,
      sha256,
      bytes,
    })),
    { name: 'record.json', text: json(record) },
    { name: 'chain.txt', text: Buffer.from(chain.map(({ seq, hash }) => `${seq} ${hash}\n`).join('')) },
  ];
  const listed = files.map(listedFile);
  const manifest = json({
    format: 'gantry-case-bundle',
    formatVersion: 1,
    scanId,
    madeAt: nowAt(parts.clock),
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

const EXTENSIONS: Readonly<Record<string, string>> = { 'image/tiff': '.tif', 'image/png': '.png' };

async function asOfOneMoment(db: Database, scanId: ScanId) {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const record = await caseRecord(tx, scanId);
      if (!record) return undefined;
      const { files } = await tx.selectFrom('scans').select('files').where('id', '=', scanId).executeTakeFirstOrThrow();
      return { record, originals: files.originals, chain: await chainFrom(tx, record) };
    });
}

/** Number and hash of every event from the first of the case to the head; the case's own are sealed in its record. */
async function chainFrom(db: Database, { events }: CaseRecord) {
  const query = db.selectFrom('audit_events').select(['seq', 'hash']).orderBy('seq');
  return query.where('seq', '>=', events[0]?.seq ?? 0).execute();
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
