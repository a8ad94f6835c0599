import { checkDimensions } from './decode-fault.ts';
import { checkLength, planarRasters } from './planar.ts';
import type { Raster } from './raster.ts';
import { type NumberKind, type SampleLayout, unpackSamples, wordBytesOf } from './unpack-samples.ts';

/** What must be said of a file that says nothing of itself. */
export interface RawLayout {
  readonly width: number;
  readonly height: number;
  /** One after the other. */
  readonly planes: number;
  readonly sample: 'u1' | 'u2' | 'u4' | 'i2' | 'i4' | 'f4' | 'f8';
  readonly byteOrder: 'little' | 'big';
  /** Before the first sample; not read. */
  readonly headerBytes: number;
}

const KINDS: Readonly<Record<string, NumberKind>> = { u: 'unsigned', i: 'signed', f: 'float' };

/** Planes without a header that anyone reads, exactly as long as their dimensions say. */
export function readRaw(bytes: Uint8Array, { width, height, planes, sample, byteOrder, headerBytes }: RawLayout) {
  const layout: SampleLayout = {
    bits: Number(sample[1]) * 8,
    kind: KINDS[sample[0] as string] as NumberKind,
    littleEndian: byteOrder === 'little',
  };
  checkDimensions(width, height, planes * wordBytesOf(layout));
  const count = planes * height * width;
  const data = bytes.subarray(headerBytes);
  checkLength(data, count * (layout.bits / 8));
  const samples = unpackSamples(data, planes * height, width, layout);
  return planarRasters(samples, { planes, height, width, channels: 1 }, layout) satisfies readonly Raster[];
}
