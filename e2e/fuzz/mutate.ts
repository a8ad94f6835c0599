import type { Random } from '#base/random.ts';

const BYTES = [0, 1, 2, 0x7f, 0x80, 0xfe, 0xff];
const NUMBERS = [0, 1, 2, 0x7fff, 0x8000, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];
const MOST_CHANGES = 6;

/** A damaged copy of a file; `other` lends it parts. The same random numbers damage it the same way. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let out = Uint8Array.from(bytes);
  const changes = random.integer(1, MOST_CHANGES);
  for (let i = 0; i < changes && out.length > 0; i++) out = change(out, other, random);
  return out;
}

function change(bytes: Uint8Array<ArrayBuffer>, other: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const at = random.integer(0, bytes.length - 1);
  const length = random.integer(1, Math.min(64, bytes.length - at));
  switch (random.integer(0, 8)) {
    case 0:
      bytes[at] = (bytes[at] as number) ^ (1 << random.integer(0, 7));
      return bytes;
    case 1:
      bytes[at] = BYTES[random.integer(0, BYTES.length - 1)] as number;
      return bytes;
    case 2:
      bytes[at] = random.integer(0, 255);
      return bytes;
    case 3:
    case 4:
      return withNumber(bytes, at, random);
    case 5:
      return spliced(bytes, at, length, new Uint8Array());
    case 6:
      return spliced(bytes, at, 0, bytes.slice(at, at + length));
    case 7: {
      const from = random.integer(0, Math.max(0, other.length - length));
      return spliced(bytes, at, length, other.slice(from, from + length));
    }
    default:
      return bytes.slice(0, at);
  }
}

function withNumber(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  const number = NUMBERS[random.integer(0, NUMBERS.length - 1)] as number;
  const isLittle = random.integer(0, 1) === 1;
  const view = new DataView(bytes.buffer);
  if (random.integer(0, 1) === 1 && at + 4 <= bytes.length) view.setUint32(at, number, isLittle);
  else if (at + 2 <= bytes.length) view.setUint16(at, number & 0xffff, isLittle);
  return bytes;
}

function spliced(bytes: Uint8Array, at: number, removed: number, inserted: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length - removed + inserted.length);
  out.set(bytes.subarray(0, at));
  out.set(inserted, at);
  out.set(bytes.subarray(at + removed), at + inserted.length);
  return out;
}
