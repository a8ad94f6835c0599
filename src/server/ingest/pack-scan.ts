import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { fail, ok, type Result } from '#base/result.ts';
import { judgeQuality } from '#detection/framing/judge-quality.ts';
import type { ScanQuality } from '#domain/scan/quality.ts';
import type { Stack } from '#domain/scan/stack.ts';
import type { Views } from '#domain/scan/views.ts';
import { type DecodeRefusal, decodePicture, decodeStack } from '#imaging/decode/decode-image.ts';
import { decodeSeries } from '#imaging/decode/decode-series.ts';
import { DRAWN_MARKS, type Picture } from '#imaging/decode/plane-of.ts';
import { shrink } from '#imaging/ops/shrink.ts';
import type { Plane } from '#imaging/plane.ts';
import { contactSheet } from '#imaging/stack/contact-sheet.ts';
import { encodeDifferences } from '#imaging/transport/differences.ts';
import { sampleBytes } from '#imaging/transport/sample-bytes.ts';
import { oneAboveOther } from '#imaging/views/one-above-other.ts';
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
  const fault = job.isStack ? sizeFault(decoded.value.planes, job) : faultIn(decoded.value, job);
  if (fault) return fail(fault);
  const { planes, stack, views } = job.isStack ? slicesLaidOut(decoded.value) : viewsLaidOut(decoded.value);
  const first = planes[0];
  if (!first) return fail(refusal('image-unreadable', 'image', 'the file has no picture'));

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
    const quality = stack ? undefined : measured(decoded.value, job);
    return ok({ widthPx: first.width, heightPx: first.height, planes: packed, preview, quality, stack, views, order });
  } catch (error) {
    for (const staged of written) await rm(staged.path, { force: true });
    throw error;
  }
}

/** The planes of the only view or the side view, or all slices. */
interface Pictures {
  readonly planes: readonly Plane[];
  /** As many, of the top view. */
  readonly top?: readonly Plane[];
  readonly order?: readonly number[];
  /** Whether marks were drawn into one of them in colour. */
  readonly hasMarks?: boolean;
}

async function decodeAll(job: DecodeJob): Promise<Result<Pictures, Refusal>> {
  const { images } = job;
  if (job.isSeries) return decodeFiles(job);
  const planes: Plane[] = [];
  let hasMarks = false;
  for (const { field, path: file } of images) {
    const bytes = await readFile(file);
    const decoded = await picturesIn(bytes, job);
    if (!decoded.ok) return fail(refusal(CODE_OF[decoded.problem.problem], field, decoded.problem.detail));
    const found = decoded.value.map(({ plane }) => plane);
    hasMarks ||= decoded.value.some(({ colouredShare }) => colouredShare > 0);
    if (job.hasTopView && planes.length > 0) return ok({ planes, top: found, hasMarks });
    if (images.length > 1 && !job.hasTopView && found.length !== 1) {
      return fail(refusal('planes-contradict-sidecar', field, `expected one plane, found ${found.length}`));
    }
    planes.push(...found);
  }
  return ok({ planes, hasMarks });
}

async function picturesIn(
  bytes: Uint8Array,
  { isStack, raw }: DecodeJob,
): Promise<Result<readonly Picture[], DecodeRefusal>> {
  if (!isStack) return decodePicture(bytes, DRAWN_MARKS, raw);
  const slices = await decodeStack(bytes);
  return slices.ok ? ok(slices.value.map((plane) => ({ plane, colouredShare: 0 }))) : slices;
}

async function decodeFiles({ images }: DecodeJob): Promise<Result<Pictures, Refusal>> {
  const files = images.map(({ field: name, path: file }) => ({ name, read: () => readFile(file) }));
  const series = await decodeSeries(files);
  if (series.ok) return series;
  const { problem, name, detail } = series.problem;
  return fail(refusal(CODE_OF[problem], name, detail));
}

interface Sheet {
  readonly planes: readonly Plane[];
  readonly stack?: Stack;
  readonly views?: Views;
}

function slicesLaidOut({ planes: slices }: Pictures): Sheet {
  const { sheet, columns } = contactSheet(slices);
  const [{ width, height } = { width: 0, height: 0 }] = slices;
  return { planes: [sheet], stack: { slices: slices.length, columns, sliceWidthPx: width, sliceHeightPx: height } };
}

function viewsLaidOut({ planes, top }: Pictures): Sheet {
  const [side] = planes;
  if (!top || !side) return { planes };
  const sheets = planes.map((plane, i) => oneAboveOther(plane, top[i] as Plane));
  return {
    planes: sheets.map(({ sheet }) => sheet),
    views: { sideHeightPx: side.height, topStartPx: sheets[0]?.lowerStart ?? 0 },
  };
}

/** A picture that cannot be measured is taken all the same: what is wrong with it, officers see. */
function measured({ planes, hasMarks }: Pictures, { pixelPitchMm, energiesMeV }: DecodeJob): ScanQuality | undefined {
  const [high, low = null] = planes;
  try {
    const quality = high && judgeQuality({ high, low, pixelPitchMm, energiesMeV });
    return quality && hasMarks ? { faults: [...quality.faults, 'in-colour'] } : quality;
  } catch {
    return undefined;
  }
}

const contradiction = (field: string, detail: string) => refusal('planes-contradict-sidecar', field, detail);

function faultIn({ planes, top }: Pictures, job: DecodeJob): Refusal | undefined {
  const fault = countFault(planes, job) ?? sizeFault(planes, job);
  if (fault || !top) return fault;
  if (top.length !== planes.length) {
    return refusal('planes-contradict-sidecar', 'image-top', `${top.length} planes above ${planes.length} of the side`);
  }
  const width = planes[0]?.width ?? 0;
  const stranger = top.find((plane) => plane.width !== width || plane.height !== top[0]?.height);
  const detail = `${stranger?.width} columns seen from above beside ${width} from the side`;
  return stranger && refusal('planes-contradict-sidecar', 'image-top', detail);
}

function countFault(planes: readonly Plane[], { planeCount }: DecodeJob): Refusal | undefined {
  if (planes.length !== planeCount) {
    return contradiction('planes', `the sidecar tells of ${planeCount}, the image has ${planes.length}`);
  }
  const [{ width, height } = { width: 0, height: 0 }, second] = planes;
  if (second && (second.width !== width || second.height !== height)) {
    return contradiction('planes.1', `${second.width}×${second.height} beside ${width}×${height} pixels`);
  }
  return undefined;
}

function sizeFault([first]: readonly Plane[], { widthPx, heightPx }: DecodeJob): Refusal | undefined {
  if (first && widthPx !== undefined && widthPx !== first.width) {
    return contradiction('widthPx', `the sidecar says ${widthPx}, the image has ${first.width}`);
  }
  if (first && heightPx !== undefined && heightPx !== first.height) {
    return contradiction('heightPx', `the sidecar says ${heightPx}, the image has ${first.height}`);
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
