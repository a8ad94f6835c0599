/**
 * Draws scenes for the trainer, which scans them itself, each time with another scanner:
 *   node training/render-scenes.ts --scenario training --count 2000 --seed foundation --out DIR [--start 0] [--workers N]
 * For each scene NAME.scene; `simulation/scene-file.ts` says what is in it. The same command gives the same files.
 */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { stderr } from 'node:process';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { SceneShare } from './render-scenes.worker.ts';

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'training' },
    count: { type: 'string', default: '10' },
    start: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'foundation' },
    out: { type: 'string' },
    workers: { type: 'string', default: `${availableParallelism()}` },
  },
});
const { out, scenario } = values;
if (!out) throw new Error('--out DIR is missing');
mkdirSync(out, { recursive: true });

const count = Number(values.count);
const seeds = Array.from({ length: count }, (_, i) => {
  return `${values.seed}-${(Number(values.start) + i).toString().padStart(5, '0')}`;
});
const workers = Math.min(Number(values.workers), count);
const startedMs = performance.now();
let done = 0;
let megabytes = 0;
for (let w = 0; w < workers; w++) {
  const share: SceneShare = { out, scenario, seeds: seeds.filter((_, i) => i % workers === w) };
  const worker = new Worker(new URL('./render-scenes.worker.ts', import.meta.url), { workerData: share });
  worker.on('message', (bytes: number) => {
    done++;
    megabytes += bytes / 1e6;
    const perMinute = (done / (performance.now() - startedMs)) * 60_000;
    const line = `${done}/${count} scenes, ${perMinute.toFixed(0)} a minute, ${(megabytes / done).toFixed(2)} MB each`;
    stderr.write(`\r${line}${done === count ? '\n' : ''}`);
  });
  worker.on('error', (error) => {
    throw error;
  });
}
