import { type Plane, plane } from '../plane.ts';

const AIR = 65_535;
/** So wide that no filter reaches from one picture into the other. */
const BAND_PX = 16;

/** Two pictures of one width on one plane, with a band of air between. Throws when widths differ. */
export function oneAboveOther(upper: Plane, lower: Plane): { readonly sheet: Plane; readonly lowerStart: number } {
  const { width } = upper;
  if (lower.width !== width) throw new Error(`${lower.width} columns below ${width}`);
  const lowerStart = upper.height + BAND_PX;
  const samples = new Uint16Array(width * (lowerStart + lower.height)).fill(AIR);
  samples.set(upper.samples);
  samples.set(lower.samples, width * lowerStart);
  return { sheet: plane(width, lowerStart + lower.height, samples), lowerStart };
}
