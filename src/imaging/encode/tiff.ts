import type { Plane } from '../plane.ts';

const SHORT = 3;
const LONG = 4;
const HEADER_BYTES = 8;

/** Entries of one image file directory: tag, type, value (TIFF 6.0, section 8, baseline greyscale). */
function directoryOf(
  page: Plane,
  dataOffset: number,
): readonly (readonly [tag: number, type: number, value: number])[] {
  return [
    [254, LONG, 2], // NewSubfileType: a page of several
    [256, LONG, page.width],
    [257, LONG, page.height],
    [258, SHORT, 16], // BitsPerSample
    [259, SHORT, 1], // Compression: none
    [262, SHORT, 1], // PhotometricInterpretation: black is zero
    [273, LONG, dataOffset],
    [277, SHORT, 1], // SamplesPerPixel
    [278, LONG, page.height], // RowsPerStrip
    [279, LONG, page.samples.length * 2],
    [339, SHORT, 1], // SampleFormat: unsigned
  ];
}

const ENTRIES = directoryOf({ width: 0, height: 0, samples: new Uint16Array() }, 0).length;
const DIRECTORY_BYTES = 2 + ENTRIES * 12 + 4;

/** A baseline TIFF of uncompressed 16-bit grey pages, little-endian, in the given order. Throws on an empty list. */
export function encodeTiff(pages: readonly Plane[]): Uint8Array<ArrayBuffer> {
  if (pages.length === 0) throw new Error('A TIFF needs at least one page');
  const total = pages.reduce((sum, page) => sum + DIRECTORY_BYTES + page.samples.length * 2, HEADER_BYTES);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x4949, true); // "II": little-endian
  view.setUint16(2, 42, true);
  view.setUint32(4, HEADER_BYTES, true);

  let at = HEADER_BYTES;
  for (const [i, page] of pages.entries()) {
    const dataOffset = at + DIRECTORY_BYTES;
    const end = dataOffset + page.samples.length * 2;
    view.setUint16(at, ENTRIES, true);
    for (const [k, [tag, type, value]] of directoryOf(page, dataOffset).entries()) {
      const entry = at + 2 + k * 12;
      view.setUint16(entry, tag, true);
      view.setUint16(entry + 2, type, true);
      view.setUint32(entry + 4, 1, true);
      // A SHORT lies in the first two bytes of the value field: the same bytes, as the file is little-endian.
      view.setUint32(entry + 8, value, true);
    }
    view.setUint32(at + DIRECTORY_BYTES - 4, i === pages.length - 1 ? 0 : end, true);
    for (let s = 0; s < page.samples.length; s++) view.setUint16(dataOffset + s * 2, page.samples[s] as number, true);
    at = end;
  }
  return bytes;
}
