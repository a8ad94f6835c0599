import createJpegLs from '@cornerstonejs/codec-charls/wasmjs';
import createJpeg2000 from '@cornerstonejs/codec-openjpeg/wasmjs';
import createHtj2k from '@cornerstonejs/codec-openjph/wasmjs';
import type { Plane } from '#imaging/plane.ts';
import { sampleBytes } from '#imaging/transport/sample-bytes.ts';

const ENCODERS = {
  'jpeg-ls': async () => new (await createJpegLs()).JpegLSEncoder(),
  'jpeg-2000': async () => new (await createJpeg2000()).J2KEncoder(),
  htj2k: async () => new (await createHtj2k()).HTJ2KEncoder(),
};

/** A plane as such a codec keeps it without loss. */
export async function codedFrame(codec: keyof typeof ENCODERS, plane: Plane): Promise<Uint8Array> {
  const { width, height } = plane;
  const encoder = await ENCODERS[codec]();
  const shape = { width, height, bitsPerSample: 16, componentCount: 1 } as const;
  const frame = { ...shape, isSigned: false, isUsingColorTransform: false };
  encoder.getDecodedBuffer(frame).set(sampleBytes(plane));
  encoder.encode();
  const file = Uint8Array.from(encoder.getEncodedBuffer());
  encoder.delete();
  return file;
}
