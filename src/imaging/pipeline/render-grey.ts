import type { Plane } from '../plane.ts';

/** Every sample looked up: the reference for what any display must show, row-major, one byte a pixel. */
export function renderGrey({ samples }: Plane, table: Uint8Array): Uint8Array<ArrayBuffer> {
  const greys = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i++) greys[i] = table[samples[i] as number] as number;
  return greys;
}
