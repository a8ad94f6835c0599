import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#base/clock.ts';
import type { SubmitScanReply } from '#contract/transfers.ts';
import type { AuditEntry } from '#domain/audit/event.ts';
import type { Role } from '#domain/officer/officer.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { createOfficer } from '../../server/accounts/create-officer.ts';
import { checkpointFileIn } from '../../server/audit/checkpoint-file.ts';
import { createCheckpoints } from '../../server/audit/checkpoints.ts';
import { connect, type Database } from '../../server/db/database.ts';
import type { Deployment } from '../../server/deployment.ts';
import { createMakeReport } from '../../server/exports/make-report.ts';
import { createApp } from '../../server/http/app.ts';
import { createDecodeScan, type DecodeScan } from '../../server/ingest/decode-scan.ts';
import type { ExportSites } from '../../server/ingest/scanner-export/export-sites.ts';
import { createLiveHub } from '../../server/live/live-hub.ts';
import { createBlobStore } from '../../server/storage/blob-store.ts';
import { type Caller, createCaller } from './caller.ts';
import { multipartForm } from './multipart-form.ts';
import { newSidecar, newTiff } from './scan-factory.ts';
import { createTestDatabase } from './test-database.ts';

export const TEST_PASSWORD = 'correct horse';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly deployment: Deployment;
  readonly dataFolder: string;
  readonly checkpointFile: string;
  /** Moves the server's clock on. */
  wait(milliseconds: number): void;
  /** A new account of the role, signed in. */
  signedIn(role: Role): Promise<Caller>;
  /** A scan of its own in the queue. */
  deliverScan(overrides?: Partial<ScanSidecarInput>): Promise<ScanId>;
  auditEntries(): Promise<readonly (AuditEntry & { readonly seq: number })[]>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly leaseMs?: number;
  readonly requestsPerMinute?: number;
  readonly distFolder?: string;
  readonly decodeScan?: DecodeScan;
  readonly exportSites?: ExportSites;
}

/** The real application over a database of its own and a data folder of its own, with a clock that can be moved on. */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'gantry-test-data-'));
  const checkpointFile = checkpointFileIn(dataFolder);
  const clock = movableClock();
  const deployment = await testDeployment(connect(database.address), dataFolder, clock, options);
  const app = await createApp(deployment, {
    logger: false,
    distFolder: options.distFolder,
    checkpointFile,
    requestsPerMinute: options.requestsPerMinute ?? 100_000,
  });

  async function signedIn(role: Role): Promise<Caller> {
    const username = `${role}-${randomUUID().slice(0, 8)}`;
    await createOfficer(deployment, { username, displayName: `Test ${role}`, role, password: TEST_PASSWORD });
    return createCaller(app, username, TEST_PASSWORD);
  }

  let scanner: Promise<Caller> | undefined;
  async function deliverScan(overrides: Partial<ScanSidecarInput> = {}): Promise<ScanId> {
    scanner ??= signedIn('scanner');
    const form = multipartForm([
      { name: 'sidecar', value: JSON.stringify(newSidecar(overrides)) },
      { name: 'image', value: newTiff(), fileName: 'scan.tif' },
    ]);
    const { status, body } = await (await scanner).upload(form);
    if (status !== 201) throw new Error(`The scan was not taken: ${JSON.stringify(body)}`);
    return (body as SubmitScanReply).scanId;
  }

  async function auditEntries() {
    const rows = await deployment.db.selectFrom('audit_events').select('sealed').orderBy('seq').execute();
    return rows.map(({ sealed }) => JSON.parse(sealed) as AuditEntry & { seq: number });
  }

  async function close(): Promise<void> {
    await app.close();
    await deployment.decodeScan.close();
    await deployment.makeReport.close();
    await deployment.checkpoints.flush();
    deployment.live.close();
    await deployment.db.destroy();
    await database.drop();
    await rm(dataFolder, { recursive: true, force: true });
  }

  return {
    app,
    deployment,
    dataFolder,
    checkpointFile,
    wait: clock.moveOn,
    signedIn,
    deliverScan,
    auditEntries,
    close,
  };
}

function movableClock() {
  let aheadMs = 0;
  return {
    nowMs: () => Date.now() + aheadMs,
    moveOn(milliseconds: number): void {
      aheadMs += milliseconds;
    },
  };
}

async function testDeployment(
  db: Database,
  dataFolder: string,
  clock: Clock,
  { decodeScan, leaseMs, exportSites = {} }: TestAppOptions,
): Promise<Deployment> {
  const incomingFolder = path.join(dataFolder, 'incoming');
  return {
    db,
    clock,
    newId: randomUUID,
    live: createLiveHub(),
    checkpoints: createCheckpoints(db, checkpointFileIn(dataFolder), () => undefined),
    blobs: await createBlobStore(path.join(dataFolder, 'scans'), incomingFolder),
    decodeScan: decodeScan ?? createDecodeScan(),
    makeReport: createMakeReport(),
    incomingFolder,
    leaseMs: leaseMs ?? 900_000,
    exportSites,
  };
}
