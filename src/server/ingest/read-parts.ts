import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '#base/result.ts';
import type { BlobStore, StagedFile } from '../storage/blob-store.ts';
import { decodeText } from './decode-text.ts';
import { IMAGE_PARTS, type ImagePart, type StagedImage } from './delivery.ts';
import { IMAGE_MAX_BYTES, REPORT_MAX_BYTES, SIDECAR_MAX_BYTES } from './limits.ts';
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
    for await (const part of request.parts()) {
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
  const name = part.fieldname as ImagePart;
  const fault = faultOfPart(part, name, sidecarText, images);
  if (fault || part.type !== 'file') {
    await discard(part);
    return fault;
  }
  const staged = await blobs.stage(part.file);
  images.push({ part: name, staged, mediaType: part.mimetype });
  return part.file.truncated ? refusal('too-large', name, `an image may have ${IMAGE_MAX_BYTES} bytes`) : undefined;
}

function faultOfPart(
  part: Multipart,
  name: ImagePart,
  sidecarText: string | undefined,
  images: readonly StagedImage[],
): Refusal | undefined {
  if (sidecarText === undefined) return refusal('sidecar-missing', 'sidecar', 'the sidecar must be the first part');
  const isKnown = IMAGE_PARTS.includes(name) && !images.some((image) => image.part === name);
  const isAlone = name !== 'image' ? !images.some((image) => image.part === 'image') : images.length === 0;
  if (!isKnown || !isAlone) {
    return refusal(
      'unexpected-part',
      part.fieldname,
      'expected sidecar, then image, or image-high and image-low, then perhaps report',
    );
  }
  if (part.type !== 'file') return refusal('image-missing', name, 'the part has no file name, so it is no file');
  return undefined;
}

function faultInAll(sidecarText: string | undefined, images: readonly StagedImage[]): Refusal | undefined {
  if (sidecarText === undefined) return refusal('sidecar-missing', 'sidecar', 'there is no part with the sidecar');
  const names = images.map(({ part }) => part).join(' ');
  if (names === 'image' || names === 'image-high image-low') return undefined;
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
