import { DecodeFault } from '../decode-fault.ts';
import type { DataSet } from './data-set.ts';
import type { PixelModule } from './pixel-module.ts';

type Pixels = DataSet['elements'][string];

/** The bytes of each frame of uncompressed pixels, which follow one another without a gap. */
export function nativeFrames(data: DataSet, pixels: Pixels, module: PixelModule): readonly Uint8Array[] {
  const { width, height, channels, bitsAllocated, frames } = module;
  const frameBits = width * height * channels * bitsAllocated;
  const bytes = data.byteArray.subarray(pixels.dataOffset, pixels.dataOffset + pixels.length);
  if (bytes.length * 8 < frameBits * frames) {
    throw new DecodeFault('truncated', `${bytes.length} of ${(frameBits * frames) / 8} bytes of pixels`);
  }
  if (frameBits % 8 !== 0 && frames > 1) throw new DecodeFault('unsupported', 'frames that share a byte');
  const frameBytes = Math.ceil(frameBits / 8);
  return Array.from({ length: frames }, (_, i) => bytes.subarray(i * frameBytes, (i + 1) * frameBytes));
}

/**
 * The bytes of each compressed frame, put together from its fragments (PS3.5, A.4). Where a table of offsets does not say
 * which fragments belong together, a frame begins with each one that starts like a file of its codec.
 */
export function encapsulatedFrames(data: DataSet, pixels: Pixels, frames: number): readonly Uint8Array[] {
  const { fragments = [], basicOffsetTable = [] } = pixels;
  const bytes = fragments.map(({ position, length }) => {
    if (position + length > data.byteArray.length) throw new DecodeFault('truncated', 'a fragment ends early');
    return data.byteArray.subarray(position, position + length);
  });
  const starts = startsOf(bytes, fragments, basicOffsetTable, frames);
  if (starts.length !== frames) throw new DecodeFault('truncated', `${starts.length} of ${frames} frames`);
  return starts.map((start, i) => {
    const own = bytes.slice(start, starts[i + 1] ?? bytes.length);
    return own.length === 1 && own[0] ? own[0] : Buffer.concat(own);
  });
}

function startsOf(
  bytes: readonly Uint8Array[],
  fragments: readonly { readonly offset: number }[],
  offsets: readonly number[],
  frames: number,
): readonly number[] {
  const all = bytes.map((_, i) => i);
  if (frames === 1) return all.slice(0, 1);
  if (bytes.length === frames) return all;
  if (offsets.length === frames) {
    const wanted = new Set(offsets);
    return all.filter((i) => wanted.has((fragments[i] as { offset: number }).offset));
  }
  return all.filter((i) => {
    const [first, second, third] = bytes[i] as Uint8Array;
    return first === 0xff && ((second === 0xd8 && third === 0xff) || (second === 0x4f && third === 0xff));
  });
}
