/**
 * One 16-bit channel of a radiograph, row-major, `width * height` samples.
 * 0 is no signal (fully absorbed, or a dead detector); 65535 is the unattenuated beam in air.
 */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint16Array;
}

/** Throws when the number of samples contradicts the dimensions. */
export function plane(width: number, height: number, samples: Uint16Array): Plane {
  if (samples.length !== width * height) {
    throw new Error(`A plane of ${width}×${height} needs ${width * height} samples, not ${samples.length}`);
  }
  return { width, height, samples };
}

/** The upper rows of a plane; they share its samples. */
export function upperRows({ width, samples }: Plane, rows: number): Plane {
  return plane(width, rows, samples.subarray(0, width * rows));
}
