import { DecodeFault } from '../decode-fault.ts';

const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const MAX_CODES = 4096;

/**
 * LZW of TIFF 6.0, section 13: most significant bit first, code width grown one code early; or of TIFF 5.0, known by how its
 * first code lies: least significant bit first, code width grown when it must. Stops at `mostBytes`;
 * returns what there was when the data end before, which the caller judges.
 */
export function unpackLzw(packed: Uint8Array, mostBytes: number): Uint8Array {
  const out = new Uint8Array(mostBytes);
  // Where the string of each code was last written in `out`, so that no table of strings is needed.
  const startOf = new Int32Array(MAX_CODES);
  const lengthOf = new Int32Array(MAX_CODES);
  const isOld = packed[0] === 0 && ((packed[1] as number) & 1) === 1;
  const growEarly = isOld ? 0 : 1;
  let [bits, held, from, written] = [0, 0, 0, 0];
  let [width, next, previous] = [9, FIRST_FREE, -1];

  while (written < mostBytes) {
    while (held < width && from < packed.length) {
      const byte = packed[from++] as number;
      bits = isOld ? bits | (byte << held) : ((bits << 8) | byte) & 0xff_ffff;
      held += 8;
    }
    if (held < width) break;
    const code = (isOld ? bits : bits >> (held - width)) & ((1 << width) - 1);
    if (isOld) bits >>= width;
    held -= width;
    if (code === END) break;
    if (code === CLEAR) {
      [width, next, previous] = [9, FIRST_FREE, -1];
      continue;
    }
    if (code > next || (code >= FIRST_FREE && previous < 0) || next > MAX_CODES) {
      throw new DecodeFault('unreadable', 'damaged LZW data');
    }
    const start = written;
    if (code < CLEAR) {
      out[written++] = code;
    } else {
      const end = Math.min(mostBytes, written + (code === next ? written - previous + 1 : (lengthOf[code] as number)));
      let source = code === next ? previous : (startOf[code] as number);
      while (written < end) out[written++] = out[source++] as number;
    }
    if (previous >= 0 && next < MAX_CODES) {
      startOf[next] = previous;
      lengthOf[next] = start - previous + 1;
      next++;
    }
    previous = start;
    if (next >= (1 << width) - growEarly && width < 12) width++;
  }
  return out.subarray(0, written);
}
