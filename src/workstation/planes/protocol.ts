import type { LoadProblem } from './picture-fault.ts';

/** One packed plane to be brought, unpacked and proved. */
export interface PlaneJob {
  readonly id: number;
  /** Fetched with the officer's session when `packed` is null. */
  readonly path: string;
  readonly packed: Blob | null;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Null for the preview, which has no identity of its own. */
  readonly samplesSha256: string | null;
  /** Whether the packed plane is wanted back, to be kept. */
  readonly wantsPacked: boolean;
}

export interface UnpackedPlane {
  /** `width * height` samples, row-major; shared memory where the page is isolated, else handed over. */
  readonly samples: Uint16Array;
  readonly packed: Blob | null;
}

export type PlaneRequestMessage =
  | { readonly kind: 'unpack'; readonly job: PlaneJob }
  | { readonly kind: 'abort'; readonly id: number };

export type PlaneReplyMessage =
  | { readonly kind: 'progress'; readonly id: number; readonly loadedBytes: number }
  | { readonly kind: 'unpacked'; readonly id: number; readonly plane: UnpackedPlane }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: LoadProblem; readonly detail: string };
