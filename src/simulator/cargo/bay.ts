import type { Extent, Solid } from '../bodies/solid.ts';
import { massKgOf } from '../bodies/solid.ts';

/** A stretch of the hold to be loaded, and what it may weigh. */
export interface Bay extends Extent {
  readonly payloadKg: number;
  /** Share of the height that the loader means to use, when weight allows. */
  readonly fill: number;
}

/** What was loaded, package by package; a package is lifted as a whole when something is hidden in its place. */
export interface Load {
  readonly packages: readonly (readonly Solid[])[];
  readonly massKg: number;
}

export interface Loader {
  /** Takes a package if the payload allows it, and tells whether it did. */
  take(solids: readonly Solid[]): boolean;
  load(): Load;
}

export function loaderFor(payloadKg: number): Loader {
  const packages: (readonly Solid[])[] = [];
  let massKg = 0;
  return {
    take(solids) {
      const added = solids.reduce((sum, solid) => sum + massKgOf(solid), 0);
      if (massKg + added > payloadKg) return false;
      massKg += added;
      packages.push(solids);
      return true;
    },
    load: () => ({ packages, massKg }),
  };
}

/** Height that goods of a bulk density may reach in the bay before they weigh too much, and not above its fill, mm. */
export function stackHeightMm(bay: Bay, bulkDensity: number): number {
  const area = (bay.x[1] - bay.x[0]) * (bay.z[1] - bay.z[0]);
  const byWeight = bay.payloadKg / (area * 1e-6 * bulkDensity);
  return Math.min((bay.y[1] - bay.y[0]) * bay.fill, byWeight * 0.98);
}
