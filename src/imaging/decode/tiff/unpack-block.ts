import { boundedInflate } from '../bounded-inflate.ts';
import { DecodeFault } from '../decode-fault.ts';
import { unpackPackBits } from '../pack-bits.ts';
import { unpackLzw } from './lzw.ts';

const NONE = 1;
const LZW = 5;
const DEFLATE = 8;
const PACK_BITS = 32_773;
const DEFLATE_OLD = 32_946;
const ZSTANDARD = 50_000;

/** Undoes the compression of one strip or tile. `leastBytes` are needed; a block may be padded up to `mostBytes`. */
export async function unpackBlock(
  packed: Uint8Array,
  compression: number,
  leastBytes: number,
  mostBytes: number,
): Promise<Uint8Array> {
  const bytes = await unpack(packed, compression, leastBytes, mostBytes);
  if (bytes.length < leastBytes) {
    throw new DecodeFault('truncated', `${bytes.length} of ${leastBytes} bytes in a strip`);
  }
  return bytes;
}

function unpack(packed: Uint8Array, compression: number, leastBytes: number, mostBytes: number) {
  switch (compression) {
    case NONE:
      return packed;
    case LZW:
      return unpackLzw(packed, mostBytes);
    case DEFLATE:
    case DEFLATE_OLD:
      return boundedInflate(packed, leastBytes, mostBytes);
    case ZSTANDARD:
      return boundedInflate(packed, leastBytes, mostBytes, 'zstd');
    case PACK_BITS:
      return unpackPackBits(packed, mostBytes);
    default:
      throw new DecodeFault('unsupported', `TIFF compression ${compression} is not supported`);
  }
}
