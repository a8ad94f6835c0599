import { crc32 } from 'node:zlib';
import { boundedInflate } from './bounded-inflate.ts';
import { checkDimensions, DecodeFault } from './decode-fault.ts';
import { fileReader } from './file-reader.ts';
import { undoPngFilters } from './png-filters.ts';
import type { Colours, Raster } from './raster.ts';
import { rowBytesOf, type SampleLayout, unpackSamples } from './unpack-samples.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

interface Header {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly colours: Colours;
  readonly layout: SampleLayout;
  readonly isInterlaced: boolean;
}

/** Channels, colours and depths by the number of the colour type (W3C PNG 11.2.1). */
const COLOUR_TYPES: Readonly<Record<number, readonly [number, Colours, readonly number[]]>> = {
  0: [1, 'grey', [1, 2, 4, 8, 16]],
  2: [3, 'rgb', [8, 16]],
  3: [1, 'palette', [1, 2, 4, 8]],
  4: [2, 'grey', [8, 16]],
  6: [4, 'rgb', [8, 16]],
};

/** First column and row, and the steps between them, of the passes of Adam7 (W3C PNG 8.1). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const WHOLE = [[0, 0, 1, 1]] as const;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** PNG of any depth and colour type (W3C PNG, third edition), every chunk checked by its CRC. */
export async function readPng(bytes: Uint8Array): Promise<Raster> {
  const chunks = readChunks(bytes);
  const header = readHeader(chunks.header);
  const { width, height, channels, colours, layout } = header;
  const passes = passesOf(header);
  const filteredBytes = passes.reduce((sum, { rows, rowBytes }) => sum + (rowBytes > 0 ? rows * (rowBytes + 1) : 0), 0);
  const filtered = await boundedInflate(chunks.packed, filteredBytes, filteredBytes);
  const samples = readPasses(filtered, passes, header);
  const raster: Raster = { width, height, channels, colours, bits: layout.bits, samples };
  return colours === 'palette' ? { ...raster, palette: paletteOf(chunks.palette) } : raster;
}

interface Pass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly rows: number;
  readonly rowBytes: number;
}

function passesOf({ width, height, channels, layout, isInterlaced }: Header): readonly Pass[] {
  return (isInterlaced ? ADAM7 : WHOLE).map(([x, y, stepX, stepY]) => {
    const columns = Math.max(0, Math.ceil((width - x) / stepX));
    const rows = Math.max(0, Math.ceil((height - y) / stepY));
    return { x, y, stepX, stepY, columns, rows, rowBytes: rowBytesOf(columns * channels, layout.bits) };
  });
}

function readPasses(filtered: Uint8Array, passes: readonly Pass[], header: Header): Uint8Array | Uint16Array {
  const { width, height, channels, layout } = header;
  const bytesPerPixel = Math.max(1, (channels * layout.bits) / 8);
  const unpack = (bytes: Uint8Array, { rows, columns }: Pass) =>
    unpackSamples(bytes, rows, columns * channels, layout) as Uint8Array | Uint16Array;
  const [only] = passes;
  if (passes.length === 1 && only) {
    return unpack(undoPngFilters(filtered, only.rowBytes, only.rows, bytesPerPixel), only);
  }
  const samples = new (layout.bits === 16 ? Uint16Array : Uint8Array)(width * height * channels);
  let from = 0;
  for (const pass of passes) {
    if (pass.rowBytes === 0) continue;
    const next = from + pass.rows * (pass.rowBytes + 1);
    const bytes = undoPngFilters(filtered.subarray(from, next), pass.rowBytes, pass.rows, bytesPerPixel);
    scatter(unpack(bytes, pass), pass, samples, width, channels);
    from = next;
  }
  return samples;
}

function scatter(
  values: Uint8Array | Uint16Array,
  { x, y, stepX, stepY, columns, rows }: Pass,
  samples: Uint8Array | Uint16Array,
  width: number,
  channels: number,
): void {
  let from = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const to = ((y + row * stepY) * width + x + column * stepX) * channels;
      for (let c = 0; c < channels; c++) samples[to + c] = values[from++] as number;
    }
  }
}

function readHeader(chunk: Uint8Array): Header {
  const read = fileReader(chunk, false);
  const [width, height, bits, colourType] = [read.uint32(0), read.uint32(4), read.uint8(8), read.uint8(9)];
  const [channels, colours, depths] = COLOUR_TYPES[colourType] ?? [];
  if (!channels || !colours) throw new DecodeFault('unreadable', `unknown colour type ${colourType}`);
  if (!depths?.includes(bits)) throw new DecodeFault('wrong-depth', `${bits} bits a sample`);
  if (read.uint8(10) !== 0 || read.uint8(11) !== 0 || read.uint8(12) > 1) {
    throw new DecodeFault('unreadable', 'unknown compression, filter or interlace method');
  }
  checkDimensions(width, height, channels * Math.ceil(bits / 8));
  const layout = { bits, kind: 'unsigned', littleEndian: false } as const;
  return { width, height, channels, colours, layout, isInterlaced: read.uint8(12) === 1 };
}

function paletteOf(chunk: Uint8Array | undefined): Uint16Array {
  if (!chunk || chunk.length % 3 !== 0) throw new DecodeFault('unreadable', 'the palette is missing or damaged');
  return Uint16Array.from(chunk, (byte) => byte * 257);
}

function readChunks(bytes: Uint8Array): { header: Uint8Array; packed: Uint8Array; palette: Uint8Array | undefined } {
  const read = fileReader(bytes, false);
  const data: Uint8Array[] = [];
  let header: Uint8Array | undefined;
  let palette: Uint8Array | undefined;
  let offset = SIGNATURE.length;
  for (;;) {
    const length = read.uint32(offset);
    const body = read.slice(offset + 8, length);
    if (crc32(read.slice(offset + 4, 4 + length)) !== read.uint32(offset + 8 + length)) {
      throw new DecodeFault('unreadable', `damaged chunk at byte ${offset}`);
    }
    const type = String.fromCharCode(...read.slice(offset + 4, 4));
    if (!header && type !== 'IHDR') throw new DecodeFault('unreadable', 'the header is missing');
    if (type === 'IHDR') header = body;
    if (type === 'PLTE') palette = body;
    if (type === 'IDAT') data.push(body);
    if (type === 'IEND' && header) return { header, packed: Buffer.concat(data), palette };
    offset += 12 + length;
  }
}
