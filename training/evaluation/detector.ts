import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ActivePack, ModelPackManifest } from '#detection/pack/manifest.ts';
import type { Proposal } from '#detection/proposal/candidate.ts';
import { decodeStrip } from '#detection/proposal/decode.ts';
import { mergeStrips, type StripCandidates } from '#detection/proposal/merge.ts';
import { prepareScan, type ScanPlanes } from '#detection/tensor/prepare.ts';

const MODELS = new URL('../../public/models/', import.meta.url);

export interface Pack {
  readonly manifest: ModelPackManifest;
  readonly manifestUrl: URL;
  readonly session: InferenceSession;
}

/** The active pack of the repository, loaded into the native runtime. */
export async function openActivePack(threads = 2): Promise<Pack> {
  const active = ActivePack.parse(JSON.parse(await readFile(new URL('active.json', MODELS), 'utf8')));
  const manifestUrl = new URL(active.manifest, MODELS);
  const manifest = ModelPackManifest.parse(JSON.parse(await readFile(manifestUrl, 'utf8')));
  const model = await readFile(new URL(manifest.model.file, manifestUrl));
  const session = await InferenceSession.create(model, { intraOpNumThreads: threads });
  return { manifest, manifestUrl, session };
}

export type Thresholds = Readonly<Record<string, number>>;

/** Proposals of one scan for each of several sets of thresholds, from one pass of the network. */
export async function proposalsOf(
  { manifest, session }: Pack,
  planes: ScanPlanes,
  thresholdSets: readonly Thresholds[],
): Promise<Proposal[][]> {
  const { input, outputs, merging } = manifest;
  const scan = prepareScan(planes, input);
  const strips: StripCandidates[][] = thresholdSets.map(() => []);
  for (let index = 0; index < scan.stripCount; index++) {
    const strip = scan.strip(index);
    if (!strip) continue;
    const shape = [1, input.channels.length, input.stripHeightPx, input.stripWidthPx];
    const results = await session.run({ [input.name]: new Tensor('float32', strip.data, shape) });
    const heads = Object.fromEntries(outputs.map(({ name }) => [name, results[name]?.data as Float32Array]));
    for (const [i, thresholds] of thresholdSets.entries()) {
      const candidates = decodeStrip(heads, { ...manifest, thresholds: { ...thresholds } });
      strips[i]?.push({ xPx: strip.xPx, candidates });
    }
  }
  return strips.map((each) => mergeStrips(each, scan, merging, input.stripWidthPx));
}
