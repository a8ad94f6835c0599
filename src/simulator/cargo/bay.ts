import { type Extent, extentOf, lengthOf, type Solid, totalMassKg } from '../bodies/solid.ts';

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
  /** Takes a package if it lies within the bay and the payload allows it, and tells whether it did. */
  take(solids: readonly Solid[]): boolean;
  load(): Load;
}

export function loaderFor(bay: Bay): Loader {
  const packages: (readonly Solid[])[] = [];
  let massKg = 0;
  return {
    take(solids) {
      const added = totalMassKg(solids);
      if (massKg + added > bay.payloadKg || !isWithin(extentOf(solids), bay)) return false;
      massKg += added;
      packages.push(solids);
      return true;
    },
    load: () => ({ packages, massKg }),
  };
}

const TOLERANCE_MM = 0.5;

function isWithin(inner: Extent, outer: Extent): boolean {
  return (['x', 'y', 'z'] as const).every(
    (axis) => inner[axis][0] >= outer[axis][0] - TOLERANCE_MM && inner[axis][1] <= outer[axis][1] + TOLERANCE_MM,
  );
}

/** Height that goods of a bulk density may reach in the bay before they weigh too much, and not above its fill, mm. */
export function stackHeightMm(bay: Bay, bulkDensity: number): number {
  const area = lengthOf(bay.x) * lengthOf(bay.z);
  const byWeight = bay.payloadKg / (area * 1e-6 * bulkDensity);
  return Math.min(lengthOf(bay.y) * bay.fill, byWeight * 0.98);
}
