import type { Solid } from '../bodies/solid.ts';
import { addMass, type BasisMaps, emptyBasisMaps } from '../physics/basis-maps.ts';
import { SUBSTANCES, type SubstanceId } from '../physics/substances.ts';
import { type Camera, projectedBox } from './camera.ts';
import { drawSolid } from './draw-solid.ts';

/**
 * Told the areal densities, g/cm², of one substance after the other, and the rows from and up to which there are any;
 * the map is used again for the next.
 */
export type MassWatcher = (substance: SubstanceId, mass: Float32Array, rows: RowRange) => void;

export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** The areal densities of all bodies in the three bases. */
export function drawScene(
  camera: Camera,
  grain: Float32Array,
  solids: readonly Solid[],
  watch?: MassWatcher,
): BasisMaps {
  const maps = emptyBasisMaps(camera.widthPx, camera.heightPx);
  const mass = new Float32Array(camera.widthPx * camera.heightPx);
  // Substance by substance: a body then costs one addition per pixel instead of three.
  for (const [substance, bodies] of Map.groupBy(solids, (solid) => solid.substance)) {
    const rows = rowsOf(camera, bodies);
    mass.fill(0, rows.from * camera.widthPx, rows.to * camera.widthPx);
    for (const body of bodies) drawSolid({ camera, mass, grain }, body);
    addMass(maps, SUBSTANCES[substance], mass, rows);
    watch?.(substance, mass, rows);
  }
  return maps;
}

/** The rows of the picture that bodies can touch. */
function rowsOf(camera: Camera, bodies: readonly Solid[]): RowRange {
  let from = camera.heightPx;
  let to = 0;
  for (const body of bodies) {
    const box = projectedBox(camera, body);
    from = Math.min(from, Math.floor(box.y));
    to = Math.max(to, Math.ceil(box.y + box.height));
  }
  return { from: Math.max(0, from), to: Math.max(0, Math.min(camera.heightPx, to)) };
}

/** Areal density of some bodies alone, g/cm², whatever their substances. */
export function drawMass(camera: Camera, grain: Float32Array, solids: readonly Solid[]): Float32Array {
  const mass = new Float32Array(camera.widthPx * camera.heightPx);
  for (const solid of solids) drawSolid({ camera, mass, grain }, solid);
  return mass;
}
