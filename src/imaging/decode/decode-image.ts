import { fail, ok, type Result } from '#base/result.ts';
import { type Plane, plane } from '../plane.ts';
import { checkDimensions, DecodeFault, type DecodeProblem } from './decode-fault.ts';
import { type Picture, pictureOf, planeOf } from './plane-of.ts';
import type { Raster } from './raster.ts';
import type { RawLayout } from './raw.ts';
import { readImage } from './read-image.ts';

const MAX_PLANES = 2;
/** Slices are held once more as one picture, so a stack may be half as large as a picture. */
export const STACK_COPIES = 2;

export interface DecodeRefusal {
  readonly problem: DecodeProblem;
  readonly detail: string;
}

/**
 * The one or two planes of an image file, as `readImage` reads it and `planeOf` takes it for a radiograph. A file that is not
 * whole is refused, never completed.
 */
export async function decodeImage(
  bytes: Uint8Array,
  raw?: RawLayout,
): Promise<Result<readonly Plane[], DecodeRefusal>> {
  return named(async () => (await readPlanes(bytes, raw)).map(planeOf));
}

/** The same of a file of which at most so large a share of the pixels is in colour. */
export async function decodePicture(
  bytes: Uint8Array,
  mostColoured: number,
  raw?: RawLayout,
): Promise<Result<readonly Picture[], DecodeRefusal>> {
  return named(async () => (await readPlanes(bytes, raw)).map((raster) => pictureOf(raster, mostColoured)));
}

async function readPlanes(bytes: Uint8Array, raw?: RawLayout): Promise<readonly Raster[]> {
  const rasters = await readImage(bytes, raw);
  if (rasters.length <= MAX_PLANES) return rasters;
  throw new DecodeFault('unsupported', `${rasters.length} pictures in a file; a scan has one or two, or is a stack`);
}

/** The slices of a volume, of one size and on one scale of grey. */
export async function decodeStack(bytes: Uint8Array): Promise<Result<readonly Plane[], DecodeRefusal>> {
  return named(async () => slicesOf(await readImage(bytes)));
}

async function named<Value>(decode: () => Promise<Value>): Promise<Result<Value, DecodeRefusal>> {
  try {
    return ok(await decode());
  } catch (error) {
    if (error instanceof DecodeFault) return fail({ problem: error.problem, detail: error.message });
    throw error;
  }
}

/** Taken for radiographs as one picture, because what has more than 16 bits is stretched to the values that there are. */
export function slicesOf(rasters: readonly Raster[]): readonly Plane[] {
  const [first] = rasters;
  if (!first || rasters.length < 2) throw new DecodeFault('unsupported', 'one picture is no stack');
  const { width, height, channels, samples } = first;
  if (!rasters.every((one) => isAlike(one, first))) {
    throw new DecodeFault('unsupported', 'slices of different sizes or kinds');
  }
  checkDimensions(width, height * rasters.length, channels * samples.BYTES_PER_ELEMENT * STACK_COPIES);
  const all = new (samples.constructor as new (length: number) => typeof samples)(samples.length * rasters.length);
  for (const [i, raster] of rasters.entries()) all.set(raster.samples as never, i * samples.length);
  const whole = planeOf({ ...first, height: height * rasters.length, samples: all });
  return rasters.map((_, i) =>
    plane(width, height, whole.samples.subarray(i * width * height, (i + 1) * width * height)),
  );
}

export function isAlike(one: Raster, other: Raster): boolean {
  return (
    one.width === other.width &&
    one.height === other.height &&
    one.channels === other.channels &&
    one.bits === other.bits &&
    one.colours === other.colours &&
    one.samples.BYTES_PER_ELEMENT === other.samples.BYTES_PER_ELEMENT
  );
}
