import { fail, ok, type Result } from '#base/result.ts';
import type { Plane } from '../plane.ts';
import { DecodeFault, type DecodeProblem } from './decode-fault.ts';
import { isJpeg, readJpeg } from './jpeg.ts';
import { planeOf } from './plane-of.ts';
import { isPng, readPng } from './png.ts';
import { isTiff, readTiff } from './tiff/read-tiff.ts';

/**
 * The planes of an image file, found by its content and not by its name: 16-bit grey TIFF of one or two pages, 16-bit
 * grey PNG, or 8-bit JPEG. A file that is not whole is refused, never completed.
 */
export async function decodeImage(
  bytes: Uint8Array,
): Promise<Result<readonly Plane[], { readonly problem: DecodeProblem; readonly detail: string }>> {
  try {
    if (isTiff(bytes)) return ok(await readTiff(bytes));
    if (isPng(bytes)) return ok([await readPng(bytes)]);
    if (isJpeg(bytes)) return ok([planeOf(await readJpeg(bytes))]);
    return fail({ problem: 'unreadable', detail: 'neither TIFF, PNG nor JPEG' });
  } catch (error) {
    if (error instanceof DecodeFault) return fail({ problem: error.problem, detail: error.message });
    throw error;
  }
}
