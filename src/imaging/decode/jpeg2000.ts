import { type Codec, decodeWith } from './codec.ts';
import { checkDimensions, DecodeFault } from './decode-fault.ts';
import { fileReader } from './file-reader.ts';

/** Start of a codestream, then its size segment (ITU-T T.800, A.4.1 and A.5.1). */
const CODESTREAM = [0xff, 0x4f, 0xff, 0x51];
const START_OF_TILE_PART = 0xff90;
const END_OF_CODESTREAM = 0xffd9;
/** Each tile has tables of its own in a codec's memory. */
const MAX_TILES = 10_000;

export interface CodedFrame {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bits: number;
  readonly bytes: Uint8Array;
}

/** The samples of a JPEG 2000 or HTJ2K codestream, as bytes. */
export async function readJpeg2000(
  bytes: Uint8Array,
  codec: Extract<Codec, 'jpeg-2000' | 'htj2k'>,
): Promise<CodedFrame> {
  const frame = readSize(bytes);
  const samples = await decodeWith(codec, bytes);
  const { width, height, channels, bits } = frame;
  if (samples.length !== width * height * channels * (bits > 8 ? 2 : 1)) {
    throw new DecodeFault('unreadable', `${samples.length} bytes for ${width}×${height} pixels`);
  }
  return { ...frame, bytes: samples };
}

function readSize(bytes: Uint8Array): Omit<CodedFrame, 'bytes'> {
  if (CODESTREAM.some((byte, i) => bytes[i] !== byte)) throw new DecodeFault('unreadable', 'no JPEG 2000 codestream');
  const read = fileReader(bytes, false);
  const [right, bottom, left, top] = [read.uint32(8), read.uint32(12), read.uint32(16), read.uint32(20)];
  const [tileWidth, tileHeight] = [read.uint32(24), read.uint32(28)];
  const channels = read.uint16(40);
  const depths = Array.from({ length: Math.min(channels, 5) }, (_, c) => read.uint8(42 + c * 3));
  const steps = depths.map((_, c) => read.uint8(43 + c * 3) * read.uint8(44 + c * 3));
  const [width, height] = [right - left, bottom - top];
  const bits = ((depths[0] ?? 0) & 0x7f) + 1;
  if (channels !== 1 && channels !== 3) throw new DecodeFault('in-colour', `JPEG 2000 with ${channels} components`);
  if (steps.some((step) => step !== 1) || depths.some((depth) => depth !== depths[0])) {
    throw new DecodeFault('unsupported', 'JPEG 2000 components of different sizes or depths');
  }
  if (bits > 16) throw new DecodeFault('wrong-depth', `${bits} bits a sample`);
  checkDimensions(width, height, channels * (bits > 8 ? 2 : 1));
  if (Math.ceil(width / tileWidth) * Math.ceil(height / tileHeight) > MAX_TILES) {
    throw new DecodeFault('unreadable', `tiles of ${tileWidth}×${tileHeight} pixels`);
  }
  checkTileParts(bytes);
  return { width, height, channels, bits };
}

/** Each tile part says how long it is (A.4.2), and the last must end where the codestream does: codecs complete what is cut. */
function checkTileParts(bytes: Uint8Array): void {
  const read = fileReader(bytes, false);
  let offset = 2;
  while (read.uint16(offset) !== START_OF_TILE_PART) offset += 2 + Math.max(2, read.uint16(offset + 2));
  while (read.uint16(offset) === START_OF_TILE_PART) {
    const length = read.uint32(offset + 6);
    // The last part may leave it open.
    offset = length === 0 ? bytes.lastIndexOf(END_OF_CODESTREAM & 0xff) - 1 : offset + length;
    if (length !== 0 && length < 14) throw new DecodeFault('unreadable', `a tile part of ${length} bytes`);
  }
  if (read.uint16(offset) !== END_OF_CODESTREAM) throw new DecodeFault('unreadable', 'tile parts of wrong lengths');
}
