import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type ContainerReading, readContainer, type StripOutputs } from '#detection/cargo/container-reading.ts';
import { ActivePack, ModelPackManifest } from '#detection/pack/manifest.ts';
import type { Box, Proposal } from '#detection/proposal/candidate.ts';
import { decodeStrip } from '#detection/proposal/decode.ts';
import { mergeStrips } from '#detection/proposal/merge.ts';
import { type PreparedScan, prepareScan, type ScanPlanes } from '#detection/tensor/prepare.ts';

const MODELS = new URL('../../public/models/', import.meta.url);

export interface Pack {
  readonly manifest: ModelPackManifest;
  readonly manifestUrl: URL;
  readonly session: InferenceSession;
}

/** The active pack of the repository, or of another folder, loaded into the native runtime. */
export async function openActivePack(threads = 2, models = MODELS): Promise<Pack> {
  const active = ActivePack.parse(JSON.parse(await readFile(new URL('active.json', models), 'utf8')));
  const manifestUrl = new URL(active.manifest, models);
  const manifest = ModelPackManifest.parse(JSON.parse(await readFile(manifestUrl, 'utf8')));
  const model = await readFile(new URL(manifest.model.file, manifestUrl));
  const session = await InferenceSession.create(model, { intraOpNumThreads: threads });
  return { manifest, manifestUrl, session };
}

type Thresholds = Readonly<Record<string, number>>;

/** Proposals of one scan for each of several sets of thresholds, from one pass of the network. */
export async function proposalsOf(
  pack: Pack,
  planes: ScanPlanes,
  thresholdSets: readonly Thresholds[],
): Promise<Proposal[][]> {
  const scan = prepareScan(planes, pack.manifest.input);
  const strips = await outputsOf(pack, scan);
  return thresholdSets.map((thresholds) => merged(strips, scan, { ...pack.manifest, thresholds: { ...thresholds } }));
}

export interface Answer {
  readonly proposals: readonly Proposal[];
  /** For each of the containers asked for; nothing where the pack cannot say. */
  readonly containers: readonly (ContainerReading | undefined)[];
}

/** What a pack says of a scan; `manifest` may differ from the pack's own in thresholds. Boxes are in image pixels. */
export async function answerOf(
  pack: Pack,
  manifest: ModelPackManifest,
  planes: ScanPlanes,
  containers: readonly Box[],
): Promise<Answer> {
  const scan = prepareScan(planes, manifest.input);
  const strips = await outputsOf(pack, scan);
  const pitchMm = planes.pixelPitchMm.y * scan.scaleY;
  const inNetworkPx = ({ x, y, width, height }: Box): Box => ({
    x: x / scan.scaleX,
    y: y / scan.scaleY,
    width: width / scan.scaleX,
    height: height / scan.scaleY,
  });
  return {
    proposals: merged(strips, scan, manifest),
    containers: containers.map((box) => readContainer(strips, inNetworkPx(box), pitchMm, manifest)),
  };
}

async function outputsOf({ session, manifest: { input } }: Pack, scan: PreparedScan): Promise<StripOutputs[]> {
  const strips: StripOutputs[] = [];
  for (let index = 0; index < scan.stripCount; index++) {
    const strip = scan.strip(index);
    if (!strip) continue;
    const shape = [1, input.channels.length, input.stripHeightPx, input.stripWidthPx];
    const results = await session.run({ [input.name]: new Tensor('float32', strip.data, shape) });
    const heads = Object.entries(results).map(([name, { data }]) => [name, data as Float32Array] as const);
    strips.push({ xPx: strip.xPx, heads: Object.fromEntries(heads) });
  }
  return strips;
}

function merged(strips: readonly StripOutputs[], scan: PreparedScan, manifest: ModelPackManifest): Proposal[] {
  const candidates = strips.map(({ xPx, heads }) => ({ xPx, candidates: decodeStrip(heads, manifest) }));
  return mergeStrips(candidates, scan, manifest.merging, manifest.input.stripWidthPx);
}
