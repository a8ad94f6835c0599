/**
 * The whole detector on one large scan in the browser, with each provider of WebAssembly, side by side with the native
 * runtime on the same network and as many threads: they take turns, so that whatever else the machine does meets both.
 *
 *   npm run bench:inference [-- --models training/candidate]
 */
import { chromium } from '@playwright/test';
import type { Provider } from '#detection/protocol.ts';
import { findBrowser } from '../../.ci/browser.mjs';
import { openActivePack, proposalsOf } from '../../training/evaluation/detector.ts';
import { BROWSER_FLAGS } from '../support/browser-flags.ts';
import { detectorWorkerOn } from '../support/detector-worker.ts';
import { startGantry } from '../support/gantry-server.ts';
import { modelsFolder, serveModels } from '../support/models-folder.ts';
import { largeScan } from './large-scan.ts';
import { median, row } from './report.ts';

const THREADS = 2;
const ROUNDS = 9;
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
const executablePath = findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: BROWSER_FLAGS });
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
    const ours: number[] = [];
    const first: number[] = [];
    const native: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const { end, durationMs, firstFindingMs } = await worker.detect(scan);
      if (end.kind !== 'found') throw new Error(JSON.stringify(end));
      const nativeMs = await timed(() => proposalsOf(pack, scan, [pack.manifest.thresholds]));
      if (round === 0) continue;
      ours.push(durationMs);
      native.push(nativeMs);
      if (firstFindingMs !== null) first.push(firstFindingMs);
    }
    const name = `${provider}, ${started.pack.threads} threads`;
    row(
      `${name}: start to ready, self-test of ${Math.round(started.pack.selfTestMs)} ms included`,
      `${Math.round(readyMs)} ms`,
    );
    row(`${name}: whole scan`, figures(ours));
    row(`onnxruntime-node, ${THREADS} threads, in turn with it: whole scan`, figures(native));
    row(`Ratio, ${provider} over native`, `${(median(ours) / median(native)).toFixed(2)}×`);
    row(`${name}: first finding`, first.length > 0 ? figures(first) : 'none on this scan');
  }
} finally {
  await browser.close();
  await gantry.dispose();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

function figures(times: readonly number[]): string {
  const [median_, least] = [median(times), Math.min(...times)];
  return `${Math.round(median_)} ms (median of ${times.length}; least ${Math.round(least)})`;
}
