import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { fail, ok, type Result } from '#base/result.ts';
import { judgeQuality } from '#detection/framing/judge-quality.ts';
import type { ScanQuality } from '#domain/scan/quality.ts';
import type { Stack } from '#domain/scan/stack.ts';
import { decodeImage, decodeStack } from '#imaging/decode/decode-image.ts';
import { decodeSeries } from '#imaging/decode/decode-series.ts';
import { shrink } from '#imaging/ops/shrink.ts';
import type { Plane } from '#imaging/plane.ts';
import { contactSheet } from '#imaging/stack/contact-sheet.ts';
import { encodeDifferences } from '#imaging/transport/differences.ts';
import { sampleBytes } from '#imaging/transport/sample-bytes.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import type { DecodedScan, DecodeJob } from './decode-scan.ts';
import { type Refusal, refusal } from './refusal.ts';

const PREVIEW_SHRINK = 4;
const CODE_OF = {
  unreadable: 'image-unreadable',
  truncated: 'image-truncated',
  'wrong-depth': 'image-wrong-depth',
  'too-large': 'too-large',
  unsupported: 'image-unsupported',
  'in-colour': 'image-in-colour',
  'slices-mixed': 'slices-mixed',
  'slices-repeated': 'slices-repeated',
  'slices-missing': 'slices-missing',
  'slices-unplaced': 'slices-unplaced',
} as const;

const deflateAsync = promisify(deflate);

/** Decodes the images of a delivery, holds them against the sidecar, and stages what stations will be sent. */
export async function packScan(job: DecodeJob): Promise<Result<DecodedScan, Refusal>> {
  const decoded = await decodeAll(job);
  if (!decoded.ok) return decoded;
  const { order } = decoded.value;
  const { planes, stack } = job.isStack ? laidOut(decoded.value.planes) : { ...decoded.value, stack: undefined };
  const fault = stack ? sizeFault(stack.sliceWidthPx, stack.sliceHeightPx, job) : faultIn(planes, job);
  const first = planes[0];
  if (fault || !first) return fail(fault ?? refusal('image-unreadable', 'image', 'the file has no picture'));

  const written: StagedFile[] = [];
  async function stage(plane: Plane): Promise<StagedFile> {
    const staged = await stagePacked(plane, job.folder);
    written.push(staged);
    return staged;
  }
  try {
    const packed = [];
    for (const plane of planes) {
      packed.push({ samplesSha256: sha256Of(sampleBytes(plane)), packed: await stage(plane) });
    }
    const preview = await stage(shrink(first, PREVIEW_SHRINK));
    const quality = stack ? undefined : measured(first, planes[1] ?? null, job);
    return ok({ widthPx: first.width, heightPx: first.height, planes: packed, preview, quality, stack, order });
  } catch (error) {
    for (const staged of written) await rm(staged.path, { force: true });
    throw error;
  }
}

interface Pictures {
  readonly planes: readonly Plane[];
  readonly order?: readonly number[];
}

async function decodeAll(job: DecodeJob): Promise<Result<Pictures, Refusal>> {
  const { images, raw, isStack } = job;
  if (job.isSeries) return decodeFiles(job);
  const planes: Plane[] = [];
  for (const { field, path: file } of images) {
    const bytes = await readFile(file);
    const decoded = await (isStack ? decodeStack(bytes) : decodeImage(bytes, raw));
    if (!decoded.ok) return fail(refusal(CODE_OF[decoded.problem.problem], field, decoded.problem.detail));
    if (images.length > 1 && decoded.value.length !== 1) {
      return fail(refusal('planes-contradict-sidecar', field, `expected one plane, found ${decoded.value.length}`));
    }
    planes.push(...decoded.value);
  }
  return ok({ planes });
}

async function decodeFiles({ images }: DecodeJob): Promise<Result<Pictures, Refusal>> {
  const files = images.map(({ field: name, path: file }) => ({ name, read: () => readFile(file) }));
  const series = await decodeSeries(files);
  if (series.ok) return series;
  const { problem, name, detail } = series.problem;
  return fail(refusal(CODE_OF[problem], name, detail));
}

function laidOut(slices: readonly Plane[]): { readonly planes: readonly Plane[]; readonly stack: Stack } {
  const { sheet, columns } = contactSheet(slices);
  const [{ width, height } = { width: 0, height: 0 }] = slices;
  return { planes: [sheet], stack: { slices: slices.length, columns, sliceWidthPx: width, sliceHeightPx: height } };
}

/** A picture that cannot be measured is taken all the same: what is wrong with it, officers see. */
function measured(high: Plane, low: Plane | null, { pixelPitchMm, energiesMeV }: DecodeJob): ScanQuality | undefined {
  try {
    return judgeQuality({ high, low, pixelPitchMm, energiesMeV });
  } catch {
    return undefined;
  }
}

const contradiction = (field: string, detail: string) => refusal('planes-contradict-sidecar', field, detail);

function faultIn(planes: readonly Plane[], job: DecodeJob): Refusal | undefined {
  if (planes.length !== job.planeCount) {
    return contradiction('planes', `the sidecar tells of ${job.planeCount}, the image has ${planes.length}`);
  }
  const [{ width, height } = { width: 0, height: 0 }, second] = planes;
  if (second && (second.width !== width || second.height !== height)) {
    return contradiction('planes.1', `${second.width}×${second.height} beside ${width}×${height} pixels`);
  }
  return sizeFault(width, height, job);
}

function sizeFault(width: number, height: number, { widthPx, heightPx }: DecodeJob): Refusal | undefined {
  if (widthPx !== undefined && widthPx !== width) {
    return contradiction('widthPx', `the sidecar says ${widthPx}, the image has ${width}`);
  }
  if (heightPx !== undefined && heightPx !== height) {
    return contradiction('heightPx', `the sidecar says ${heightPx}, the image has ${height}`);
  }
  return undefined;
}

async function stagePacked(plane: Plane, folder: string): Promise<StagedFile> {
  const bytes = await deflateAsync(encodeDifferences(plane), { level: 6 });
  const staged = { path: path.join(folder, randomUUID()), bytes: bytes.length, sha256: sha256Of(bytes) };
  await writeFile(staged.path, bytes, { mode: 0o600 });
  return staged;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
