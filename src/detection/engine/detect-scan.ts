import type { ModelPackManifest } from '../pack/manifest.ts';
import type { Proposal } from '../proposal/candidate.ts';
import { decodeStrip } from '../proposal/decode.ts';
import { mergeStrips, type StripCandidates } from '../proposal/merge.ts';
import type { DetectorScan } from '../protocol.ts';
import type { NetworkSession } from '../runtime/network-session.ts';
import { type PreparedScan, prepareScan } from '../tensor/prepare.ts';
import { checkedHeads, isSameAnswer, UntrustworthyOutput } from './check-heads.ts';

export interface RunPorts {
  readonly manifest: ModelPackManifest;
  readonly session: NetworkSession;
  /** Called before each strip; true ends the run. */
  readonly isAborted: () => boolean;
  readonly onProgress: (progress: number) => void;
  /** Lets messages come in: the runtime's own promises do not. */
  readonly nextTurn: () => Promise<void>;
}

/** Nothing is wrong with the detector: this scan cannot be given to it. */
export class UnsuitableScan extends Error {
  override readonly name = 'UnsuitableScan';
}

/** Proposals of a scan, best first; nothing when the run was aborted. */
export async function detectScan(scan: DetectorScan, ports: RunPorts): Promise<readonly Proposal[] | undefined> {
  const { manifest, onProgress, isAborted, nextTurn } = ports;
  const prepared = prepare(scan, manifest);
  const strips: StripCandidates[] = [];
  let previous: StripAnswer | undefined;
  for (let index = 0; index < prepared.stripCount; index++) {
    await nextTurn();
    if (isAborted()) return undefined;
    const answer = await runStrip(prepared, index, ports);
    if (answer) {
      if (previous && !isSameInput(previous, answer) && isSameAnswer(previous.heads, answer.heads)) {
        throw new UntrustworthyOutput('two different strips were answered with the same numbers');
      }
      strips.push({ xPx: answer.xPx, candidates: decodeStrip(answer.heads, manifest) });
      previous = answer;
    }
    onProgress((index + 1) / prepared.stripCount);
  }
  if (strips.length === 0) throw new UnsuitableScan('the scan shows nothing but air');
  return mergeStrips(strips, prepared, manifest.merging, manifest.input.stripWidthPx).filter(hasArea);
}

function prepare(scan: DetectorScan, { input }: ModelPackManifest): PreparedScan {
  try {
    return prepareScan({ ...scan, low: scan.low ?? undefined }, input);
  } catch (error) {
    throw new UnsuitableScan(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

interface StripAnswer {
  readonly xPx: number;
  readonly input: Float32Array;
  readonly heads: Record<string, Float32Array>;
}

async function runStrip(
  prepared: PreparedScan,
  index: number,
  { session, manifest }: RunPorts,
): Promise<StripAnswer | undefined> {
  const strip = prepared.strip(index);
  if (!strip) return undefined;
  const heads = await session.run(strip.data, inputDims(manifest));
  return { xPx: strip.xPx, input: strip.data, heads: checkedHeads(heads, manifest) };
}

export function inputDims({ input }: ModelPackManifest): readonly number[] {
  return [1, input.channels.length, input.stripHeightPx, input.stripWidthPx];
}

const isSameInput = (one: StripAnswer, other: StripAnswer) => one.input.every((value, i) => value === other.input[i]);

/** A box in the padding beside the scan has no place in the image. */
const hasArea = ({ box }: Proposal) => box.width > 0 && box.height > 0;
