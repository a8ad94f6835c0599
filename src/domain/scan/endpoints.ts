import type { Scan } from './scan.ts';

/** Endpoints of the two spectra, in MV; null where one energy is all there is. */
export function endpointsOf({ sidecar }: Scan): { readonly highMeV: number; readonly lowMeV: number } | null {
  const [high, low] = sidecar.planes;
  return high && low ? { highMeV: high.energyMeV, lowMeV: low.energyMeV } : null;
}
