import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '#base/result.ts';
import type { BlobStore, StagedFile } from '../storage/blob-store.ts';
import { decodeText } from './decode-text.ts';
import { IMAGE_PARTS, type ImagePart, isSeries, SLICE_PART, type StagedImage, slicePart } from './delivery.ts';
import { IMAGE_MAX_BYTES, REPORT_MAX_BYTES, SIDECAR_MAX_BYTES, SLICES_MAX } from './limits.ts';
import { type Refusal, refusal } from './refusal.ts';

export interface ReceivedParts {
  readonly sidecarText: string;
  readonly images: readonly StagedImage[];
  readonly report: StagedFile | undefined;
}

/**
 * Reads an upload part by part, images straight to disk. Reads to the end even when it has been refused, because many
 * clients look for the answer only when they have sent everything. Throws when the upload breaks off; then, and when it
 * is refused, nothing of it is left.
 */
export async function readParts(request: FastifyRequest, blobs: BlobStore): Promise<Result<ReceivedParts, Refusal>> {
  let sidecarText: string | undefined;
  const images: StagedImage[] = [];
  let report: StagedFile | undefined;
  let fault: Refusal | undefined;
  try {
    for await (const part of request.parts({ limits: PART_LIMITS })) {
      if (fault) {
        await discard(part);
      } else if (part.fieldname === 'sidecar' && sidecarText === undefined) {
        const text = await readText(part);
        if (text.ok) sidecarText = text.value;
        else fault = text.problem;
      } else if (part.fieldname === 'report' && images.length > 0 && !report && part.type === 'file') {
        report = await blobs.stage(part.file);
        if (report.bytes > REPORT_MAX_BYTES) fault = reportTooLarge;
      } else {
        fault = await readImagePart(part, sidecarText, images, blobs);
      }
    }
    fault ??= faultInAll(sidecarText, images);
    if (!fault) return ok({ sidecarText: sidecarText ?? '', images, report });
  } catch (error) {
    await dropAll(images, report, blobs);
    throw error;
  }
  await dropAll(images, report, blobs);
  return fail(fault);
}

/** A series may have many files; a fourth part that is no file is refused for what it is, and not for being one more. */
const PART_LIMITS = { files: SLICES_MAX + 2, parts: SLICES_MAX + 3 };

const reportTooLarge = refusal('too-large', 'report', `a report may have ${REPORT_MAX_BYTES} bytes`);

async function dropAll(
  images: readonly StagedImage[],
  report: StagedFile | undefined,
  blobs: BlobStore,
): Promise<void> {
  for (const { staged } of images) await blobs.drop(staged);
  if (report) await blobs.drop(report);
}

async function readImagePart(
  part: Multipart,
  sidecarText: string | undefined,
  images: StagedImage[],
  blobs: BlobStore,
): Promise<Refusal | undefined> {
  const name = (part.fieldname === SLICE_PART ? slicePart(images.length) : part.fieldname) as ImagePart;
  const fault = faultOfPart(part, name, sidecarText, images);
  if (fault || part.type !== 'file') {
    await discard(part);
    return fault;
  }
  const staged = await blobs.stage(part.file);
  images.push({ part: name, staged, mediaType: part.mimetype });
  if (part.file.truncated) return refusal('too-large', name, `an image may have ${IMAGE_MAX_BYTES} bytes`);
  const bytes = images.reduce((sum, image) => sum + image.staged.bytes, 0);
  return isSeries(images) && bytes > IMAGE_MAX_BYTES
    ? refusal('too-large', name, `the slices of a series may have ${IMAGE_MAX_BYTES} bytes together`)
    : undefined;
}

function faultOfPart(
  part: Multipart,
  name: ImagePart,
  sidecarText: string | undefined,
  images: readonly StagedImage[],
): Refusal | undefined {
  if (sidecarText === undefined) return refusal('sidecar-missing', 'sidecar', 'the sidecar must be the first part');
  if (!belongs(part.fieldname, images)) {
    return refusal(
      'unexpected-part',
      part.fieldname,
      'expected sidecar, then image, image and image-top, image-high and image-low, or slices, then perhaps report',
    );
  }
  if (part.type !== 'file') return refusal('image-missing', name, 'the part has no file name, so it is no file');
  return undefined;
}

/** Whether an image part may follow those that came before it. */
function belongs(fieldname: string, images: readonly StagedImage[]): boolean {
  const isPicture = fieldname === SLICE_PART || IMAGE_PARTS.some((part) => part === fieldname);
  if (images.length === 0) return isPicture && fieldname !== 'image-top';
  if (isSeries(images)) return fieldname === SLICE_PART && images.length < SLICES_MAX;
  if (fieldname === 'image-top') return images.length === 1 && images[0]?.part === 'image';
  const isOfPair = fieldname === 'image-high' || fieldname === 'image-low';
  return isOfPair && !images.some(({ part }) => part === fieldname || part === 'image' || part === 'image-top');
}

function faultInAll(sidecarText: string | undefined, images: readonly StagedImage[]): Refusal | undefined {
  if (sidecarText === undefined) return refusal('sidecar-missing', 'sidecar', 'there is no part with the sidecar');
  if (isSeries(images)) {
    return images.length > 1 ? undefined : refusal('image-missing', 'slice-2', 'a series has at least two slices');
  }
  const names = images.map(({ part }) => part).join(' ');
  if (['image', 'image image-top', 'image-high image-low'].includes(names)) return undefined;
  if (names === 'image-low image-high') return refusal('unexpected-part', 'image-low', 'image-high comes first');
  const missing = names === 'image-high' ? 'image-low' : names === 'image-low' ? 'image-high' : 'image';
  return refusal('image-missing', missing, `there is no part ${missing}`);
}

async function readText(part: Multipart): Promise<Result<string, Refusal>> {
  const tooLarge = refusal('too-large', 'sidecar', `a sidecar may have ${SIDECAR_MAX_BYTES} bytes`);
  if (part.type === 'field') {
    return part.valueTruncated || typeof part.value !== 'string' ? fail(tooLarge) : ok(part.value);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= SIDECAR_MAX_BYTES) chunks.push(chunk);
  }
  return bytes > SIDECAR_MAX_BYTES ? fail(tooLarge) : ok(decodeText(Buffer.concat(chunks)));
}

async function discard(part: Multipart): Promise<void> {
  if (part.type !== 'file') return;
  for await (const _ of (part as MultipartFile).file) {
    // read and forget
  }
}
