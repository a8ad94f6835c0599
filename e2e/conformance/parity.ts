/**
 * The same boxes everywhere: twenty simulated scans through the browser with each provider of WebAssembly, through the
 * native runtime and, where the trainer's checkpoint of the pack is named, through Python.
 *
 *   npm run parity [-- --models training/candidate] [--run training/runs/current]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { judgeScan } from '#detection/framing/judge-scan.ts';
import type { ModelPackManifest } from '#detection/pack/manifest.ts';
import type { Proposal } from '#detection/proposal/candidate.ts';
import { iou } from '#detection/proposal/nms.ts';
import type { DetectorScan, Provider } from '#detection/protocol.ts';
import type { ScanPlanes } from '#detection/tensor/prepare.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { openActivePack, proposalsOf } from '../../training/evaluation/detector.ts';
import { LAUNCH } from '../support/browser-launch.ts';
import { type DetectorWorker, detectorWorkerOn } from '../support/detector-worker.ts';
import { startGantry } from '../support/gantry-server.ts';
import { modelsFolder, serveModels } from '../support/models-folder.ts';

const SCANS = 20;
const MOST_SEEDS = 60;
/** Of scores that are not calibrated: low, so that there is something to compare. */
const THRESHOLD = 0.2;
const FEWEST_PROPOSALS = 20;
const LEAST_IOU = 0.95;
const MOST_SCORE_DIFFERENCE = 0.01;
const PROVIDERS: readonly (readonly [Provider, readonly Provider[]])[] = [
  ['convolver', ['webgpu']],
  ['wasm', ['webgpu', 'convolver']],
];

interface Fixture {
  readonly name: string;
  readonly scan: DetectorScan;
  /** Its planes as the framing hands them on. */
  readonly seen: ScanPlanes;
  readonly sidecar: ScanSidecarInput;
  readonly proposals: readonly Proposal[];
}

const { values: named } = parseArgs({ options: { models: { type: 'string' }, run: { type: 'string' } } });
const models = modelsFolder(process.argv);
const pack = await openActivePack(2, models);
const manifest = comparable(pack.manifest);
const gantry = await startGantry();
const browser = await chromium.launch(LAUNCH);
let isSame = true;
try {
  const page = await browser.newPage();
  await serveModels(page, gantry.url, models);
  await page.context().route(`${gantry.url}/models/*/manifest.json`, (route) => route.fulfill({ json: manifest }));
  const worker = await detectorWorkerOn(page, gantry.url, 2);
  let fixtures: Fixture[] | undefined;
  for (const [provider, avoid] of PROVIDERS) {
    const started = await worker.start(avoid);
    if (started.kind !== 'ready' || started.pack.provider !== provider) throw new Error(JSON.stringify(started));
    fixtures ??= await drawn();
    await compareBrowser(provider, worker, fixtures);
  }
  comparePython(fixtures ?? []);
} finally {
  await browser.close();
  await gantry.dispose();
}
process.exit(isSame ? 0 : 1);

/** Without calibration, which Python does not know before the evaluation, and with low thresholds. */
function comparable({ calibration: _, ...rest }: ModelPackManifest): ModelPackManifest {
  const thresholds = Object.entries(rest.thresholds).map(([id, own]) => [id, own < 1 ? THRESHOLD : 1] as const);
  return { ...rest, thresholds: Object.fromEntries(thresholds) };
}

/** Scans that can be judged, as the network sees them in the browser, with what the native runtime finds in them. */
async function drawn(): Promise<Fixture[]> {
  const fixtures: Fixture[] = [];
  for (let seed = 0; seed < MOST_SEEDS && fixtures.length < SCANS; seed++) {
    const scannedAt = new Date(Date.UTC(2026, 0, 1, 8, seed)).toISOString();
    const { planes, sidecar } = simulateScan({ scenario: 'training', seed: `parity-${seed}`, scannedAt });
    const [highMeV, lowMeV] = sidecar.planes.map(({ energyMeV }) => energyMeV);
    const energiesMeV = highMeV && lowMeV ? { high: highMeV, low: lowMeV } : undefined;
    const scan = { ...planes, pixelPitchMm: sidecar.pixelPitchMm, energiesMeV };
    const { upright, framing } = judgeScan(scan);
    if (!upright || framing.roof !== 'top') continue;
    const { high, low, pixelPitchMm } = upright;
    const seen = { high, low: low ?? undefined, pixelPitchMm, energiesMeV };
    const [proposals = []] = await proposalsOf({ ...pack, manifest }, seen, [manifest.thresholds]);
    fixtures.push({ name: `parity-${seed}`, scan, seen, sidecar, proposals });
  }
  const total = fixtures.reduce((sum, { proposals }) => sum + proposals.length, 0);
  console.log(`Native: ${total} proposals in ${fixtures.length} scans, pack ${manifest.id} ${manifest.version}`);
  if (fixtures.length < SCANS || total < FEWEST_PROPOSALS) throw new Error('That is too little to compare');
  return fixtures;
}

async function compareBrowser(provider: Provider, worker: DetectorWorker, fixtures: readonly Fixture[]): Promise<void> {
  let [least, most, different] = [1, 0, 0];
  for (const { scan, proposals } of fixtures) {
    const { end } = await worker.detect(scan);
    if (end.kind !== 'found') throw new Error(JSON.stringify(end));
    different += Math.abs(end.outcome.proposals.length - proposals.length);
    for (const { classId, score, box } of proposals) {
      const twin = end.outcome.proposals
        .filter((one) => one.classId === classId)
        .toSorted((a, b) => iou(b.box, box) - iou(a.box, box))[0];
      least = Math.min(least, twin ? iou(twin.box, box) : 0);
      most = Math.max(most, twin ? Math.abs(twin.score - score) : 1);
    }
  }
  const isClose = different === 0 && least >= LEAST_IOU && most <= MOST_SCORE_DIFFERENCE;
  isSame &&= isClose;
  console.log(
    `Browser, ${provider}: IoU at least ${least.toFixed(4)}, scores within ${most.toExponential(1)}, ` +
      `${different} more or fewer: ${isClose ? 'the same' : 'NOT the same'}`,
  );
}

/** The trainer's own comparison, over these scans and what the native runtime proposed for them. */
function comparePython(fixtures: readonly Fixture[]): void {
  if (!named.run) {
    console.log('Python: not compared, for no run of the trainer is named (--run FOLDER)');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gantry-parity-'));
  const scans = join(folder, 'parity');
  mkdirSync(scans);
  for (const { name, seen, sidecar } of fixtures) {
    writeFileSync(join(scans, `${name}.tif`), encodeTiff(seen.low ? [seen.high, seen.low] : [seen.high]));
    writeFileSync(join(scans, `${name}.json`), JSON.stringify(sidecar));
  }
  const record = {
    thresholds: manifest.thresholds,
    scans: fixtures.map(({ name, proposals }) => ({ name, proposals })),
  };
  writeFileSync(join(folder, 'parity.json'), JSON.stringify(record));
  const places = ['--run', resolve(named.run), '--data', folder, '--records', folder];
  const wanted = ['--split', 'parity', '--scans', String(fixtures.length)];
  const python = process.env.PYTHON ?? 'python3';
  const done = spawnSync(python, ['-m', 'cargonet.agreement', ...places, ...wanted], {
    cwd: 'training',
    encoding: 'utf8',
  });
  isSame &&= done.status === 0;
  console.log(`Python: ${(done.stdout ?? '').trim()} ${(done.stderr ?? done.error?.message ?? '').trim()}`);
  rmSync(folder, { recursive: true });
}
