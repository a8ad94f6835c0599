import { DecodeFault } from '../decode-fault.ts';
import { type FileReader, fileReader } from '../file-reader.ts';

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
  planarConfiguration: 284,
  predictor: 317,
  colourMap: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
} as const;

const KNOWN = new Set<number>(Object.values(TAG));
const BYTE = 1;
const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;
const LONG8 = 16;
/** Bytes of one value by type number: TIFF 6.0 section 2, and from 16 on BigTIFF. */
const SIZE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

/** More pictures than a series of slices has; a longer chain of pages is made to keep the reader busy. */
const MAX_PAGES = 1_024;
/** Of all pages. Pages may share bytes of the file, so that a small one could name any number of values. */
const MAX_VALUES = 1_000_000;

/** Where TIFF and BigTIFF differ. */
interface Form {
  readonly firstPage: number;
  readonly countBytes: number;
  readonly entryBytes: number;
  /** Of an offset, and so of what an entry holds itself. */
  readonly wordBytes: number;
  readonly count: (offset: number) => number;
  readonly word: (offset: number) => number;
}

const CLASSIC = 42;
const BIG = 43;

/** Byte order and kind of a TIFF, or undefined when it is none. */
export function tiffForm(bytes: Uint8Array): { read: FileReader; form: Form } | undefined {
  const order = String.fromCharCode(...bytes.subarray(0, 2));
  if ((order !== 'II' && order !== 'MM') || bytes.length < 8) return undefined;
  const read = fileReader(bytes, order === 'II');
  if (read.uint16(2) === CLASSIC) {
    return {
      read,
      form: { firstPage: 4, countBytes: 2, entryBytes: 12, wordBytes: 4, count: read.uint16, word: read.uint32 },
    };
  }
  if (read.uint16(2) !== BIG || read.uint16(4) !== 8) return undefined;
  return {
    read,
    form: { firstPage: 8, countBytes: 8, entryBytes: 20, wordBytes: 8, count: read.uint64, word: read.uint64 },
  };
}

export function readDirectories(read: FileReader, form: Form): readonly Directory[] {
  const pages: Directory[] = [];
  const seen = new Set<number>();
  let values = 0;
  for (let offset = form.word(form.firstPage); offset !== 0; ) {
    if (seen.has(offset)) throw new DecodeFault('unreadable', 'the pages run in a circle');
    seen.add(offset);
    if (pages.length === MAX_PAGES) throw new DecodeFault('unreadable', `more than ${MAX_PAGES} pages`);
    const entries = form.count(offset);
    const start = offset + form.countBytes;
    read.slice(start, entries * form.entryBytes);
    const page = readDirectory(read, form, start, entries, MAX_VALUES - values);
    for (const list of page.values()) values += list.length;
    pages.push(page);
    offset = form.word(start + entries * form.entryBytes);
  }
  return pages;
}

function readDirectory(
  read: FileReader,
  { entryBytes, wordBytes, word }: Form,
  start: number,
  entries: number,
  mostValues: number,
): Directory {
  const values = new Map<number, readonly number[]>();
  const numberOf = {
    [BYTE]: read.uint8,
    [UNDEFINED]: read.uint8,
    [SHORT]: read.uint16,
    [LONG]: read.uint32,
    [LONG8]: read.uint64,
  };
  let left = mostValues;
  for (let i = 0; i < entries; i++) {
    const at = start + i * entryBytes;
    const [tag, type, count] = [read.uint16(at), read.uint16(at + 2), word(at + 4)];
    const size = SIZE[type] ?? 0;
    const valueAt = at + 4 + wordBytes;
    const from = count * size <= wordBytes ? valueAt : word(valueAt);
    // Of tags not needed, too: a file that lost only its last remark is still a file that was cut.
    read.slice(from, count * size);
    if (!KNOWN.has(tag)) continue;
    const one = numberOf[type as keyof typeof numberOf];
    if (!one) throw new DecodeFault('unreadable', `tag ${tag} has the unexpected type ${type}`);
    left -= count;
    if (left < 0) throw new DecodeFault('unreadable', `more than ${MAX_VALUES} values in the directories`);
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
