import { type Plane, plane } from '#imaging/plane.ts';
import { checkDimensions, DecodeFault } from '../decode-fault.ts';
import { type FileReader, fileReader } from '../file-reader.ts';
import { type Directory, readDirectories, TAG, tagValue } from './directory.ts';
import { unpackBlock } from './unpack-block.ts';

const LITTLE_ENDIAN = [0x49, 0x49, 42, 0];
const BIG_ENDIAN = [0x4d, 0x4d, 0, 42];
const WHITE_IS_ZERO = 0;
const BLACK_IS_ZERO = 1;
const HORIZONTAL_DIFFERENCES = 2;
const REDUCED_RESOLUTION = 1;

export function isTiff(bytes: Uint8Array): boolean {
  return [LITTLE_ENDIAN, BIG_ENDIAN].some((magic) => magic.every((byte, i) => bytes[i] === byte));
}

/** One plane per page, thumbnails left out (TIFF 6.0; strips or tiles; uncompressed, LZW, deflate, PackBits). */
export async function readTiff(bytes: Uint8Array): Promise<readonly Plane[]> {
  const read = fileReader(bytes, bytes[0] === LITTLE_ENDIAN[0]);
  const pages = readDirectories(read).filter((page) => (tagValue(page, TAG.subfileType, 0) & REDUCED_RESOLUTION) === 0);
  if (pages.length < 1 || pages.length > 2) {
    throw new DecodeFault('unreadable', `${pages.length} pages instead of one or two`);
  }
  const planes: Plane[] = [];
  for (const page of pages) planes.push(await readPage(read, page));
  return planes;
}

async function readPage(read: FileReader, page: Directory): Promise<Plane> {
  const widthPx = tagValue(page, TAG.width);
  const heightPx = tagValue(page, TAG.height);
  checkKind(page);
  checkDimensions(widthPx, heightPx);
  const blocks = blocksOf(page, widthPx, heightPx);
  const compression = tagValue(page, TAG.compression, 1);
  const differences = tagValue(page, TAG.predictor, 1) === HORIZONTAL_DIFFERENCES;
  const flipped = tagValue(page, TAG.photometric, BLACK_IS_ZERO) === WHITE_IS_ZERO;
  // Before memory is taken: every block must lie within the file.
  for (const { offset, byteCount } of blocks) read.slice(offset, byteCount);

  const samples = new Uint16Array(widthPx * heightPx);
  for (const block of blocks) {
    const rows = Math.min(block.height, heightPx - block.y);
    const rowBytes = block.width * 2;
    const packed = read.slice(block.offset, block.byteCount);
    const bytes = await unpackBlock(packed, compression, rows * rowBytes, block.height * rowBytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const columns = Math.min(block.width, widthPx - block.x);
    for (let row = 0; row < rows; row++) {
      const to = (block.y + row) * widthPx + block.x;
      let before = 0;
      for (let column = 0; column < columns; column++) {
        let sample = view.getUint16(row * rowBytes + column * 2, read.littleEndian);
        if (differences) before = sample = (sample + before) & 0xffff;
        samples[to + column] = flipped ? 65_535 - sample : sample;
      }
    }
  }
  return plane(widthPx, heightPx, samples);
}

function checkKind(page: Directory): void {
  const bits = tagValue(page, TAG.bitsPerSample, 1);
  const format = tagValue(page, TAG.sampleFormat, 1);
  if (tagValue(page, TAG.samplesPerPixel, 1) !== 1 || tagValue(page, TAG.photometric, BLACK_IS_ZERO) > BLACK_IS_ZERO) {
    throw new DecodeFault('unreadable', 'a colour image is no radiograph');
  }
  if (bits !== 16) throw new DecodeFault('wrong-depth', `${bits} bits a sample instead of 16`);
  if (format !== 1) throw new DecodeFault('wrong-depth', 'samples are not unsigned integers');
  if (tagValue(page, TAG.fillOrder, 1) !== 1) throw new DecodeFault('unreadable', 'reversed bit order');
  if (tagValue(page, TAG.predictor, 1) > HORIZONTAL_DIFFERENCES)
    throw new DecodeFault('unreadable', 'unknown predictor');
}

interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly offset: number;
  readonly byteCount: number;
}

/** Strips are tiles as wide as the image. */
function blocksOf(page: Directory, widthPx: number, heightPx: number): readonly Block[] {
  const tiled = page.has(TAG.tileOffsets);
  const width = tiled ? tagValue(page, TAG.tileWidth) : widthPx;
  const height = tiled
    ? tagValue(page, TAG.tileHeight)
    : Math.min(heightPx, tagValue(page, TAG.rowsPerStrip, heightPx));
  checkDimensions(width, height);
  const offsets = page.get(tiled ? TAG.tileOffsets : TAG.stripOffsets) ?? [];
  const byteCounts = page.get(tiled ? TAG.tileByteCounts : TAG.stripByteCounts) ?? [];
  const across = Math.ceil(widthPx / width);
  const count = across * Math.ceil(heightPx / height);
  if (offsets.length !== count || byteCounts.length !== count) {
    throw new DecodeFault('unreadable', `${offsets.length} strips where ${count} belong`);
  }
  return offsets.map((offset, i) => ({
    x: (i % across) * width,
    y: Math.floor(i / across) * height,
    width,
    height,
    offset,
    byteCount: byteCounts[i] as number,
  }));
}
