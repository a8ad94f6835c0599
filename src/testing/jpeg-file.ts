import createCodec from '@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs';
import type { Plane } from '#imaging/plane.ts';

interface JpegOptions {
  readonly progressive?: boolean;
  /** Adds to the red of every pixel of a colour JPEG; without it the file is grey. */
  readonly redder?: number;
}

/** A JPEG of the upper eight bits of a plane. */
export async function jpegFile({ width, height, samples }: Plane, options: JpegOptions = {}): Promise<Uint8Array> {
  const { progressive = false, redder } = options;
  const componentCount = redder === undefined ? 1 : 3;
  const codec = await createCodec();
  const encoder = new codec.JPEGEncoder();
  const pixels = encoder.getDecodedBuffer({ width, height, bitsPerSample: 8, componentCount, isSigned: false });
  samples.forEach((sample, i) => {
    pixels.fill(sample >> 8, i * componentCount, (i + 1) * componentCount);
    if (redder) pixels[i * componentCount] = Math.min(255, (sample >> 8) + redder);
  });
  encoder.setProgressive(progressive);
  encoder.setQuality(100);
  encoder.encode();
  const file = Uint8Array.from(encoder.getEncodedBuffer());
  encoder.delete();
  return file;
}
