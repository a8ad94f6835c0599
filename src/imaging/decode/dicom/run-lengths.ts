import { DecodeFault } from '../decode-fault.ts';
import { fileReader } from '../file-reader.ts';
import { unpackPackBits } from '../pack-bits.ts';

/** The samples of a frame as little-endian bytes, channels of a pixel side by side (PS3.5, annex G). */
export function unpackRunLengths(bytes: Uint8Array, pixels: number, channels: number, sampleBytes: number): Uint8Array {
  const read = fileReader(bytes, true);
  const count = read.uint32(0);
  if (count !== channels * sampleBytes) throw new DecodeFault('unreadable', `${count} segments of run lengths`);
  const out = new Uint8Array(pixels * count);
  for (let segment = 0; segment < count; segment++) {
    const start = read.uint32(4 + segment * 4);
    const end = segment + 1 < count ? read.uint32(8 + segment * 4) : bytes.length;
    if (end < start) throw new DecodeFault('unreadable', 'segments that end before they begin');
    const plane = unpackPackBits(read.slice(start, end - start), pixels);
    if (plane.length < pixels) throw new DecodeFault('truncated', `${plane.length} of ${pixels} bytes in a segment`);
    // A segment has one byte of each sample, the highest first.
    const channel = Math.floor(segment / sampleBytes);
    const byte = sampleBytes - 1 - (segment % sampleBytes);
    for (let i = 0; i < pixels; i++) out[(i * channels + channel) * sampleBytes + byte] = plane[i] as number;
  }
  return out;
}
