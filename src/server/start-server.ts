import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#base/clock.ts';
import { checkpointFileIn } from './audit/checkpoint-file.ts';
import { createCheckpoints } from './audit/checkpoints.ts';
import { eraseViewPathsInTime } from './commands/erase-view-paths.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open-database.ts';
import type { Deployment } from './deployment.ts';
import { createMakeReport } from './exports/make-report.ts';
import { createApp } from './http/app.ts';
import { createDecodeScan } from './ingest/decode-scan.ts';
import { clearIncoming } from './ingest/intent.ts';
import type { LiveHub } from './live/live-hub.ts';
import { createSharedHub } from './live/shared-hub.ts';
import { createBlobStore } from './storage/blob-store.ts';

type Report = (message: string, error?: unknown) => void;

export interface RunningServer {
  readonly deployment: Deployment;
  /** Of the server as a browser on this machine reaches it. */
  readonly address: string;
  readonly report: Report;
  /** Lets requests finish, notes the head of the audit chain, shuts the database down. */
  close(): Promise<void>;
}

/** Stations load planes in parallel, and many may sit behind one address. */
const REQUESTS_PER_MINUTE = 6_000;
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

const machineClock: Clock = { nowMs: () => Date.now() };

/** Opens everything the configuration names and listens. Throws when something cannot be opened. */
export async function startServer(config: Config): Promise<RunningServer> {
  await prepareDataFolder(config.dataFolder);
  const logFile = path.join(config.dataFolder, 'log/server.log');
  await mkdir(path.dirname(logFile), { recursive: true, mode: 0o700 });
  let app: FastifyInstance | undefined;
  const report = (message: string, error?: unknown) => app?.log.error({ err: error }, message);

  const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.dataFolder, report });
  const live = createSharedHub(database.address);
  const deployment = await deploy(config, database.db, live, report);

  const stopErasing = eraseViewPathsInTime(deployment, (error) => report('No view path was erased', error));

  async function close(): Promise<void> {
    stopErasing();
    await app?.close();
    live.close();
    await live.closeChannel();
    await deployment.decodeScan.close();
    await deployment.makeReport.close();
    await deployment.checkpoints.flush();
    await database.close();
  }
  try {
    app = await createApp(deployment, {
      logger: { level: 'info', file: logFile },
      distFolder: (await stat(DIST).catch(() => undefined)) ? DIST : undefined,
      checkpointFile: checkpointFileIn(config.dataFolder),
      requestsPerMinute: REQUESTS_PER_MINUTE,
    });
    const address = await app.listen({ host: config.host, port: config.port });
    return { deployment, address, report, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function deploy(config: Config, db: Database, live: LiveHub, report: Report): Promise<Deployment> {
  const incomingFolder = path.join(config.dataFolder, 'incoming');
  const deployment: Deployment = {
    db,
    clock: machineClock,
    newId: randomUUID,
    live,
    checkpoints: createCheckpoints(db, checkpointFileIn(config.dataFolder), (error) =>
      report('No checkpoint was noted', error),
    ),
    blobs: await createBlobStore(path.join(config.dataFolder, 'scans'), incomingFolder),
    decodeScan: createDecodeScan(),
    makeReport: createMakeReport(),
    incomingFolder,
    leaseMs: config.leaseMs,
    exportSites: config.exportSites,
  };
  await clearIncoming(deployment);
  return deployment;
}

/** A new folder lets the database's account through to its own folder inside; what is ours inside is closed to it. */
async function prepareDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const isNew = (await readdir(folder)).length === 0;
  if (isNew) await chmod(folder, 0o711);
}
