import { type GoldenTest, goldenScan, judgeGolden } from '../pack/golden.ts';
import type { ModelPackManifest } from '../pack/manifest.ts';
import type { Network } from '../runtime/network-session.ts';
import { prepareScan } from '../tensor/prepare.ts';
import { checkedHeads } from './check-heads.ts';
import { inputDims } from './detect-scan.ts';

/** Runs the pack's golden scan; rejects unless the heads are what the trainer computed. Can be run again at any time. */
export function createSelfTest(golden: GoldenTest, manifest: ModelPackManifest, session: Network) {
  const strip = prepareScan(goldenScan(golden), manifest.input).strip(0);
  if (!strip) throw new Error('self-test failed: the golden scan is empty');
  const { data } = strip;

  return async function selfTest(): Promise<void> {
    const heads = checkedHeads(await session.run(data, inputDims(manifest)), manifest);
    const verdict = judgeGolden(golden, heads);
    if (verdict.passed) return;
    throw new Error(
      `self-test failed: output "${verdict.output}" is off by ${verdict.largestDeviation.toPrecision(3)}`,
    );
  };
}
