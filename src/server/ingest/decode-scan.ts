import { fail, type Result } from '#base/result.ts';
import type { ScanQuality } from '#domain/scan/quality.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import type { Stack } from '#domain/scan/stack.ts';
import type { Views } from '#domain/scan/views.ts';
import type { RawLayout } from '#imaging/decode/raw.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import { createWorkQueue, TooSlow } from '../work-queue.ts';
import { type Refusal, refusal } from './refusal.ts';

/** The image files that together hold the planes of a scan, one, two or a series, and what the sidecar says of them. */
export interface DecodeJob {
  readonly images: readonly { readonly field: string; readonly path: string }[];
  readonly planeCount: number;
  /** The image is a series of slices, which become one plane. */
  readonly isStack: boolean;
  /** The images are a slice each, in any order. */
  readonly isSeries: boolean;
  /** There are two images: the planes of the side view, then as many of the top view. */
  readonly hasTopView: boolean;
  /** Of one slice, where it is a stack, and of the side view, where there are two. */
  readonly widthPx: number | undefined;
  readonly heightPx: number | undefined;
  /** Of each image, when it is of bare samples. */
  readonly raw: RawLayout | undefined;
  readonly pixelPitchMm: ScanSidecar['pixelPitchMm'];
  readonly energiesMeV: { readonly high: number; readonly low: number } | undefined;
  /** Packed planes are staged here. */
  readonly folder: string;
}

export interface DecodedScan {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly planes: readonly { readonly samplesSha256: string; readonly packed: StagedFile }[];
  readonly preview: StagedFile;
  /** Undefined where the picture is like nothing that can be measured. */
  readonly quality: ScanQuality | undefined;
  readonly stack: Stack | undefined;
  readonly views: Views | undefined;
  /** Which image each slice of a series was. */
  readonly order: readonly number[] | undefined;
}

/** Decodes and packs outside the event loop. Throws when the worker itself fails. */
export interface DecodeScan {
  (job: DecodeJob): Promise<Result<DecodedScan, Refusal>>;
  readonly close: () => Promise<void>;
}

/** The largest picture takes some seconds; one that takes minutes keeps the others waiting for nothing. */
const JOB_LIMIT_MS = 120_000;

export function createDecodeScan(jobLimitMs = JOB_LIMIT_MS): DecodeScan {
  const script = new URL('./decode.worker.ts', import.meta.url);
  const queue = createWorkQueue<DecodeJob, Result<DecodedScan, Refusal>>(script, jobLimitMs);

  async function decodeScan(job: DecodeJob): Promise<Result<DecodedScan, Refusal>> {
    try {
      return await queue(job);
    } catch (error) {
      if (!(error instanceof TooSlow)) throw error;
      const field = job.images[0]?.field ?? 'image';
      return fail(refusal('image-unreadable', field, `reading it takes longer than ${jobLimitMs / 1_000} s`));
    }
  }
  return Object.assign(decodeScan, { close: queue.close });
}
