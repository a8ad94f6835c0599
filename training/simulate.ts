/**
 * Writes simulated scans for the trainer, for demonstrations and for looking at:
 *   npm run simulate -- --scenario training --count 400 --seed foundation --out DIR [--start 0] [--workers N] [--maps]
 * For each scan NAME.tif (two 16-bit pages, high then low energy), NAME.json (sidecar) and NAME.truth.json; with
 * --maps also NAME.maps.tif (areal density in hundredths of g/cm², then material). `--scenario demo` writes all
 * demonstration cases once. A summary with a digest over all scans ends up in summary.json: two runs of the same
 * command must give the same digest on every machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process, { stderr } from 'node:process';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { demoCases } from '#simulator/scenarios/scenarios.ts';
import { SURVEY } from '#simulator/scenarios/survey.ts';
import type { Job, Refused, Share, Written } from './simulate.worker.ts';
import { summaryOf } from './simulation/summary.ts';

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'training' },
    count: { type: 'string', default: '10' },
    start: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'foundation' },
    out: { type: 'string' },
    workers: { type: 'string', default: `${availableParallelism()}` },
    maps: { type: 'boolean', default: false },
    'scanned-at': { type: 'string', default: '2026-01-05T08:00:00Z' },
  },
});
const { out } = values;
if (!out) throw new Error('--out DIR is missing');
mkdirSync(out, { recursive: true });

const jobs = jobsFor(values.scenario, Number(values.start), Number(values.count), values.seed);
const written: Written[] = [];
const refused: Refused[] = [];
const startedMs = performance.now();
await Promise.all(
  Array.from({ length: Math.min(Number(values.workers), jobs.length) }, (_, w, workers = Number(values.workers)) =>
    runShare({
      out,
      scannedAt: values['scanned-at'],
      withMaps: values.maps,
      jobs: jobs.filter((_job, i) => i % workers === w),
    }),
  ),
);
const minutes = (performance.now() - startedMs) / 60_000;
const summary = summaryOf(written);
writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
stderr.write(`\n${(written.length / minutes).toFixed(0)} scans per minute, digest ${summary.digest}\n`);
for (const { refusal } of refused) stderr.write(`Refused: ${refusal}\n`);
if (refused.length > 0) process.exitCode = 1;

function runShare(share: Share): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./simulate.worker.ts', import.meta.url), { workerData: share });
    worker.on('message', (scan: Written | Refused) => {
      if ('refusal' in scan) refused.push(scan);
      else written.push(scan);
      showProgress();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}`))));
  });
}

function showProgress(): void {
  const width = 30;
  const done = written.length + refused.length;
  const filled = Math.floor((done / jobs.length) * width);
  const perScan = (performance.now() - startedMs) / 1000 / done;
  const left = Math.ceil(perScan * (jobs.length - done));
  stderr.write(`\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${jobs.length}, ${left} s left   `);
}

function jobsFor(scenario: string, start: number, count: number, seed: string): readonly Job[] {
  if (scenario === 'demo') {
    return demoCases().map((demo) => ({ name: demo.name.replace('/', '-'), scenario: demo.name, seed: demo.seed }));
  }
  const prefix = scenario.replace('/', '-');
  return Array.from({ length: count }, (_, i) => {
    const number = (start + i).toString().padStart(5, '0');
    const named = scenario === SURVEY ? `${SURVEY}/${start + i}` : scenario;
    return { name: `${prefix}-${seed}-${number}`, scenario: named, seed: `${seed}-${number}` };
  });
}
