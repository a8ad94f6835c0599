import { type EndpointMv, SPECTRA, type Spectrum } from './spectra.ts';
import { SUBSTANCES } from './substances.ts';
import { decay } from './table-exponential.ts';

/** What makes and sees the beam. */
export interface Beam {
  /** Of the accelerator on the day; best within a few per cent of 3.5 to 9. */
  readonly endpointMv: number;
  /** Steel in the beam before the object, mm, that of the target's housing included. */
  readonly filterMm: number;
  /** Depth of the CdWO4 crystals along the beam, mm. */
  readonly scintillatorMm: number;
}

/** What the tables of `SPECTRA` were computed for. */
export const TABLE_BEAM = { filterMm: 5, scintillatorMm: 30 } as const;

const ENDPOINTS: readonly EndpointMv[] = [3.5, 4, 6, 9];

/**
 * Cadmium tungstate in the three bases: mass fractions .312 Cd, .510 W and .178 O. Cadmium is taken as its neighbour
 * tin (Z 48 and 50; the basis coefficients of tin are .41820, 1.76137, .23529); oxygen has .5 by definition of the
 * Compton basis, .33 in pairs by Z²/A from iron, and water's photo coefficient.
 */
const CADMIUM_TUNGSTATE = { compton: 0.42732, pair: 1.85758, photo: 0.44324, densityGPerCm3: 7.9 } as const;

/**
 * The spectrum of a beam between the tables: weights and energies go over from one endpoint to the next with the
 * logarithm of the endpoint (4 MV made from 3.5 and 6 MV is within 0.6 % of its table in -ln T of water and steel, so
 * a drift of 2 % is known to a few parts in 10 000). Filter and crystal re-weight each energy with their exact
 * attenuation. The share of its energy that a photon leaves in the crystal, and with it the excess noise, is taken
 * as not depending on filter and depth; 20 mm of steel instead of 5 would lower the noise's variance by 7 %.
 */
export function beamOf(beam: Beam): Spectrum {
  const { weights, compton, pair, photo, excessNoise } = betweenTables(beam.endpointMv);
  const reweighted = weights.map((weight, k) => {
    const attenuation = (substance: { readonly compton: number; readonly pair: number; readonly photo: number }) =>
      substance.compton * (compton[k] as number) +
      substance.pair * (pair[k] as number) +
      substance.photo * (photo[k] as number);
    const steelPerMm = attenuation(SUBSTANCES.steel) * SUBSTANCES.steel.solidDensity * 0.1;
    const crystalPerMm = attenuation(CADMIUM_TUNGSTATE) * CADMIUM_TUNGSTATE.densityGPerCm3 * 0.1;
    const seen = (depthMm: number) => 1 - decay(crystalPerMm * depthMm);
    const passed = decay(steelPerMm * beam.filterMm) / decay(steelPerMm * TABLE_BEAM.filterMm);
    return (weight * passed * seen(beam.scintillatorMm)) / seen(TABLE_BEAM.scintillatorMm);
  });
  const total = reweighted.reduce((sum, weight) => sum + weight, 0);
  return { weights: reweighted.map((weight) => weight / total), compton, pair, photo, excessNoise };
}

/** Between two endpoints, or a little beyond the outer ones; a table itself at its endpoint. */
function betweenTables(endpointMv: number): Spectrum {
  const upper = Math.max(
    1,
    ENDPOINTS.findIndex((endpoint, i) => endpoint >= endpointMv || i === ENDPOINTS.length - 1),
  );
  const below = ENDPOINTS[upper - 1] as EndpointMv;
  const above = ENDPOINTS[upper] as EndpointMv;
  const share = logarithm(endpointMv / below) / logarithm(above / below);
  const [one, other] = [SPECTRA[below], SPECTRA[above]];
  const between = (from: number, to: number) => Math.max(0, from * (1 - share) + to * share);
  const each = (name: 'weights' | 'compton' | 'pair' | 'photo') =>
    one[name].map((from, k) => between(from, other[name][k] as number));
  return {
    weights: each('weights'),
    compton: each('compton'),
    pair: each('pair'),
    photo: each('photo'),
    excessNoise: between(one.excessNoise, other.excessNoise),
  };
}

/** Natural logarithm of a ratio between ½ and 2 within 3e-6, from basic arithmetic. */
function logarithm(ratio: number): number {
  const t = (ratio - 1) / (ratio + 1);
  const square = t * t;
  return 2 * t * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))));
}
