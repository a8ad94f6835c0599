import { deflateSync } from 'node:zlib';
import type { Plane } from '#imaging/plane.ts';

interface TiffOptions {
  readonly littleEndian?: boolean;
  readonly compression?: 'none' | 'lzw' | 'deflate';
  readonly predictor?: boolean;
  readonly rowsPerStrip?: number;
  readonly bitsPerSample?: number;
  readonly whiteIsZero?: boolean;
}

const COMPRESSION = { none: 1, lzw: 5, deflate: 8 };

/** A 16-bit grey TIFF of one page per plane, laid out as scanners write it: strips, then the directory. */
export function tiffFile(planes: readonly Plane[], options: TiffOptions = {}): Uint8Array {
  const { littleEndian = true, compression = 'none', rowsPerStrip = 1 << 16, bitsPerSample = 16 } = options;
  const uint16 = (value: number) => numberBytes(value, 2, littleEndian);
  const uint32 = (value: number) => numberBytes(value, 4, littleEndian);
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (bytes: Uint8Array) => {
    parts.push(bytes);
    length += bytes.length;
    return length - bytes.length;
  };
  const patch = (at: number, bytes: Uint8Array) => patches.push({ at, bytes });
  const patches: { at: number; bytes: Uint8Array }[] = [];

  add(Uint8Array.from(littleEndian ? [0x49, 0x49, 42, 0] : [0x4d, 0x4d, 0, 42]));
  let link = add(uint32(0));
  for (const plane of planes) {
    const strips = stripsOf(plane, { ...options, littleEndian, rowsPerStrip }).map((strip) => ({
      offset: add(strip),
      byteCount: strip.length,
    }));
    const offsets = strips.length > 1 ? add(concat(strips.map((s) => uint32(s.offset)))) : strips[0]?.offset;
    const counts = strips.length > 1 ? add(concat(strips.map((s) => uint32(s.byteCount)))) : strips[0]?.byteCount;
    const tags: readonly (readonly [tag: number, count: number, value: number])[] = [
      [256, 1, plane.width],
      [257, 1, plane.height],
      [258, 1, bitsPerSample],
      [259, 1, COMPRESSION[compression]],
      [262, 1, options.whiteIsZero ? 0 : 1],
      [273, strips.length, offsets ?? 0],
      [277, 1, 1],
      [278, 1, rowsPerStrip],
      [279, strips.length, counts ?? 0],
      [317, 1, options.predictor ? 2 : 1],
    ];
    patch(link, uint32(length));
    add(uint16(tags.length));
    for (const [tag, count, value] of tags) add(concat([uint16(tag), uint16(4), uint32(count), uint32(value)]));
    link = add(uint32(0));
  }
  const file = concat(parts);
  for (const { at, bytes } of patches) file.set(bytes, at);
  return file;
}

function stripsOf({ width, height, samples }: Plane, options: TiffOptions & { rowsPerStrip: number }): Uint8Array[] {
  const strips: Uint8Array[] = [];
  for (let top = 0; top < height; top += options.rowsPerStrip) {
    const end = Math.min(height, top + options.rowsPerStrip) * width;
    const values = Array.from(samples.subarray(top * width, end), (sample, i) => {
      const before = options.predictor && i % width > 0 ? (samples[top * width + i - 1] as number) : 0;
      const stored = options.whiteIsZero ? 65_535 - sample : sample;
      return (stored - before) & 0xffff;
    });
    const bytes = concat(values.map((value) => numberBytes(value, 2, options.littleEndian ?? true)));
    const pack = { none: () => bytes, deflate: () => deflateSync(bytes), lzw: () => packLzw(bytes) };
    strips.push(pack[options.compression ?? 'none']());
  }
  return strips;
}

/** TIFF 6.0, section 13. */
function packLzw(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let [bits, held, width] = [0, 0, 9];
  let codes = new Map<string, number>();
  const emit = (code: number) => {
    bits = (bits << width) | code;
    for (held += width; held >= 8; held -= 8) out.push((bits >> (held - 8)) & 0xff);
    bits &= (1 << held) - 1;
  };
  const codeOf = (text: string) => (text.length === 1 ? text.charCodeAt(0) : (codes.get(text) ?? -1));
  emit(256);
  let text = '';
  for (const byte of bytes) {
    const longer = text + String.fromCharCode(byte);
    if (codeOf(longer) >= 0) {
      text = longer;
      continue;
    }
    emit(codeOf(text));
    codes.set(longer, 258 + codes.size);
    const next = 258 + codes.size;
    if (next === 4095) {
      emit(256);
      codes = new Map();
      width = 9;
    } else if (next >= 1 << width) width++;
    text = String.fromCharCode(byte);
  }
  emit(codeOf(text));
  emit(257);
  if (held > 0) out.push((bits << (8 - held)) & 0xff);
  return Uint8Array.from(out);
}

function numberBytes(value: number, size: 2 | 4, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (size === 2) view.setUint16(0, value, littleEndian);
  else view.setUint32(0, value, littleEndian);
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
