import type { Plane } from '../plane.ts';

const MACHINE_IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** The samples as little-endian 16-bit words, row-major: what the identity of a picture is the SHA-256 of. A view, not a copy, where the machine allows. */
export function sampleBytes({ samples }: Plane): Uint8Array {
  if (MACHINE_IS_LITTLE_ENDIAN) return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  samples.forEach((sample, i) => {
    view.setUint16(i * 2, sample, true);
  });
  return bytes;
}
