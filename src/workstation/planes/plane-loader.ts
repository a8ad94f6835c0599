import type { Scan } from '#domain/scan/scan.ts';
import type { Plane } from '#imaging/plane.ts';

/** The decoded picture of one scan. Samples lie in shared memory where the page is isolated, so that no copy is made for the detector. */
export interface ScanPlanes {
  readonly high: Plane;
  readonly low: Plane | null;
}

export interface PlaneRequest {
  readonly scan: Pick<Scan, 'id' | 'widthPx' | 'heightPx' | 'planes'>;
  /** Left out when the planes are prefetched and nobody looks. */
  readonly wantsPreview: boolean;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
  /** Called at most once, and not after the full planes have come. `preview` is PREVIEW_FACTOR times smaller each way. */
  readonly onPreview?: (preview: Plane) => void;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Packed planes kept on this device; null asks the server. */
  readonly fetchPacked?: (path: string, samplesSha256: string) => Promise<Blob | null>;
}

export interface LoadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

export const PREVIEW_FACTOR = 4;

export type LoadProblem = 'picture-damaged' | 'unreachable' | 'refused';

/** Why a picture cannot be shown. `refused`: the server answered, but with no picture. */
export class PictureFault extends Error {
  readonly problem: LoadProblem;

  constructor(problem: LoadProblem, detail: string) {
    super(detail);
    this.name = 'PictureFault';
    this.problem = problem;
  }
}

/** Loads, decodes and proves the planes in workers. Rejects with a `PictureFault`, or with the signal's reason when aborted. */
export async function loadPlanes(_request: PlaneRequest, { signal }: LoadOptions): Promise<ScanPlanes> {
  signal.throwIfAborted();
  throw new PictureFault('unreachable', 'not connected yet');
}
