import type { Energies } from '#imaging/material/energies.ts';
import type { Planes } from '../../canvas/view.ts';

/** Endpoints that are taken where a scan tells of one energy only: the most common ones. */
const USUAL: Energies = { highMeV: 6, lowMeV: 4 };

export function endpointsOf({ energies }: Planes): Energies {
  return energies ?? USUAL;
}
