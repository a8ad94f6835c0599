/** One page of a tiny TIFF. */
export interface TinyPage {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint16Array;
}

const SHORT = 3;
const LONG = 4;
const ENTRIES = 9;
const DIRECTORY_BYTES = 2 + ENTRIES * 12 + 4;

/** An uncompressed little-endian TIFF with 16-bit grey pages, written from the TIFF 6.0 specification for tests. */
export function tinyTiff(pages: readonly TinyPage[]): Uint8Array<ArrayBuffer> {
  const sizes = pages.map(({ samples }) => DIRECTORY_BYTES + samples.length * 2);
  const total = sizes.reduce((sum, size) => sum + size, 8);
  const view = new DataView(new ArrayBuffer(total));
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  let at = 8;
  pages.forEach((page, i) => {
    const size = sizes[i] as number;
    writePage(view, at, page, i + 1 < pages.length ? at + size : 0);
    at += size;
  });
  return new Uint8Array(view.buffer);
}

function writePage(view: DataView, at: number, { width, height, samples }: TinyPage, next: number): void {
  const pixels = at + DIRECTORY_BYTES;
  const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 16],
    [259, SHORT, 1],
    [262, SHORT, 1],
    [273, LONG, pixels],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, LONG, samples.length * 2],
  ];
  view.setUint16(at, entries.length, true);
  entries.forEach(([tag, type, value], i) => {
    const entry = at + 2 + i * 12;
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, type, true);
    view.setUint32(entry + 4, 1, true);
    view.setUint32(entry + 8, value, true);
  });
  view.setUint32(at + 2 + entries.length * 12, next, true);
  samples.forEach((sample, i) => {
    view.setUint16(pixels + 2 * i, sample, true);
  });
}
