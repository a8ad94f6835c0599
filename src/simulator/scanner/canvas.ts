import type { Solid } from '../bodies/solid.ts';
import type { Camera } from './camera.ts';
import { GRAIN_SIDE } from './grain-field.ts';
import type { Profile } from './ray-profile.ts';

/** What is being drawn on: mass per area, and the irregularity that loose fillings share. */
export interface Canvas {
  readonly camera: Camera;
  /** g/cm² along the ray of each pixel, row-major, `camera.widthPx` × `camera.heightPx`. */
  readonly mass: Float32Array;
  readonly grain: Float32Array;
}

/** Adds rows (mm of path) × columns (share of a pixel) × density; the one inner loop that most of a scene goes through. */
export function addProduct({ camera, mass, grain }: Canvas, solid: Solid, rows: Profile, columns: Profile): void {
  const width = camera.widthPx;
  const strength = solid.grain ?? 0;
  const count = columns.values.length;
  const { shiftX, shiftY } = placeInGrain(solid);
  for (let i = 0; i < rows.values.length; i++) {
    const across = (rows.values[i] as number) * solid.density * 0.1;
    if (across === 0) continue;
    const row = rows.start + i;
    const base = row * width + columns.start;
    if (strength === 0) {
      for (let j = 0; j < count; j++) {
        mass[base + j] = (mass[base + j] as number) + across * (columns.values[j] as number);
      }
      continue;
    }
    const grainRow = ((row + shiftY) % GRAIN_SIDE) * GRAIN_SIDE;
    for (let j = 0; j < count; j++) {
      const irregular = 1 + strength * (grain[grainRow + ((columns.start + j + shiftX) & (GRAIN_SIDE - 1))] as number);
      if (irregular > 0) {
        mass[base + j] = (mass[base + j] as number) + across * (columns.values[j] as number) * irregular;
      }
    }
  }
}

/** Where in the repeating field a body lies: any spread will do, as long as it is the body's own. */
function placeInGrain(solid: Solid): { readonly shiftX: number; readonly shiftY: number } {
  const spread = Math.abs(solid.x[0] * 7.31 + solid.y[0] * 1.93 + solid.z[0] * 3.7);
  return { shiftX: Math.floor(spread) % GRAIN_SIDE, shiftY: Math.floor(spread * 0.137) % GRAIN_SIDE };
}
