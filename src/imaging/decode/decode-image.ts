import { fail, ok, type Result } from '#base/result.ts';
import type { Plane } from '../plane.ts';
import { DecodeFault, type DecodeProblem } from './decode-fault.ts';
import { planeOf } from './plane-of.ts';
import type { RawLayout } from './raw.ts';
import { readImage } from './read-image.ts';

const MAX_PLANES = 2;

/**
 * The one or two planes of an image file, as `readImage` reads it and `planeOf` takes it for a radiograph. A file that is not
 * whole is refused, never completed.
 */
export async function decodeImage(
  bytes: Uint8Array,
  raw?: RawLayout,
): Promise<Result<readonly Plane[], { readonly problem: DecodeProblem; readonly detail: string }>> {
  try {
    const rasters = await readImage(bytes, raw);
    if (rasters.length > MAX_PLANES) {
      throw new DecodeFault('unsupported', `${rasters.length} pictures in a file; a scan has one or two`);
    }
    return ok(rasters.map(planeOf));
  } catch (error) {
    if (error instanceof DecodeFault) return fail({ problem: error.problem, detail: error.message });
    throw error;
  }
}
