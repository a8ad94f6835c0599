import { Worker } from 'node:worker_threads';
import { fail, type Result } from '#base/result.ts';
import type { ScanQuality } from '#domain/scan/quality.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import type { RawLayout } from '#imaging/decode/raw.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import { type Refusal, refusal } from './refusal.ts';

/** One or two image files that together hold the planes of a scan, and what the sidecar says of them. */
export interface DecodeJob {
  readonly images: readonly { readonly field: string; readonly path: string }[];
  readonly planeCount: number;
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
}

/** Decodes and packs outside the event loop. Throws when the worker itself fails. */
export interface DecodeScan {
  (job: DecodeJob): Promise<Result<DecodedScan, Refusal>>;
  readonly close: () => Promise<void>;
}

const IDLE_MS = 10_000;
/** The largest picture takes some seconds; one that takes minutes keeps the others waiting for nothing. */
const JOB_LIMIT_MS = 120_000;

/** The fault of the picture and not of the worker, which is given up all the same. */
class TooSlow extends Error {}

/** One worker for all jobs, in turn, so that memory is bounded by one scan; given back when it has nothing to do. */
export function createDecodeScan(jobLimitMs = JOB_LIMIT_MS): DecodeScan {
  let worker: Worker | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function close(): Promise<void> {
    clearTimeout(idleTimer);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  async function run(job: DecodeJob): Promise<Result<DecodedScan, Refusal>> {
    clearTimeout(idleTimer);
    worker ??= new Worker(new URL('./decode.worker.ts', import.meta.url));
    try {
      return await askWorker(worker, job, jobLimitMs);
    } catch (error) {
      await close();
      if (!(error instanceof TooSlow)) throw error;
      const field = job.images[0]?.field ?? 'image';
      return fail(refusal('image-unreadable', field, `reading it takes longer than ${jobLimitMs / 1_000} s`));
    } finally {
      idleTimer = setTimeout(() => void close(), IDLE_MS).unref();
    }
  }

  function decodeScan(job: DecodeJob): Promise<Result<DecodedScan, Refusal>> {
    const mine = last.then(() => run(job));
    last = mine.catch(() => undefined);
    return mine;
  }
  return Object.assign(decodeScan, { close });
}

function askWorker(worker: Worker, job: DecodeJob, limitMs: number): Promise<Result<DecodedScan, Refusal>> {
  return new Promise((resolve, reject) => {
    const onMessage = (reply: Result<DecodedScan, Refusal>) => settle(() => resolve(reply));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = (code: number) => settle(() => reject(new Error(`The decoding worker ended with ${code}`)));
    const limit = setTimeout(() => settle(() => reject(new TooSlow())), limitMs);
    function settle(finish: () => void): void {
      clearTimeout(limit);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      finish();
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}
