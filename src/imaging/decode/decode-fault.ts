export type DecodeProblem = 'unreadable' | 'truncated' | 'wrong-depth' | 'too-large';

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

/** Asked before any memory is taken for the samples: a header of a few bytes may claim terabytes. */
export function checkDimensions(widthPx: number, heightPx: number): void {
  if (widthPx < 1 || heightPx < 1) throw new DecodeFault('unreadable', `impossible dimensions ${widthPx}×${heightPx}`);
  if (widthPx * heightPx > MAX_PIXELS) {
    throw new DecodeFault('too-large', `${widthPx}×${heightPx} is more than ${MAX_PIXELS} pixels`);
  }
}
