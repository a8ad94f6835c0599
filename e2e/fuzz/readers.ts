/**
 * Damages small files of every format in seeded ways and reads each: a reader may open it or refuse it by name, within 2 s
 * and 512 MB. Anything else is a finding; its bytes are written to `test-results/fuzz` and the run fails.
 *
 *   npm run fuzz:readers -- --count 200000 [--seed TEXT] [--first NUMBER] [--folder FOLDER]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { FuzzFinding, FuzzJob, FuzzTally } from './readers.worker.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: 'gantry' },
    first: { type: 'string', default: '0' },
    folder: { type: 'string' },
  },
});
const NONE = -1;
const CORPUS = 'test-results/fuzz';
const end = Number(values.first) + Number(values.count);
/** A worker is given up when it stays with one input for so long. */
const HANG_MS = 60_000;
/** A fresh worker from time to time, so that what one input leaves behind is seen as growth and not mixed with the next. */
const PER_WORKER = 20_000;

const findings: { kind: string; input: number; from: string; detail: string }[] = [];
const refused: Record<string, number> = {};
let [opened, mostMs, mostMemory] = [0, 0, 0];

function note({ bytes, ...finding }: FuzzFinding): void {
  findings.push(finding);
  mkdirSync(CORPUS, { recursive: true });
  writeFileSync(join(CORPUS, `${finding.input}-${finding.kind}.bin`), bytes);
  console.log(`${finding.kind} at input ${finding.input} from ${finding.from}: ${finding.detail}`);
}

/** Runs inputs from `first` on; returns the number of the next to run. */
function runWorker(first: number, count: number): Promise<number> {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  Atomics.store(progress, 0, NONE);
  const job: FuzzJob = { seed: values.seed, first, count, folder: values.folder, progress };
  const worker = new Worker(new URL('./readers.worker.ts', import.meta.url), { workerData: job });
  return new Promise((resolve) => {
    let seen = -1;
    const giveUp = (kind: string, detail: string) => {
      const input = Atomics.load(progress, 0);
      if (input === NONE) throw new Error(`The files to damage could not be made: ${detail}`);
      findings.push({ kind, input, from: '', detail });
      console.log(`${kind} at input ${input}: ${detail}`);
      finish(input + 1);
    };
    const timer = setInterval(() => {
      const now = Atomics.load(progress, 0);
      if (now === seen) giveUp('hung', `no end after ${HANG_MS} ms`);
      seen = now;
    }, HANG_MS);
    const finish = (next: number) => {
      clearInterval(timer);
      worker.removeAllListeners();
      void worker.terminate().then(() => resolve(next));
    };
    worker.on('message', (message: { finding?: FuzzFinding; tally?: FuzzTally }) => {
      if (message.finding) note(message.finding);
      if (!message.tally) return;
      opened += message.tally.opened;
      mostMs = Math.max(mostMs, message.tally.mostMs);
      mostMemory = Math.max(mostMemory, message.tally.mostMemory);
      for (const [problem, times] of Object.entries(message.tally.refused)) {
        refused[problem] = (refused[problem] ?? 0) + times;
      }
      finish(first + count);
    });
    worker.on('error', (error) => giveUp('crashed', String((error as Error).stack ?? error)));
  });
}

for (let next = Number(values.first); next < end; ) {
  next = await runWorker(next, Math.min(PER_WORKER, end - next));
  console.log(`${next - Number(values.first)} inputs, ${findings.length} findings`);
}
console.log(
  `opened ${opened}, refused ${JSON.stringify(refused)}; at most ${mostMs.toFixed(0)} ms of processor and ` +
    `${(mostMemory / 1_048_576).toFixed(0)} MB; ${findings.length} findings`,
);
process.exit(findings.length > 0 ? 1 : 0);
