import { type ContainerReading, readContainer, type StripOutputs } from '../cargo/container-reading.ts';
import type { ModelPackManifest } from '../pack/manifest.ts';
import type { Box, Proposal } from '../proposal/candidate.ts';
import { decodeStrip } from '../proposal/decode.ts';
import { mergeStrips, type StripCandidates } from '../proposal/merge.ts';
import type { Network } from '../runtime/network-session.ts';
import { type PreparedScan, prepareScan, type ScanPlanes } from '../tensor/prepare.ts';
import { checkedHeads, isSameAnswer, UntrustworthyOutput } from './check-heads.ts';

export interface RunPorts {
  readonly manifest: ModelPackManifest;
  readonly session: Network;
  /** Called before each strip; true ends the run. */
  readonly isAborted: () => boolean;
  /** After each strip; `found` is what may be proposed so far. */
  readonly onProgress: (progress: number, found: readonly Proposal[]) => void;
  /** Lets messages come in: the runtime's own promises do not. */
  readonly nextTurn: () => Promise<void>;
}

/** Nothing is wrong with the detector: this scan cannot be given to it. */
export class UnsuitableScan extends Error {
  override readonly name = 'UnsuitableScan';
}

/** Boxes are in pixels of the planes that were given. */
export interface NetworkAnswer {
  /** Best first. */
  readonly proposals: readonly Proposal[];
  /** For each of the containers asked about; nothing where the pack does not read cargo. */
  readonly readings: readonly (ContainerReading | undefined)[];
}

/** What the network says of a scan and of the containers in it; nothing when the run was aborted. */
export async function detectScan(
  scan: ScanPlanes,
  containers: readonly Box[],
  ports: RunPorts,
): Promise<NetworkAnswer | undefined> {
  const { manifest, onProgress, isAborted, nextTurn } = ports;
  const prepared = prepare(scan, manifest);
  const looked: (StripCandidates & StripOutputs)[] = [];
  const leftToRight = () => looked.toSorted((a, b) => a.xPx - b.xPx);
  const missing = new Set(prepared.stripsAtPx);
  const found = () =>
    mergeStrips(leftToRight(), prepared, manifest.merging, manifest.input.stripWidthPx, [...missing]).filter(hasArea);
  let previous: StripAnswer | undefined;
  for (const index of prepared.stripOrder) {
    await nextTurn();
    if (isAborted()) return undefined;
    const answer = await runStrip(prepared, index, ports);
    if (answer) {
      if (previous && !isSameInput(previous, answer) && isSameAnswer(previous.heads, answer.heads)) {
        throw new UntrustworthyOutput('two different strips were answered with the same numbers');
      }
      const candidates = decodeStrip(answer.heads, manifest);
      looked.push({ xPx: answer.xPx, candidates, heads: auxiliaryOf(answer.heads, manifest) });
      previous = answer;
    }
    missing.delete(prepared.stripsAtPx[index] as number);
    onProgress(1 - missing.size / prepared.stripCount, found());
  }
  if (looked.length === 0) throw new UnsuitableScan('the scan shows nothing but air');
  const pitchMm = scan.pixelPitchMm.y * prepared.scaleY;
  const outputs = leftToRight();
  return {
    proposals: found(),
    readings: containers.map((box) => readContainer(outputs, inNetworkPx(box, prepared), pitchMm, manifest)),
  };
}

const inNetworkPx = ({ x, y, width, height }: Box, { scaleX, scaleY }: PreparedScan): Box => ({
  x: x / scaleX,
  y: y / scaleY,
  width: width / scaleX,
  height: height / scaleY,
});

/** The large heads of the boxes are done with as soon as they are decoded. */
function auxiliaryOf(heads: Record<string, Float32Array>, { auxiliary = [] }: ModelPackManifest) {
  return Object.fromEntries(auxiliary.map(({ name }) => [name, heads[name] as Float32Array]));
}

function prepare(scan: ScanPlanes, { input }: ModelPackManifest): PreparedScan {
  try {
    return prepareScan(scan, input);
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
