import { z } from 'zod';
import { Sha256 } from '#domain/finding/detection-report.ts';
import { IMAGE_PARTS, SLICE_PART } from './delivery.ts';
import { IMAGE_MAX_BYTES, SLICES_MAX } from './limits.ts';

const ManifestFile = z.object({
  part: z.enum(['sidecar', ...IMAGE_PARTS, SLICE_PART, 'report']),
  /** Beside the manifest: a name without folders. */
  file: z.string().regex(/^[\w][\w.\- ]{0,199}$/, 'expected the name of a file in the same folder'),
  bytes: z.number().int().positive().max(IMAGE_MAX_BYTES),
  sha256: Sha256,
});
export type ManifestFile = z.infer<typeof ManifestFile>;

const bytesOfSlices = (files: readonly ManifestFile[]) =>
  files.reduce((sum, { part, bytes }) => sum + (part === SLICE_PART ? bytes : 0), 0);

const PART_LISTS = /^sidecar (image|image image-top|image-high image-low|slice( slice)+)( report)?$/;

/**
 * What a scanner puts beside its files, as `NAME.ready` and by renaming, once they are complete. A folder shows files
 * before they are whole; size and hash tell when they are.
 */
export const Manifest = z.object({
  format: z.literal('gantry-delivery'),
  formatVersion: z.literal(1),
  files: z
    .array(ManifestFile)
    .max(SLICES_MAX + 2)
    .refine(
      (files) => PART_LISTS.test(files.map(({ part }) => part).join(' ')),
      'expected sidecar, then image, image and image-top, image-high and image-low, or slices, then perhaps report',
    )
    .refine(
      (files) => bytesOfSlices(files) <= IMAGE_MAX_BYTES,
      `the slices of a series may have ${IMAGE_MAX_BYTES} bytes together`,
    ),
});
export type Manifest = z.infer<typeof Manifest>;
