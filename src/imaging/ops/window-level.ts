import { pointOp } from '../pipeline/op.ts';

/** The part of 0..1 that is spread over all greys. */
export interface Window {
  readonly centre: number;
  readonly width: number;
}

/** Linear VOI function of DICOM PS3.3 C.11.2.1.3.2 (LINEAR_EXACT), onto 0..1. */
export const windowLevel = pointOp({
  id: 'window-level',
  version: 1,
  neutral: { centre: 0.5, width: 1 } as Window,
  prepare:
    ({ centre, width }) =>
    (value) =>
      Math.min(1, Math.max(0, (value - centre) / width + 0.5)),
});
