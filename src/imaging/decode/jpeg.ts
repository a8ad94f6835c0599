import createDecoder, { type JpegModule } from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { checkDimensions, DecodeFault } from './decode-fault.ts';
import { fileReader } from './file-reader.ts';
import type { Raster } from './raster.ts';

const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
/** Baseline, extended and progressive, all with Huffman codes (ITU-T T.81, table B.1). */
const READABLE_FRAMES = [0xc0, 0xc1, 0xc2];
/** Tables and arithmetic conditioning have numbers between those of the frames. */
const NO_FRAMES = [0xc4, 0xc8, 0xcc];
/** Each scan of a progressive picture costs a pass over all of it; encoders write about ten. */
const MAX_SCANS = 100;

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === START_OF_IMAGE && bytes[2] === 0xff;
}

/** 8-bit JPEG, grey or colour, as libjpeg-turbo decodes it. Anything it would only warn of is refused. */
export async function readJpeg(bytes: Uint8Array): Promise<Raster> {
  const { width, height, channels } = readFrame(bytes);
  const samples = await decode(bytes);
  if (samples.length !== width * height * channels) {
    throw new DecodeFault('unreadable', `${samples.length} samples for ${width}×${height} pixels`);
  }
  return { width, height, channels, colours: channels === 1 ? 'grey' : 'rgb', bits: 8, samples };
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Read before the codec sees the file, because a codec takes the memory that a header claims. */
function readFrame(bytes: Uint8Array): Frame {
  const read = fileReader(bytes, false);
  let frame: Frame | undefined;
  for (let offset = 2; ; ) {
    if (read.uint8(offset) !== 0xff) throw new DecodeFault('unreadable', `no marker at byte ${offset}`);
    const marker = read.uint8(offset + 1);
    if (marker === 0xff) {
      offset++;
      continue;
    }
    const length = read.uint16(offset + 2);
    if (length < 2) throw new DecodeFault('unreadable', `a segment of ${length} bytes at byte ${offset}`);
    const segment = read.slice(offset + 4, length - 2);
    if (marker === START_OF_SCAN) {
      if (!frame) throw new DecodeFault('unreadable', 'the frame header is missing');
      checkScans(bytes, offset);
      return frame;
    }
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.includes(marker)) {
      if (frame) throw new DecodeFault('unreadable', 'there are two frame headers');
      frame = frameOf(marker, segment);
    }
    offset += 2 + length;
  }
}

function frameOf(marker: number, segment: Uint8Array): Frame {
  const read = fileReader(segment, false);
  const precision = read.uint8(0);
  const [height, width, channels] = [read.uint16(1), read.uint16(3), read.uint8(5)];
  if (!READABLE_FRAMES.includes(marker)) {
    throw new DecodeFault('unsupported', `JPEG process ${marker - 0xc0} is not supported`);
  }
  if (precision !== 8) throw new DecodeFault('unsupported', `JPEG of ${precision} bits is not supported`);
  if (channels !== 1 && channels !== 3) throw new DecodeFault('in-colour', `JPEG with ${channels} inks`);
  checkDimensions(width, height, channels);
  return { width, height, channels };
}

function checkScans(bytes: Uint8Array, from: number): void {
  let scans = 0;
  let last = -1;
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === START_OF_SCAN) scans++;
    if (bytes[at + 1] === END_OF_IMAGE) last = at;
  }
  if (last < 0) throw new DecodeFault('truncated', 'the end of the picture is missing');
  if (scans > MAX_SCANS) throw new DecodeFault('unreadable', `${scans} scans in one picture`);
}

let loading: Promise<JpegModule> | undefined;

async function decode(bytes: Uint8Array): Promise<Uint8Array> {
  loading ??= createDecoder();
  const codec = await loading;
  const decoder = new codec.JPEGDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    return Uint8Array.from(decoder.getDecodedBuffer());
  } catch {
    // What the codec held then may be lost to its memory, so the next file gets a new one.
    loading = undefined;
    throw new DecodeFault('unreadable', 'the compressed data are damaged');
  } finally {
    decoder.delete();
  }
}
