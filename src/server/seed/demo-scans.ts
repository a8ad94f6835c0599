import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { demoCases } from '#simulator/scenarios/scenarios.ts';
import { type Deployment, instantOf, nowAt } from '../deployment.ts';
import { receiveScan } from '../ingest/receive-scan.ts';
import { type Simulation, STEP_WEDGE, startSimulation } from './simulate.ts';

export interface DemoCase {
  /** Of the scenario. */
  readonly name: string;
  readonly seed: string;
}

export interface Planting {
  /** Fulfilled when the first scans are in the queue. */
  readonly first: Promise<void>;
  /** Fulfilled when all are, or when planting was stopped. */
  readonly all: Promise<void>;
  stop(): Promise<void>;
}

const DEMO_CASES: readonly DemoCase[] = [...demoCases(), { name: STEP_WEDGE, seed: 'demo-1' }];
const FIRST = 3;
const BETWEEN_SCANS_MS = 4 * 60_000;

/**
 * Puts simulated scans into the queue by the way real ones come, those that are not there yet. They are the same at
 * every start, so a start that was interrupted is simply gone on with.
 */
export function plantDemoScans(deployment: Deployment, cases: readonly DemoCase[] = DEMO_CASES): Planting {
  const stopped = new AbortController();
  const first = Promise.withResolvers<void>();

  async function plant(): Promise<void> {
    const baseMs = Date.parse(await markOf(deployment, 'demo'));
    const missing = await missingCases(deployment, cases);
    if (missing.length === 0) return;
    const simulation = startSimulation();
    stopped.signal.addEventListener('abort', () => void simulation.end());
    try {
      for (const demoCase of missing) {
        const index = cases.indexOf(demoCase);
        if (index >= FIRST) first.resolve();
        if (stopped.signal.aborted) return;
        const scannedAt = instantOf(baseMs - (cases.length - index) * BETWEEN_SCANS_MS);
        await plantOne(deployment, simulation, demoCase, scannedAt);
      }
    } catch (error) {
      if (!stopped.signal.aborted) throw error;
    } finally {
      await simulation.end();
    }
  }

  const all = plant().then(first.resolve, (error: unknown) => {
    first.reject(error);
    throw error;
  });
  // Whoever waits for both hears of a failure twice; whoever waits for one must not be ended by the other.
  all.catch(() => undefined);
  first.promise.catch(() => undefined);
  return {
    first: first.promise,
    all,
    stop: async () => {
      stopped.abort();
      await all.catch(() => undefined);
    },
  };
}

const markName = ({ name, seed }: DemoCase) => `${name} ${seed}`;

/** Notes that something was planted; returns when it was for the first time. */
async function markOf({ db, clock }: Deployment, name: string): Promise<string> {
  const mark = { name, planted_at: nowAt(clock) };
  await db
    .insertInto('seeds')
    .values(mark)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('seeds').select('planted_at').where('name', '=', name).executeTakeFirstOrThrow();
  return row.planted_at;
}

async function missingCases({ db }: Deployment, cases: readonly DemoCase[]): Promise<readonly DemoCase[]> {
  const planted = new Set((await db.selectFrom('seeds').select('name').execute()).map(({ name }) => name));
  return cases.filter((demoCase) => !planted.has(markName(demoCase)));
}

async function plantOne(
  deployment: Deployment,
  simulation: Simulation,
  demoCase: DemoCase,
  scannedAt: string,
): Promise<void> {
  const imageFile = path.join(deployment.incomingFolder, `simulated-${randomUUID()}`);
  try {
    const sidecar = await simulation.run({ scenario: demoCase.name, seed: demoCase.seed, scannedAt, imageFile });
    const staged = await deployment.blobs.stage(createReadStream(imageFile));
    const received = await receiveScan(deployment, {
      sidecarText: JSON.stringify(sidecar),
      images: [{ part: 'image', staged, mediaType: 'image/tiff' }],
      sender: { way: 'seed', officerId: null },
    });
    if (!received.ok) throw new Error(`Demo scan ${demoCase.name} was refused: ${received.problem.detail}`);
    await markOf(deployment, markName(demoCase));
  } finally {
    await rm(imageFile, { force: true });
  }
}
