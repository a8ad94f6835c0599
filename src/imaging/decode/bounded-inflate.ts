import { promisify } from 'node:util';
import { inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { DecodeFault } from './decode-fault.ts';

const UNPACK = {
  zlib: promisify(inflate),
  deflate: promisify(inflateRaw),
  zstd: promisify(zstdDecompress),
};

/**
 * Unpacks a compressed stream that must yield from `leastBytes` to `mostBytes`. A stream that would grow beyond is stopped
 * there, so that a small file cannot fill the memory; one that ends early is a truncated file.
 */
export async function boundedInflate(
  packed: Uint8Array,
  leastBytes: number,
  mostBytes: number,
  form: keyof typeof UNPACK = 'zlib',
): Promise<Uint8Array> {
  const bytes = await UNPACK[form](packed, { maxOutputLength: mostBytes }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'Z_BUF_ERROR') throw new DecodeFault('truncated', 'compressed data end early');
    if (error.code === 'ERR_BUFFER_TOO_LARGE') throw new DecodeFault('unreadable', 'compressed data exceed the image');
    throw new DecodeFault('unreadable', `compressed data are damaged (${error.code ?? error.message})`);
  });
  if (bytes.length < leastBytes) {
    throw new DecodeFault('truncated', `${bytes.length} of ${leastBytes} bytes in the compressed data`);
  }
  return bytes;
}
