/**
 * Writes simulated scans for the trainer and for demonstrations:
 *   node training/simulate.ts --scenario training --count 400 --seed foundation --out DIR [--workers 2] [--start 0]
 * For each scan NAME.tif (two 16-bit pages, high then low energy), NAME.json (sidecar) and NAME.truth.json.
 * `--scenario demo` writes all demonstration cases once.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { demoCases } from '#simulator/scenarios/scenarios.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';

interface Job {
  readonly name: string;
  readonly scenario: string;
  readonly seed: string;
}

interface Share {
  readonly out: string;
  readonly scannedAt: string;
  readonly jobs: readonly Job[];
}

if (isMainThread) main();
else work(workerData as Share);

function main(): void {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'training' },
      count: { type: 'string', default: '10' },
      start: { type: 'string', default: '0' },
      seed: { type: 'string', default: 'foundation' },
      out: { type: 'string' },
      workers: { type: 'string', default: '2' },
      'scanned-at': { type: 'string', default: '2026-01-05T08:00:00Z' },
    },
  });
  if (!values.out) throw new Error('--out DIR is missing');
  mkdirSync(values.out, { recursive: true });
  const jobs = jobsFor(values.scenario, Number(values.start), Number(values.count), values.seed);
  const workers = Math.min(Number(values.workers), jobs.length);
  const startedMs = performance.now();
  let done = 0;
  for (let w = 0; w < workers; w++) {
    const share: Share = {
      out: values.out,
      scannedAt: values['scanned-at'],
      jobs: jobs.filter((_, i) => i % workers === w),
    };
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.on('message', () => {
      done++;
      const seconds = (performance.now() - startedMs) / 1000;
      stderr.write(`\r${done}/${jobs.length} scans, ${(seconds / done).toFixed(2)} s each`);
      if (done === jobs.length) stderr.write('\n');
    });
    worker.on('error', (error) => {
      throw error;
    });
  }
}

function jobsFor(scenario: string, start: number, count: number, seed: string): readonly Job[] {
  if (scenario === 'demo') {
    return demoCases().map((demo) => ({ name: demo.name.replace('/', '-'), scenario: demo.name, seed: demo.seed }));
  }
  const prefix = scenario.replace('/', '-');
  return Array.from({ length: count }, (_, i) => {
    const number = (start + i).toString().padStart(5, '0');
    return { name: `${prefix}-${seed}-${number}`, scenario, seed: `${seed}-${number}` };
  });
}

function work({ out, scannedAt, jobs }: Share): void {
  for (const { name, scenario, seed } of jobs) {
    const { planes, sidecar, truth } = simulateScan({ scenario, seed, scannedAt });
    writeFileSync(join(out, `${name}.tif`), encodeTiff([planes.high, planes.low]));
    writeFileSync(join(out, `${name}.json`), `${JSON.stringify(sidecar, null, 2)}\n`);
    writeFileSync(join(out, `${name}.truth.json`), `${JSON.stringify(truth, null, 2)}\n`);
    parentPort?.postMessage(name);
  }
}
