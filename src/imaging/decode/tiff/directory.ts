import { DecodeFault } from '../decode-fault.ts';
import type { FileReader } from '../file-reader.ts';

/** Numeric values of one TIFF page by tag number (TIFF 6.0, part 2). */
export type Directory = ReadonlyMap<number, readonly number[]>;

export const TAG = {
  subfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  predictor: 317,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  sampleFormat: 339,
} as const;

const KNOWN = new Set<number>(Object.values(TAG));
const BYTE = 1;
const SHORT = 3;
const LONG = 4;
/** Bytes of one value by type number, TIFF 6.0 section 2. */
const SIZE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** A file holds one or two planes; a longer chain is another kind of file, or a loop made to hang the reader. */
const MAX_PAGES = 8;

export function readDirectories(read: FileReader): readonly Directory[] {
  const pages: Directory[] = [];
  for (let offset = read.uint32(4); offset !== 0; ) {
    if (pages.length === MAX_PAGES) throw new DecodeFault('unreadable', `more than ${MAX_PAGES} pages`);
    const entries = read.uint16(offset);
    pages.push(readDirectory(read, offset + 2, entries));
    offset = read.uint32(offset + 2 + entries * 12);
  }
  return pages;
}

function readDirectory(read: FileReader, start: number, entries: number): Directory {
  const values = new Map<number, readonly number[]>();
  for (let i = 0; i < entries; i++) {
    const at = start + i * 12;
    const [tag, type, count] = [read.uint16(at), read.uint16(at + 2), read.uint32(at + 4)];
    const size = SIZE[type] ?? 0;
    const from = count * size <= 4 ? at + 8 : read.uint32(at + 8);
    // Of tags not needed, too: a file that lost only its last remark is still a file that was cut.
    read.slice(from, count * size);
    if (!KNOWN.has(tag)) continue;
    if (type !== BYTE && type !== SHORT && type !== LONG) {
      throw new DecodeFault('unreadable', `tag ${tag} has the unexpected type ${type}`);
    }
    const one = type === BYTE ? read.uint8 : type === SHORT ? read.uint16 : read.uint32;
    values.set(
      tag,
      Array.from({ length: count }, (_, n) => one(from + n * size)),
    );
  }
  return values;
}

/** The first value of a tag, the TIFF default when it is absent, or a fault when there is no default. */
export function tagValue(directory: Directory, tag: number, fallback?: number): number {
  const value = directory.get(tag)?.[0] ?? fallback;
  if (value === undefined) throw new DecodeFault('unreadable', `tag ${tag} is missing`);
  return value;
}
