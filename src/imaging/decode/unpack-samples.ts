import { endianness } from 'node:os';
import { DecodeFault } from './decode-fault.ts';
import type { SampleArray } from './raster.ts';

export type NumberKind = 'unsigned' | 'signed' | 'float';
type Words = Uint8Array | Uint16Array | Uint32Array | BigUint64Array;

/** How the values of a picture lie in bytes. */
export interface SampleLayout {
  readonly bits: number;
  readonly kind: NumberKind;
  readonly littleEndian: boolean;
}

const MACHINE_IS_LITTLE_ENDIAN = endianness() === 'LE';
const BITS_OF_KIND: Readonly<Record<NumberKind, readonly number[]>> = {
  unsigned: [...Array.from({ length: 32 }, (_, i) => i + 1), 64],
  signed: [8, 16, 32, 64],
  float: [16, 32, 64],
};

export function checkLayout({ bits, kind }: SampleLayout): void {
  if (!BITS_OF_KIND[kind].includes(bits)) throw new DecodeFault('wrong-depth', `${kind} samples of ${bits} bits`);
}

/** Bytes of a row, whose end is padded to a whole byte. */
export function rowBytesOf(perRow: number, bits: number): number {
  return Math.ceil((perRow * bits) / 8);
}

/** Bytes of one value in memory. */
export function wordBytesOf({ bits, kind }: SampleLayout): number {
  if (kind === 'float') return bits === 64 ? 8 : 4;
  return bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
}

/**
 * The values in `rows` rows of `perRow` values each. `differencesOver`, when not 0, says that each value was stored as its
 * difference to the one so many before it in its row (TIFF 6.0, section 14).
 */
export function unpackSamples(
  bytes: Uint8Array,
  rows: number,
  perRow: number,
  layout: SampleLayout,
  differencesOver = 0,
): SampleArray {
  const words = unpackWords(bytes, rows, perRow, layout);
  if (differencesOver > 0) addDifferences(words, perRow, differencesOver, layout.bits);
  return valuesOf(words, layout);
}

function unpackWords(bytes: Uint8Array, rows: number, perRow: number, { bits, littleEndian }: SampleLayout): Words {
  const count = rows * perRow;
  if (![8, 16, 32, 64].includes(bits)) return unpackBits(bytes, rows, perRow, bits);
  // A copy, because the words must be aligned and may have to be swapped.
  const own = Buffer.from(new ArrayBuffer(count * (bits / 8)));
  own.set(bytes.subarray(0, own.length));
  const swapped = littleEndian !== MACHINE_IS_LITTLE_ENDIAN;
  if (bits === 8) return new Uint8Array(own.buffer);
  if (bits === 16) return new Uint16Array((swapped ? own.swap16() : own).buffer);
  if (bits === 32) return new Uint32Array((swapped ? own.swap32() : own).buffer);
  return new BigUint64Array((swapped ? own.swap64() : own).buffer);
}

/** Values across byte borders, highest bit first, whatever the byte order of the file. */
function unpackBits(bytes: Uint8Array, rows: number, perRow: number, bits: number): Words {
  const words = new (bits <= 8 ? Uint8Array : bits <= 16 ? Uint16Array : Uint32Array)(rows * perRow);
  const rowBytes = rowBytesOf(perRow, bits);
  const most = 2 ** bits;
  for (let row = 0, to = 0; row < rows; row++) {
    let from = row * rowBytes;
    let [held, heldBits] = [0, 0];
    for (let i = 0; i < perRow; i++) {
      // Not with shifts: up to 39 bits are held.
      for (; heldBits < bits; heldBits += 8) held = held * 256 + (bytes[from++] ?? 0);
      heldBits -= bits;
      const rest = 2 ** heldBits;
      words[to++] = Math.floor(held / rest) % most;
      held %= rest;
    }
  }
  return words;
}

function addDifferences(words: Words, perRow: number, over: number, bits: number): void {
  if (words instanceof BigUint64Array) {
    for (let start = 0; start < words.length; start += perRow) {
      for (let i = start + over; i < start + perRow; i++) words[i] = (words[i] as bigint) + (words[i - over] as bigint);
    }
    return;
  }
  const range = 2 ** bits;
  for (let start = 0; start < words.length; start += perRow) {
    for (let i = start + over; i < start + perRow; i++) {
      words[i] = ((words[i] as number) + (words[i - over] as number)) % range;
    }
  }
}

function valuesOf(words: Words, { bits, kind }: SampleLayout): SampleArray {
  const { buffer } = words;
  if (kind === 'unsigned') return words;
  if (kind === 'signed') {
    if (bits === 8) return new Int8Array(buffer);
    if (bits === 16) return new Int16Array(buffer);
    return bits === 32 ? new Int32Array(buffer) : new BigInt64Array(buffer);
  }
  if (bits === 16) return Float32Array.from(words as Uint16Array, floatOfHalf);
  return bits === 32 ? new Float32Array(buffer) : new Float64Array(buffer);
}

/** IEEE 754 binary16. */
function floatOfHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1_024) * 2 ** (exponent - 15);
}
