import { z } from 'zod';

/** Why the detector cannot be asked about a scan. */
export const Hindrance = z.enum([
  'no-container',
  'too-small',
  'polarity-uncertain',
  'roof-uncertain',
  'lines-missing',
  'low-contrast',
  /** It is a series of slices, and detectors know radiographs alone. */
  'slices',
]);
export type Hindrance = z.infer<typeof Hindrance>;

/** Why its answer is not to be relied upon. */
export const Doubt = z.enum([
  'cut-off',
  'unpenetrated',
  'ratio-invalid',
  'energies',
  'levels',
  'saturated',
  'noisy',
  'blurred',
  'stripes',
  'uneven-gain',
  'lines-failed',
  'proportions',
]);
export type Doubt = z.infer<typeof Doubt>;
