import { DecodeFault } from '../decode-fault.ts';
import { fileReader } from '../file-reader.ts';

export const MARKER = {
  startOfImage: 0xd8,
  endOfImage: 0xd9,
  startOfScan: 0xda,
  huffmanTables: 0xc4,
  restartInterval: 0xdd,
} as const;

/** Tables and arithmetic conditioning have numbers between those of the frames (ITU-T T.81, table B.1). */
const NO_FRAMES = [0xc4, 0xc8, 0xcc];
/** Of JPEG-LS (ITU-T T.87, table C.1). */
const JPEG_LS_FRAME = 0xf7;
/** Each scan of a progressive picture costs a pass over all of it; encoders write about ten. */
const MAX_SCANS = 100;

export interface Segment {
  readonly marker: number;
  readonly body: Uint8Array;
}

/** What stands before the compressed data of a JPEG or JPEG-LS file. */
export interface JpegHeader {
  /** Marker of the frame header, which tells the process. */
  readonly process: number;
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** All segments up to and with the one that starts the first scan. */
  readonly segments: readonly Segment[];
  /** Where the data of the first scan begin. */
  readonly dataFrom: number;
}

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === MARKER.startOfImage && bytes[2] === 0xff;
}

/** Read before a codec sees the file, because a codec takes the memory that a header claims. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  if (!isJpeg(bytes)) throw new DecodeFault('unreadable', 'no JPEG');
  const { segments, dataFrom } = readSegments(bytes);
  checkScans(bytes, dataFrom);
  const frames = segments.filter(({ marker }) => isFrame(marker));
  const [frame, second] = frames;
  if (!frame || second) throw new DecodeFault('unreadable', `${frames.length} frame headers`);
  const read = fileReader(frame.body, false);
  return {
    process: frame.marker,
    precision: read.uint8(0),
    height: read.uint16(1),
    width: read.uint16(3),
    components: read.uint8(5),
    segments,
    dataFrom,
  };
}

function isFrame(marker: number): boolean {
  return marker === JPEG_LS_FRAME || (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.includes(marker));
}

function readSegments(bytes: Uint8Array): Pick<JpegHeader, 'segments' | 'dataFrom'> {
  const read = fileReader(bytes, false);
  const segments: Segment[] = [];
  for (let offset = 2; ; ) {
    if (read.uint8(offset) !== 0xff) throw new DecodeFault('unreadable', `no marker at byte ${offset}`);
    const marker = read.uint8(offset + 1);
    if (marker === 0xff) {
      offset++;
      continue;
    }
    const length = read.uint16(offset + 2);
    if (length < 2) throw new DecodeFault('unreadable', `a segment of ${length} bytes at byte ${offset}`);
    segments.push({ marker, body: read.slice(offset + 4, length - 2) });
    offset += 2 + length;
    if (marker === MARKER.startOfScan) return { segments, dataFrom: offset };
  }
}

function checkScans(bytes: Uint8Array, from: number): void {
  let scans = 1;
  let isWhole = false;
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === MARKER.startOfScan) scans++;
    if (bytes[at + 1] === MARKER.endOfImage) isWhole = true;
  }
  if (!isWhole) throw new DecodeFault('truncated', 'the end of the picture is missing');
  if (scans > MAX_SCANS) throw new DecodeFault('unreadable', `${scans} scans in one picture`);
}
