import { DecodeFault } from './decode-fault.ts';
import { isDicom, readDicom } from './dicom/read-dicom.ts';
import { isJpeg } from './jpeg/frame.ts';
import { readJpeg } from './jpeg/read-jpeg.ts';
import { isNumpy, readNumpy } from './numpy.ts';
import { isPng, readPng } from './png.ts';
import type { Raster } from './raster.ts';
import { type RawLayout, readRaw } from './raw.ts';
import { isTiff, readTiff } from './tiff/read-tiff.ts';

/**
 * The pictures of a file, every value as it is stored. What kind of file it is, its content tells and not its name; only a
 * file of bare samples needs a layout, and then nothing else is looked for. Throws a `DecodeFault`.
 */
export async function readImage(bytes: Uint8Array, raw?: RawLayout): Promise<readonly Raster[]> {
  if (raw) return readRaw(bytes, raw);
  // Before TIFF: what stands in front of a DICOM file may be one's header.
  if (isDicom(bytes)) return readDicom(bytes);
  if (isTiff(bytes)) return readTiff(bytes);
  if (isPng(bytes)) return [await readPng(bytes)];
  if (isJpeg(bytes)) return [await readJpeg(bytes)];
  if (isNumpy(bytes)) return readNumpy(bytes);
  throw new DecodeFault('unreadable', 'neither TIFF, PNG, JPEG, NumPy, DICOM nor DICOS');
}
