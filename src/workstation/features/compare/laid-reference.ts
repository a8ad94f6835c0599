import type { Scan } from '#domain/scan/scan.ts';
import type { Plane } from '#imaging/plane.ts';
import type { ImageSize } from '../../canvas/model/viewport.ts';
import type { ComparedPlanes } from '../../canvas/view.ts';
import { loadPlanes } from '../../planes/plane-loader.ts';
import { layOn } from './lay-on.ts';
import type { CompareReply } from './protocol.ts';

interface Progress {
  readonly signal: AbortSignal;
  /** 0 to 1, while the reference is on its way. */
  readonly onProgress: (fraction: number) => void;
  readonly onLoaded: () => void;
}

interface LaidReference {
  readonly planes: ComparedPlanes;
  readonly registration: CompareReply['registration'];
}

/** Brings the picture of a reference and lays it on a scan: the same pixels each time, for the officer and for the record. */
export async function laidReference(
  { plane, image }: { readonly plane: Plane; readonly image: ImageSize },
  reference: Scan,
  { signal, onProgress, onLoaded }: Progress,
): Promise<LaidReference> {
  const { high } = await loadPlanes(
    { scan: { ...reference, planes: reference.planes.slice(0, 1) }, wantsPreview: false },
    { signal, onProgress: ({ loadedBytes, totalBytes }) => onProgress(loadedBytes / totalBytes) },
  );
  onLoaded();
  const rows = {
    scan: image.views?.sideHeightPx ?? plane.height,
    reference: reference.views?.sideHeightPx ?? high.height,
  };
  const { registration, ...planes } = await layOn({ scan: plane, reference: high, rows }, signal);
  signal.throwIfAborted();
  return { planes: { scanId: reference.id, ...planes }, registration };
}
