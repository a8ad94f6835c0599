import { readdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { DetectorScan, FromWorker, Provider } from '#detection/protocol.ts';
import type { Plane } from '#imaging/plane.ts';

type Heard<Kind extends FromWorker['kind']> = Extract<FromWorker, { kind: Kind }>;

export interface RunInBrowser {
  readonly end: Heard<'found'> | Heard<'cannot-judge'> | Heard<'run-failed'>;
  /** From the request to its answer. */
  readonly durationMs: number;
  /** From the request to the first message with a finding, whole or so far. */
  readonly firstFindingMs: number | null;
}

/** The detector's worker of the built workstation, asked directly: no desk, no record. */
export interface DetectorWorker {
  start(avoid: readonly Provider[]): Promise<Heard<'ready'> | Heard<'start-failed'>>;
  detect(scan: DetectorScan): Promise<RunInBrowser>;
}

/** What the page holds between two questions. */
interface Asked {
  worker?: Worker;
  ask?: (message: unknown, ends: readonly string[]) => Promise<{ end: FromWorker; firstFindingMs: number | null }>;
}

/** On a page of the workstation, for threads need its isolation. `threads` as at most as there are cores. */
export async function detectorWorkerOn(page: Page, url: string, threads: number): Promise<DetectorWorker> {
  const assets = await readdir(new URL('../../dist/assets/', import.meta.url));
  const script = assets.find((name) => name.startsWith('detector.worker-'));
  if (!script) throw new Error('The workstation is not built: npm run build');
  await page.goto(url);
  let scans = 0;

  return {
    start: (avoid) =>
      page.evaluate(startWorker, {
        script: `${url}/assets/${script}`,
        options: { pack: { url: `${url}/models/active.json`, manifestSha256: null }, avoid, maxThreads: threads },
      }) as Promise<Heard<'ready'> | Heard<'start-failed'>>,
    async detect({ high, low, ...scan }) {
      const name = `${url}/scan-${++scans}`;
      await page.route(`${name}-*`, (route) =>
        route.fulfill({ body: bytesOf(route.request().url().endsWith('-low') && low ? low : high) }),
      );
      const planes = { width: high.width, height: high.height, hasLow: low !== null };
      const answer = await page.evaluate(runScan, { name, planes, scan, runId: scans });
      await page.unroute(`${name}-*`);
      return answer as RunInBrowser;
    },
  };
}

const bytesOf = ({ samples }: Plane) => Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);

/** In the page. */
async function startWorker({ script, options }: { script: string; options: unknown }): Promise<FromWorker> {
  const asked = window as unknown as Asked;
  asked.worker?.terminate();
  const worker = new Worker(script, { type: 'module' });
  asked.worker = worker;
  asked.ask = (message, ends) =>
    new Promise((resolve, reject) => {
      const startedMs = performance.now();
      let firstFindingMs: number | null = null;
      worker.onerror = ({ message: reason }) => reject(new Error(reason));
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        const found = data.kind === 'found' ? data.outcome.proposals : data.kind === 'progress' ? data.proposals : [];
        if (found.length > 0) firstFindingMs ??= performance.now() - startedMs;
        if (ends.includes(data.kind)) resolve({ end: data, firstFindingMs });
      };
      worker.postMessage(message);
    });
  return (await asked.ask({ kind: 'start', options }, ['ready', 'start-failed'])).end;
}

/** In the page. */
async function runScan({
  name,
  planes,
  scan,
  runId,
}: {
  name: string;
  planes: PlanesThere;
  scan: object;
  runId: number;
}) {
  const { ask } = window as unknown as Asked;
  if (!ask) throw new Error('No worker has been started');
  const planeOf = async (energy: string) => {
    const samples = new Uint16Array(await (await fetch(`${name}-${energy}`)).arrayBuffer());
    return { width: planes.width, height: planes.height, samples };
  };
  const [high, low] = [await planeOf('high'), planes.hasLow ? await planeOf('low') : null];
  const startedMs = performance.now();
  const message = { kind: 'detect', runId, scan: { ...scan, high, low }, targeting: null };
  const { end, firstFindingMs } = await ask(message, ['found', 'cannot-judge', 'run-failed']);
  return { end, firstFindingMs, durationMs: performance.now() - startedMs };
}

interface PlanesThere {
  readonly width: number;
  readonly height: number;
  readonly hasLow: boolean;
}
