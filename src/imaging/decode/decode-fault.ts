/**
 * `unsupported` is a file that may be whole, of a kind that is not read; `in-colour` one that is read and is no radiograph.
 */
export type DecodeProblem = 'unreadable' | 'truncated' | 'wrong-depth' | 'too-large' | 'unsupported' | 'in-colour';

/** Thrown inside the readers and turned into a result once, by `decodeImage`. */
export class DecodeFault extends Error {
  readonly problem: DecodeProblem;

  constructor(problem: DecodeProblem, detail: string) {
    super(detail);
    this.name = 'DecodeFault';
    this.problem = problem;
  }
}

/** A plane of a 40 ft container at 0.5 mm is about 25 Mpx; four times that is no radiograph any more. */
const MAX_PIXELS = 100_000_000;
/** Of the samples of one file, so that reading the largest stays below 512 MB in all. */
export const MAX_SAMPLE_BYTES = 200_000_000;

/** Asked before any memory is taken for the samples: a header of a few bytes may claim terabytes. */
export function checkDimensions(widthPx: number, heightPx: number, bytesPerPixel = 2): void {
  if (widthPx < 1 || heightPx < 1) throw new DecodeFault('unreadable', `impossible dimensions ${widthPx}×${heightPx}`);
  const pixels = widthPx * heightPx;
  if (pixels > MAX_PIXELS || pixels * bytesPerPixel > MAX_SAMPLE_BYTES) {
    throw new DecodeFault('too-large', `${widthPx}×${heightPx} pixels of ${bytesPerPixel} bytes are too many`);
  }
}
