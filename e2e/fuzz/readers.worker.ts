import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '#base/random.ts';
import { DecodeFault, type DecodeProblem } from '#imaging/decode/decode-fault.ts';
import { decodeImage } from '#imaging/decode/decode-image.ts';
import { readThreatReport } from '#imaging/decode/dicom/read-threat-report.ts';
import { machineReportOf } from '#server/dicos/machine-report-of.ts';
import { mutate } from './mutate.ts';
import { madeSeeds, realSeeds, type Seed, THREAT_REPORT } from './seeds.ts';

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

async function problemOfImage(bytes: Uint8Array): Promise<DecodeProblem | undefined> {
  const decoded = await decodeImage(bytes);
  return decoded.ok ? undefined : decoded.problem.problem;
}

/** As far as the record: what is read has to fit there, too. */
function problemOfReport(bytes: Uint8Array): DecodeProblem | undefined {
  try {
    const arrival = { sha256: '0'.repeat(64), receivedAt: '2026-01-01T00:00:00.000Z' };
    machineReportOf(readThreatReport(bytes), { widthPx: 20, heightPx: 12 }, arrival);
    return undefined;
  } catch (error) {
    if (error instanceof DecodeFault) return error.problem;
    throw error;
  }
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
      const problem = await (from.name === THREAT_REPORT ? problemOfReport(bytes) : problemOfImage(bytes));
      if (problem === undefined) opened++;
      else refused[problem] = (refused[problem] ?? 0) + 1;
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
