import { fail, ok, type Result } from '#base/result.ts';
import type { Plane } from '../plane.ts';
import { orderSlices, type SeriesProblem, type SlicePlace } from '../stack/order-slices.ts';
import { checkDimensions, DecodeFault, type DecodeProblem } from './decode-fault.ts';
import { isAlike, STACK_COPIES, slicesOf } from './decode-image.ts';
import { readSlicePlace } from './dicom/read-slice-place.ts';
import type { Raster } from './raster.ts';
import { readImage } from './read-image.ts';

/** One file of a series, read when its turn comes. */
export interface SliceFile {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
}

export interface Series {
  /** In their order, of one size and on one scale of grey. */
  readonly planes: readonly Plane[];
  /** Which of the files each slice was. */
  readonly order: readonly number[];
}

export interface SeriesRefusal {
  readonly problem: DecodeProblem | SeriesProblem;
  /** Of the file at which it shows. */
  readonly name: string;
  readonly detail: string;
}

/** The slices of a volume that came as DICOM or DICOS files of one slice each, in any order. */
export async function decodeSeries(files: readonly SliceFile[]): Promise<Result<Series, SeriesRefusal>> {
  const nameOf = (at: number) => files[at]?.name ?? '';
  const rasters: Raster[] = [];
  const places: SlicePlace[] = [];
  for (const { name, read } of files) {
    try {
      const { raster, place } = await readSlice(await read());
      if (!isAlike(raster, rasters[0] ?? raster)) {
        return fail({ problem: 'slices-mixed', name, detail: `${name} has another size or kind than the first slice` });
      }
      // Before the next one is read: a file of a few bytes may hold a large picture.
      const bytes = raster.channels * raster.samples.BYTES_PER_ELEMENT * STACK_COPIES;
      checkDimensions(raster.width, raster.height * (rasters.length + 1), bytes);
      rasters.push(raster);
      places.push(place);
    } catch (error) {
      if (error instanceof DecodeFault) return fail({ problem: error.problem, name, detail: error.message });
      throw error;
    }
  }
  const order = orderSlices(places, nameOf);
  if (!order.ok) return fail({ ...order.problem, name: nameOf(order.problem.at) });
  return ok({ planes: slicesOf(order.value.map((at) => rasters[at] as Raster)), order: order.value });
}

async function readSlice(bytes: Uint8Array): Promise<{ readonly raster: Raster; readonly place: SlicePlace }> {
  const place = readSlicePlace(bytes);
  if (!place)
    throw new DecodeFault('unsupported', 'a slice of a series must be a DICOM or DICOS file, to say its place');
  const [raster, ...more] = await readImage(bytes);
  if (!raster || more.length > 0) throw new DecodeFault('unsupported', 'a file of a series must hold one slice');
  return { raster, place };
}
