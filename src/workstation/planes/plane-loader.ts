import { planePath, previewPath } from '#contract/transfers.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { createPlaneWorkers } from './plane-workers.ts';

/** The decoded picture of a scan. Where the page is isolated its samples are shared memory, so that nobody needs a copy. */
export interface ScanPlanes {
  readonly high: Plane;
  readonly low: Plane | null;
}

export interface PlaneRequest {
  readonly scan: Pick<Scan, 'id' | 'widthPx' | 'heightPx' | 'planes'>;
  /** False when the planes are loaded ahead and nobody looks yet. */
  readonly wantsPreview: boolean;
}

export interface LoadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
  /** What there is to look at while the rest comes: the small preview, then the first of two planes, whole and proved. */
  readonly onPreview?: (preview: Plane) => void;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Packed planes kept on this device; null asks the server. */
  readonly fetchPacked?: (path: string, samplesSha256: string | null) => Promise<Blob | null>;
  /** A plane that the server sent and whose samples are proved, packed, to be kept on this device. */
  readonly onPacked?: (packed: Blob, samplesSha256: string) => void;
}

/** How many times smaller each way a preview is. */
export const PREVIEW_FACTOR = 4;

/** The preview is a hundredth of the bytes and all that an officer waits for; but a dead network must not hold up kept planes. */
const PREVIEW_LEAD_MS = 400;
const WORKERS = 2;
const workers = createPlaneWorkers(
  () => new Worker(new URL('./plane.worker.ts', import.meta.url), { type: 'module', name: 'planes' }),
  WORKERS,
);

/** To be called before the first picture is asked for. */
export const warmPlaneWorkers = workers.warm;

type Unpack = ReturnType<typeof createPlaneWorkers>['unpack'];

/**
 * Loads, unpacks and proves the planes of a scan in workers, one after the other: the first is what is looked at, and has
 * line and processors to itself. Rejects with a `PictureFault`, or with the reason of the signal. A preview that fails is
 * passed over: the planes tell what is wrong.
 */
export async function loadPlanes(
  { scan, wantsPreview }: PlaneRequest,
  { signal, onPreview, onProgress, fetchPacked, onPacked }: LoadOptions,
  unpack: Unpack = workers.unpack,
): Promise<ScanPlanes> {
  const totalBytes = scan.planes.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  const planes: Plane[] = [];

  async function bring(path: string, factor: number, samplesSha256: string | null, onLoaded: (bytes: number) => void) {
    const packed = (await fetchPacked?.(path, samplesSha256)) ?? null;
    const [widthPx, heightPx] = [Math.ceil(scan.widthPx / factor), Math.ceil(scan.heightPx / factor)];
    const wantsPacked = onPacked !== undefined && packed === null && samplesSha256 !== null;
    const job = { path, packed, widthPx, heightPx, samplesSha256, wantsPacked };
    const unpacked = await unpack(job, { signal, onLoaded });
    if (unpacked.packed && samplesSha256) onPacked?.(unpacked.packed, samplesSha256);
    return plane(widthPx, heightPx, unpacked.samples);
  }

  if (wantsPreview && onPreview) {
    const previewed = bring(previewPath(scan.id), PREVIEW_FACTOR, null, () => undefined).then(
      (preview) => {
        if (planes.length === 0 && !signal.aborted) onPreview(preview);
      },
      () => undefined,
    );
    await Promise.race([previewed, new Promise((resolve) => setTimeout(resolve, PREVIEW_LEAD_MS))]);
    signal.throwIfAborted();
  }
  let beforeBytes = 0;
  for (const { energy, samplesSha256, packedBytes } of scan.planes) {
    const [first] = planes;
    if (first) onPreview?.(first);
    const onLoaded = (bytes: number) => onProgress?.({ loadedBytes: beforeBytes + bytes, totalBytes });
    planes.push(await bring(planePath(scan.id, energy), 1, samplesSha256, onLoaded));
    beforeBytes += packedBytes;
  }
  const [high, low = null] = planes;
  if (!high) throw new Error('A scan has at least one plane');
  return { high, low };
}
