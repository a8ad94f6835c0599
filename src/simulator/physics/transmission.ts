import type { BasisMaps } from './basis-maps.ts';
import type { Spectrum } from './spectra.ts';
import { decay } from './table-exponential.ts';

/**
 * Greatest share by which a pixel may differ from the last one worked out before it is worked out itself, in standard
 * deviations of attenuation over the spectrum: half its square bounds what is left out, so -ln T is within 1e-4.
 */
const REACH = 0.0125;
/** Change of -ln T in units of the reach beyond which its exponential would need more terms: 0.1 in all. */
const STEEPEST = 8;
/** Numbers of a reference: masses, transmission, slopes of -ln T and weights of distance in the three bases. */
const SIZE = 10;

/**
 * Share of the detector signal that passes through the scene, 0 to 1, per pixel; without scatter or noise.
 * Neighbours are alike: each pixel is developed to second order from the nearest of two that were summed over the
 * whole spectrum before, to its left or above, and only where both are too far is it summed itself (about 1 in 12).
 */
export function transmissionOf({ compton, pair, photo, width }: BasisMaps, spectrum: Spectrum): Float32Array {
  const transmission = new Float32Array(compton.length);
  const nodes = nodesOf(spectrum);
  const references = new Float64Array(SIZE * width);
  for (let at = 0; at < references.length; at += SIZE) sumSpectrum(references, at, nodes, 0, 0, 0);
  // Masses, transmission, slopes and weights of the reference in use; a weight without bound is near to nothing.
  let [c0, p0, f0, passed, slopeC, slopeP, slopeF, nearC, nearP, nearF] = [-1, 0, 0, 1, 0, 0, 0, 1e9, 0, 0];
  let at = -SIZE;
  for (let i = 0; i < transmission.length; i++) {
    at = at + SIZE === references.length ? 0 : at + SIZE;
    const c = compton[i] as number;
    const p = pair[i] as number;
    const f = photo[i] as number;
    if (Math.abs(c - c0) * nearC + Math.abs(p - p0) * nearP + Math.abs(f - f0) * nearF > REACH) {
      if (distance(references, at, c, p, f) > REACH) sumSpectrum(references, at, nodes, c, p, f);
      c0 = references[at] as number;
      p0 = references[at + 1] as number;
      f0 = references[at + 2] as number;
      passed = references[at + 3] as number;
      slopeC = references[at + 4] as number;
      slopeP = references[at + 5] as number;
      slopeF = references[at + 6] as number;
      nearC = references[at + 7] as number;
      nearP = references[at + 8] as number;
      nearF = references[at + 9] as number;
    }
    // exp(-more) of so little more that four terms do.
    const more = (c - c0) * slopeC + (p - p0) * slopeP + (f - f0) * slopeF;
    transmission[i] = passed * (1 - more * (1 - more * (0.5 - more / 6)));
  }
  return transmission;
}

/** Weight, which sum to 1, and the three bases of each energy in turn. */
function nodesOf({ weights, compton, pair, photo }: Spectrum): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(
    weights.flatMap((weight, k) => [weight / total, compton[k] as number, pair[k] as number, photo[k] as number]),
  );
}

/** Upper bound of how much the attenuation between a reference and these masses varies over the spectrum. */
function distance(references: Float64Array, at: number, c: number, p: number, f: number): number {
  return (
    Math.abs(c - (references[at] as number)) * (references[at + 7] as number) +
    Math.abs(p - (references[at + 1] as number)) * (references[at + 8] as number) +
    Math.abs(f - (references[at + 2] as number)) * (references[at + 9] as number)
  );
}

/** Writes the reference at these masses. */
function sumSpectrum(references: Float64Array, at: number, nodes: Float64Array, c: number, p: number, f: number): void {
  let sum = 0;
  let sumC = 0;
  let sumP = 0;
  let sumF = 0;
  let squareC = 0;
  let squareP = 0;
  let squareF = 0;
  for (let k = 0; k < nodes.length; k += 4) {
    const nodeC = nodes[k + 1] as number;
    const nodeP = nodes[k + 2] as number;
    const nodeF = nodes[k + 3] as number;
    // Where a hollowed body is thinner than its hollow, nothing is left rather than less than nothing.
    const passed = (nodes[k] as number) * decay(Math.max(0, c * nodeC + p * nodeP + f * nodeF));
    const byC = passed * nodeC;
    const byP = passed * nodeP;
    const byF = passed * nodeF;
    sum += passed;
    sumC += byC;
    sumP += byP;
    sumF += byF;
    squareC += byC * nodeC;
    squareP += byP * nodeP;
    squareF += byF * nodeF;
  }
  // Of a beam that is gone nothing can be told about its neighbours.
  const share = sum > 0 && c >= 0 ? 1 / sum : 0;
  const weight = (square: number, mean: number) => {
    if (share === 0) return 1e9;
    const slope = mean * share;
    return Math.max(slope / STEEPEST, Math.sqrt(Math.max(0, square * share - slope * slope)));
  };
  references[at] = c;
  references[at + 1] = p;
  references[at + 2] = f;
  references[at + 3] = sum;
  references[at + 4] = sumC * share;
  references[at + 5] = sumP * share;
  references[at + 6] = sumF * share;
  references[at + 7] = weight(squareC, sumC);
  references[at + 8] = weight(squareP, sumP);
  references[at + 9] = weight(squareF, sumF);
}
