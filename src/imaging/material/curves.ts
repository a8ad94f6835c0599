import { ATTENUATION, type CurveEndpointMv, ENDPOINTS, MASS_THICKNESSES, type Reference } from './attenuation-table.ts';

/** The endpoint whose curves come nearest to a scanner's. */
export function nearestEndpoint(endpointMv: number): CurveEndpointMv {
  const distance = (endpoint: number) => Math.abs(Math.log(endpoint / endpointMv));
  return ENDPOINTS.reduce((best, endpoint) => (distance(endpoint) < distance(best) ? endpoint : best));
}

/** −ln of the signal behind a mass thickness in g/cm². Between the entries −ln T per g/cm² is nearly straight. */
export function attenuationBehind(reference: Reference, endpoint: CurveEndpointMv, gPerCm2: number): number {
  const values = ATTENUATION[endpoint][reference];
  let i = 1;
  while (i < MASS_THICKNESSES.length - 1 && (MASS_THICKNESSES[i] as number) < gPerCm2) i++;
  const [below, above] = [MASS_THICKNESSES[i - 1] as number, MASS_THICKNESSES[i] as number];
  const perMass = (k: number) => (values[k] as number) / (MASS_THICKNESSES[k] as number);
  const share = Math.max(-0.5, (gPerCm2 - below) / (above - below));
  return gPerCm2 * (perMass(i - 1) + (perMass(i) - perMass(i - 1)) * share);
}

/** The mass thickness in g/cm² behind which −ln of the signal is `attenuation`, by bisection; 0 for no attenuation. */
export function massThickness(reference: Reference, endpoint: CurveEndpointMv, attenuation: number): number {
  let [least, most] = [0, 600];
  for (let step = 0; step < 40; step++) {
    const middle = (least + most) / 2;
    if (attenuationBehind(reference, endpoint, middle) < attenuation) least = middle;
    else most = middle;
  }
  return (least + most) / 2;
}

/** R = A_low / A_high of a substance where the high energy is attenuated by `attenuationHigh`. */
export function ratioAt(
  reference: Reference,
  high: CurveEndpointMv,
  low: CurveEndpointMv,
  attenuationHigh: number,
): number {
  const gPerCm2 = massThickness(reference, high, Math.max(0.02, attenuationHigh));
  return attenuationBehind(reference, low, gPerCm2) / attenuationBehind(reference, high, gPerCm2);
}
