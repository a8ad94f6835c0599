import { DecodeFault } from '../decode-fault.ts';
import { fileReader } from '../file-reader.ts';
import { type JpegHeader, MARKER } from './frame.ts';
import { BitSource, type HuffmanTable, readHuffmanTables } from './huffman.ts';

/** Marker of a lossless frame with Huffman codes. */
export const LOSSLESS = 0xc3;
/** The difference of this category is 32768 and has no bits of its own (ITU-T T.81, H.1.2.2). */
const HALF_RANGE = 16;

interface Scan {
  readonly tables: readonly HuffmanTable[];
  readonly predictor: number;
  /** Bits cut off before coding. */
  readonly shift: number;
  /** Pixels between restart markers, or 0. */
  readonly interval: number;
}

/**
 * The samples of a lossless JPEG of one scan (ITU-T T.81, annex H): 2 to 16 bits, every predictor, channels of a pixel side
 * by side.
 */
export function readLosslessJpeg(bytes: Uint8Array, header: JpegHeader): Uint8Array | Uint16Array {
  const { width, height, components, precision, dataFrom } = header;
  if (precision < 2 || precision > 16) throw new DecodeFault('wrong-depth', `${precision} bits a sample`);
  const { tables, predictor, shift, interval } = readScan(header);
  if (interval % width !== 0) throw new DecodeFault('unsupported', 'restart markers within a row');
  const samples = new (precision > 8 ? Uint16Array : Uint8Array)(width * height * components);
  const source = new BitSource(bytes, dataFrom);
  const row = width * components;
  const start = 1 << (precision - shift - 1);

  for (let y = 0, to = 0; y < height; y++) {
    const isRestart = interval > 0 && y > 0 && (y * width) % interval === 0;
    if (isRestart) source.restart();
    const isFirst = y === 0 || isRestart;
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < components; c++, to++) {
        const left = x > 0 ? (samples[to - components] as number) : 0;
        const up = isFirst ? 0 : (samples[to - row] as number);
        const upperLeft = isFirst || x === 0 ? 0 : (samples[to - row - components] as number);
        let guess: number;
        if (x === 0) guess = isFirst ? start : up;
        else guess = isFirst ? left : predict(predictor, left, up, upperLeft);
        samples[to] = (guess + difference(source, tables[c] as HuffmanTable)) & 0xffff;
      }
    }
  }
  return shift === 0 ? samples : samples.map((sample) => sample << shift);
}

/** Table H.1. */
function predict(predictor: number, left: number, up: number, upperLeft: number): number {
  switch (predictor) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return upperLeft;
    case 4:
      return left + up - upperLeft;
    case 5:
      return left + ((up - upperLeft) >> 1);
    case 6:
      return up + ((left - upperLeft) >> 1);
    default:
      return (left + up) >> 1;
  }
}

function difference(source: BitSource, table: HuffmanTable): number {
  const category = source.takeCode(table);
  if (category >= HALF_RANGE) {
    if (category === HALF_RANGE) return 32_768;
    throw new DecodeFault('unreadable', 'a difference beyond 16 bits');
  }
  const bits = source.take(category);
  return category > 0 && bits < 1 << (category - 1) ? bits - (1 << category) + 1 : bits;
}

function readScan({ segments, components }: JpegHeader): Scan {
  const tables = new Map<number, HuffmanTable>();
  let interval = 0;
  for (const { marker, body } of segments) {
    if (marker === MARKER.huffmanTables) readHuffmanTables(body, tables);
    if (marker === MARKER.restartInterval) interval = fileReader(body, false).uint16(0);
  }
  const read = fileReader(segments.at(-1)?.body ?? new Uint8Array(), false);
  if (read.uint8(0) !== components) throw new DecodeFault('unsupported', 'channels in scans of their own');
  const ofComponents = Array.from({ length: components }, (_, c) => {
    const table = tables.get(read.uint8(2 + c * 2) >> 4);
    if (!table) throw new DecodeFault('unreadable', 'a Huffman table is missing');
    return table;
  });
  const parameters = 1 + components * 2;
  const predictor = read.uint8(parameters);
  const shift = read.uint8(parameters + 2) & 0xf;
  if (predictor < 1 || predictor > 7) throw new DecodeFault('unreadable', `unknown predictor ${predictor}`);
  return { tables: ofComponents, predictor, shift, interval };
}
