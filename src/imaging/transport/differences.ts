import { type Plane, plane } from '../plane.ts';

/**
 * A plane as differences between horizontal neighbours, modulo 65536, 16-bit little-endian; each row starts from 0.
 * Radiographs are smooth along a row, so these deflate far better than the samples. `2 * width * height` bytes.
 */
export function encodeDifferences({ width, height, samples }: Plane): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length * 2);
  for (let y = 0, i = 0; y < height; y++) {
    let before = 0;
    for (const end = i + width; i < end; i++) {
      const sample = samples[i] as number;
      const difference = sample - before;
      bytes[2 * i] = difference;
      bytes[2 * i + 1] = difference >> 8;
      before = sample;
    }
  }
  return bytes;
}

/** Throws when there are too few or too many bytes for the dimensions. */
export function decodeDifferences(bytes: Uint8Array, width: number, height: number): Plane {
  const samples = new Uint16Array(width * height);
  const reader = createDifferenceReader(width, samples);
  reader.push(bytes);
  reader.end();
  return plane(width, height, samples);
}

/** Undoes differences as they arrive, in pieces cut anywhere, into `samples` (whose memory may be shared). */
export function createDifferenceReader(width: number, samples: Uint16Array) {
  let at = 0;
  let column = 0;
  let before = 0;
  let half = -1;

  /** Of one row at the most: the sum stays in a register, which makes it more than twice as fast. */
  function put(bytes: ArrayLike<number>, from: number, count: number): void {
    if (column === width) column = before = 0;
    let sum = before;
    for (let i = from, end = from + 2 * count; i < end; i += 2) {
      sum = (sum + ((bytes[i] as number) | ((bytes[i + 1] as number) << 8))) & 0xffff;
      samples[at++] = sum;
    }
    before = sum;
    column += count;
  }

  return {
    push(bytes: Uint8Array): void {
      const odd = half < 0 ? 0 : 1;
      const whole = (bytes.length - odd) >> 1;
      if (at + whole + odd > samples.length) throw new Error('More differences than the plane has samples');
      if (bytes.length === 0) return;
      if (odd) put([half, bytes[0] as number], 0, 1);
      const end = odd + whole * 2;
      for (let i = odd; i < end; ) {
        const count = Math.min((end - i) / 2, width - (column % width));
        put(bytes, i, count);
        i += 2 * count;
      }
      half = end < bytes.length ? (bytes[end] as number) : -1;
    },
    end(): void {
      if (at !== samples.length || half >= 0) throw new Error(`${at} of ${samples.length} samples arrived`);
    },
  };
}
