import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '#base/random.ts';
import { decodeImage } from '#imaging/decode/decode-image.ts';
import { mutate } from './mutate.ts';
import { madeSeeds, realSeeds, type Seed } from './seeds.ts';

/** What one worker is to do, and where it says how far it is. */
export interface FuzzJob {
  readonly seed: string;
  readonly first: number;
  readonly count: number;
  readonly folder: string | undefined;
  /** Holds the number of the input that is being read. */
  readonly progress: Int32Array<SharedArrayBuffer>;
}

export interface FuzzFinding {
  readonly kind: 'threw' | 'slow' | 'memory';
  readonly input: number;
  readonly from: string;
  readonly detail: string;
  readonly bytes: Uint8Array;
}

export interface FuzzTally {
  readonly opened: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly mostMs: number;
  readonly mostMemory: number;
}

const MAX_MS = 2_000;
const MAX_MEMORY = 512 * 1_024 * 1_024;

/** Input number `input`, made anew from its number alone. */
export function damaged(seeds: readonly Seed[], seed: string, input: number): { from: Seed; bytes: Uint8Array } {
  const random = createRandom(`${seed}-${input}`);
  const pick = () => seeds[random.integer(0, seeds.length - 1)] as Seed;
  const from = pick();
  const bytes = mutate(from.bytes, pick().bytes, random);
  if (random.integer(0, 2) > 0) from.repair?.(bytes);
  return { from, bytes };
}

async function run({ seed, first, count, folder, progress }: FuzzJob): Promise<FuzzTally> {
  const seeds = [...(await madeSeeds()), ...(folder ? realSeeds(folder) : [])];
  const refused: Record<string, number> = {};
  let [opened, mostMs, mostMemory] = [0, 0, 0];
  for (let input = first; input < first + count; input++) {
    Atomics.store(progress, 0, input);
    const { from, bytes } = damaged(seeds, seed, input);
    const report = (kind: FuzzFinding['kind'], detail: string) =>
      parentPort?.postMessage({ finding: { kind, input, from: from.name, detail, bytes } satisfies FuzzFinding });
    // Of the processor and not of the clock: a busy machine makes no reader slow.
    const before = process.cpuUsage();
    try {
      const decoded = await decodeImage(bytes);
      if (decoded.ok) opened++;
      else refused[decoded.problem.problem] = (refused[decoded.problem.problem] ?? 0) + 1;
    } catch (error) {
      report('threw', error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1_000;
    const memory = process.memoryUsage.rss();
    mostMs = Math.max(mostMs, ms);
    mostMemory = Math.max(mostMemory, memory);
    if (ms > MAX_MS) report('slow', `${ms.toFixed(0)} ms`);
    if (memory > MAX_MEMORY) report('memory', `${(memory / 1_048_576).toFixed(0)} MB`);
  }
  return { opened, refused, mostMs, mostMemory };
}

if (workerData) parentPort?.postMessage({ tally: await run(workerData as FuzzJob) });
