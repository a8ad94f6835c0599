import type { Plane } from '#imaging/plane.ts';

/** A lossless JPEG of 16 bits with the predictor 1, the left neighbour, and all codes of the same length. */
export function losslessJpeg({ width, height, samples }: Plane): Uint8Array {
  const CODE_BITS = 5;
  const CATEGORIES = 17;
  const segment = (marker: number, ...body: number[]) => [0xff, marker, 0, body.length + 2, ...body];
  const counts = Array.from({ length: 16 }, (_, i) => (i === CODE_BITS - 1 ? CATEGORIES : 0));
  const categories = Array.from({ length: CATEGORIES }, (_, i) => i);
  let [held, heldBits] = [0, 0];
  const data: number[] = [];
  const put = (value: number, bits: number) => {
    for (let bit = bits - 1; bit >= 0; bit--) {
      held = (held << 1) | ((value >> bit) & 1);
      if (++heldBits < 8) continue;
      data.push(held);
      if (held === 0xff) data.push(0);
      [held, heldBits] = [0, 0];
    }
  };
  samples.forEach((sample, i) => {
    const guess = i === 0 ? 32_768 : (samples[i % width === 0 ? i - width : i - 1] as number);
    const difference = ((sample - guess + 32_768) & 0xffff) - 32_768;
    if (difference === -32_768) {
      put(16, CODE_BITS);
      return;
    }
    const category = 32 - Math.clz32(Math.abs(difference));
    put(category, CODE_BITS);
    put(difference < 0 ? difference + (1 << category) - 1 : difference, category);
  });
  if (heldBits > 0) put(0xff, 8 - heldBits);
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xc3, 16, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0),
    ...segment(0xc4, 0, ...counts, ...categories),
    ...segment(0xda, 1, 1, 0, 1, 0, 0),
    ...data,
    ...[0xff, 0xd9],
  ]);
}
