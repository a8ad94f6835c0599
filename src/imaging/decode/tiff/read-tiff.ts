import { DecodeFault, MAX_SAMPLE_BYTES } from '../decode-fault.ts';
import type { FileReader } from '../file-reader.ts';
import type { Raster, SampleArray } from '../raster.ts';
import { unpackSamples, wordBytesOf } from '../unpack-samples.ts';
import { type Directory, readDirectories, TAG, tagValue, tiffForm } from './directory.ts';
import { undoFloatDifferences } from './float-differences.ts';
import { readJpegBlock } from './jpeg-block.ts';
import { type Block, bytesOfRow, JPEG, type PageLayout, pageLayoutOf } from './page-layout.ts';
import { unpackBlock } from './unpack-block.ts';

const REDUCED_RESOLUTION = 1;

export function isTiff(bytes: Uint8Array): boolean {
  return tiffForm(bytes) !== undefined;
}

/**
 * The pictures of the pages, thumbnails left out (TIFF 6.0 and BigTIFF; strips or tiles, planar or not; uncompressed, LZW,
 * deflate, PackBits, Zstandard, JPEG). Two grey channels are two pictures.
 */
export async function readTiff(bytes: Uint8Array): Promise<readonly Raster[]> {
  const { read, form } = tiffForm(bytes) ?? {};
  if (!read || !form) throw new DecodeFault('unreadable', 'no TIFF');
  const pages = readDirectories(read, form).filter(
    (page) => (tagValue(page, TAG.subfileType, 0) & REDUCED_RESOLUTION) === 0,
  );
  const layouts = pages.map((page) => pageLayoutOf(page, read.littleEndian));
  checkWhole(read, layouts);
  const rasters: Raster[] = [];
  for (const [i, layout] of layouts.entries()) rasters.push(...(await readPage(read, layout, pages[i] as Directory)));
  return rasters;
}

/** Before memory is taken: all pages together must be of a size that is read, and every block must lie within the file. */
function checkWhole(read: FileReader, layouts: readonly PageLayout[]): void {
  if (layouts.length === 0) throw new DecodeFault('unreadable', 'there is no page');
  const bytes = layouts.reduce(
    (sum, { width, height, channels, samples }) => sum + width * height * channels * wordBytesOf(samples),
    0,
  );
  if (bytes > MAX_SAMPLE_BYTES) throw new DecodeFault('too-large', `${bytes} bytes of samples are too many`);
  for (const { blocks } of layouts) for (const { offset, byteCount } of blocks) read.slice(offset, byteCount);
}

async function readPage(read: FileReader, layout: PageLayout, page: Directory): Promise<readonly Raster[]> {
  const { width, height, channels, colours } = layout;
  const { bits, kind } = layout.samples;
  const stored = kind === 'float' ? Math.max(32, bits) : bits;
  let samples: SampleArray | undefined;
  for (const block of layout.blocks) {
    const values =
      layout.compression === JPEG
        ? await readJpegBlock(read.slice(block.offset, block.byteCount), layout, block, page)
        : await readBlock(read, layout, block);
    samples ??= new (values.constructor as new (length: number) => SampleArray)(width * height * channels);
    place(values, block, layout, samples);
  }
  if (!samples) throw new DecodeFault('unreadable', 'there are no strips');
  const whole: Raster = { width, height, channels, colours, bits: stored, samples };
  if (colours === 'palette') return [{ ...whole, palette: paletteOf(page, bits) }];
  if (!layout.isPair) return [whole];
  return [0, 1].map((channel) => ({ ...whole, channels: 1, samples: channelOf(samples, 2, channel) }));
}

async function readBlock(read: FileReader, layout: PageLayout, block: Block): Promise<SampleArray> {
  const { channels, separatePlanes, samples, prediction, compression, bitsReversed, height } = layout;
  const stride = separatePlanes ? 1 : channels;
  const perRow = block.width * stride;
  const rows = Math.min(block.height, height - block.y);
  const rowBytes = bytesOfRow(layout, block);
  const stored = read.slice(block.offset, block.byteCount);
  const packed = bitsReversed ? stored.map(reversed) : stored;
  const bytes = await unpackBlock(packed, compression, rows * rowBytes, block.height * rowBytes);
  if (prediction === 'float-differences') {
    const plain = undoFloatDifferences(bytes, rows, perRow, samples.bits / 8, stride);
    return unpackSamples(plain, rows, perRow, { ...samples, littleEndian: false });
  }
  return unpackSamples(bytes, rows, perRow, samples, prediction === 'differences' ? stride : 0);
}

/** Copies the part of a block that lies within the image. */
function place(values: SampleArray, block: Block, layout: PageLayout, samples: SampleArray): void {
  const { width, height, channels, separatePlanes } = layout;
  const stride = separatePlanes ? 1 : channels;
  const columns = Math.min(block.width, width - block.x);
  const rows = Math.min(block.height, height - block.y);
  for (let row = 0; row < rows; row++) {
    const from = row * block.width * stride;
    const to = ((block.y + row) * width + block.x) * channels;
    if (stride === channels) {
      samples.set(values.subarray(from, from + columns * stride) as never, to);
    } else {
      for (let i = 0; i < columns; i++) samples[to + i * channels + block.channel] = values[from + i] as never;
    }
  }
}

function channelOf(samples: SampleArray, channels: number, channel: number): SampleArray {
  const values = samples.slice(0, samples.length / channels);
  for (let i = 0; i < values.length; i++) values[i] = samples[i * channels + channel] as never;
  return values;
}

/** All reds, all greens, all blues (TIFF 6.0, section 5), turned into colours. */
function paletteOf(page: Directory, bits: number): Uint16Array {
  const map = page.get(TAG.colourMap) ?? [];
  const count = 2 ** bits;
  if (map.length !== 3 * count) throw new DecodeFault('unreadable', `a palette of ${map.length / 3} colours`);
  return Uint16Array.from({ length: 3 * count }, (_, i) => map[(i % 3) * count + Math.floor(i / 3)] as number);
}

function reversed(byte: number): number {
  let out = 0;
  for (let bit = 0; bit < 8; bit++) out |= ((byte >> bit) & 1) << (7 - bit);
  return out;
}
