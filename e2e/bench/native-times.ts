import type { ScanPlanes } from '#detection/tensor/prepare.ts';
import { openActivePack, proposalsOf } from '../../training/evaluation/detector.ts';

const RUNS = 5;

/** Milliseconds of preparing, running and merging one scan in the native runtime, for each of several runs. */
export async function nativeTimes(planes: ScanPlanes, threads: number): Promise<number[]> {
  const pack = await openActivePack(threads);
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const startedMs = performance.now();
    await proposalsOf(pack, planes, [pack.manifest.thresholds]);
    if (run > 0) times.push(performance.now() - startedMs);
  }
  return times;
}
