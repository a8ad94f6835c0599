/**
 * The whole detector on one large scan in the browser, with each provider of WebAssembly, side by side with the native
 * runtime on the same network and as many threads: they take turns, so that whatever else the machine does meets both.
 * Times are by the clock and, for machines that are not idle, by the processor: of the page's process, of this one.
 *
 *   npm run bench:inference [-- --models training/candidate]
 */
import { type Browser, chromium } from '@playwright/test';
import type { Provider } from '#detection/protocol.ts';
import { openActivePack, proposalsOf } from '../../training/evaluation/detector.ts';
import { LAUNCH } from '../support/browser-launch.ts';
import { detectorWorkerOn } from '../support/detector-worker.ts';
import { startGantry } from '../support/gantry-server.ts';
import { modelsFolder, serveModels } from '../support/models-folder.ts';
import { largeScan } from './large-scan.ts';
import { median, row } from './report.ts';

const THREADS = 2;
const ROUNDS = 5;
/** What has to fail for a provider to have its turn. */
const AVOID: readonly (readonly [Provider, readonly Provider[]])[] = [
  ['convolver', ['webgpu']],
  ['wasm', ['webgpu', 'convolver']],
];

const models = modelsFolder(process.argv);
const { planes, sidecar } = largeScan();
const [highMeV, lowMeV] = sidecar.planes.map(({ energyMeV }) => energyMeV);
const scan = {
  ...planes,
  pixelPitchMm: sidecar.pixelPitchMm,
  energiesMeV: highMeV && lowMeV ? { high: highMeV, low: lowMeV } : undefined,
};
const gantry = await startGantry();
const browser = await chromium.launch(LAUNCH);
try {
  const page = await browser.newPage();
  await serveModels(page, gantry.url, models);
  const worker = await detectorWorkerOn(page, gantry.url, THREADS);
  const pack = await openActivePack(THREADS, models);
  for (const [provider, avoid] of AVOID) {
    const startedMs = performance.now();
    const started = await worker.start(avoid);
    if (started.kind !== 'ready' || started.pack.provider !== provider) throw new Error(JSON.stringify(started));
    const readyMs = performance.now() - startedMs;
    const ours: Times[] = [];
    const first: number[] = [];
    const native: Times[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const beforeMs = await rendererMs(browser);
      const { end, durationMs, firstFindingMs } = await worker.detect(scan);
      const afterMs = await rendererMs(browser);
      if (end.kind !== 'found') throw new Error(JSON.stringify(end));
      const startedAt = { ms: performance.now(), cpu: process.cpuUsage() };
      await proposalsOf(pack, scan, [pack.manifest.thresholds]);
      const nativeMs = performance.now() - startedAt.ms;
      const used = process.cpuUsage(startedAt.cpu);
      if (round === 0) continue;
      ours.push({ clockMs: durationMs, processorMs: afterMs - beforeMs });
      native.push({ clockMs: nativeMs, processorMs: (used.user + used.system) / 1000 });
      if (firstFindingMs !== null) first.push(firstFindingMs);
    }
    const name = `${provider}, ${started.pack.threads} threads`;
    row(
      `${name}: start to ready, self-test of ${Math.round(started.pack.selfTestMs)} ms included`,
      `${Math.round(readyMs)} ms`,
    );
    row(`${name}: whole scan`, figures(ours));
    row(`onnxruntime-node, ${THREADS} threads, in turn with it: whole scan`, figures(native));
    const [browserTimes, nativeTimes] = [medians(ours), medians(native)];
    const ratio = (of: keyof Times) => (browserTimes[of] / nativeTimes[of]).toFixed(2);
    row(
      `Ratio, ${provider} over native`,
      `${ratio('clockMs')}× by the clock, ${ratio('processorMs')}× by the processor`,
    );
    row(`${name}: first finding`, first.length > 0 ? `${Math.round(median(first))} ms` : 'none on this scan');
  }
} finally {
  await browser.close();
  await gantry.dispose();
}

interface Times {
  readonly clockMs: number;
  readonly processorMs: number;
}

/** What the processes that show pages have used of the processor since they began. */
async function rendererMs(owner: Browser): Promise<number> {
  const session = await owner.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { type, cpuTime }) => sum + (type === 'renderer' ? cpuTime * 1000 : 0), 0);
}

function medians(times: readonly Times[]): Times {
  return {
    clockMs: median(times.map(({ clockMs }) => clockMs)),
    processorMs: median(times.map(({ processorMs }) => processorMs)),
  };
}

function figures(times: readonly Times[]): string {
  const { clockMs, processorMs } = medians(times);
  return `${Math.round(clockMs)} ms, ${Math.round(processorMs)} ms of the processor (medians of ${times.length})`;
}
