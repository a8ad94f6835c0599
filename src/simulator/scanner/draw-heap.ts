import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import { addProduct, type Canvas } from './canvas.ts';
import { chordInRectangle, coverage, type Rows, rayThrough } from './ray-profile.ts';

const RAYS = 3;

/** A heap: each column is a block as high as the profile is there. */
export function drawHeap(canvas: Canvas, solid: Solid, rows: Rows): void {
  const { camera } = canvas;
  const { x, y, z } = solid;
  const profile = solid.profile ?? [];
  const start = Math.max(0, Math.floor(rows.from));
  const end = Math.min(camera.heightPx, Math.ceil(rows.to));
  const rays = Array.from({ length: Math.max(0, end - start) * RAYS }, (_, i) =>
    rayThrough(camera, camera.topMm - (start + (i + 0.5) / RAYS) * camera.pitchMm),
  );
  const lowest = rays.map((ray) => ray.intercept + Math.min(ray.slope * z[0], ray.slope * z[1]));
  const highest = rays.map((ray) => ray.intercept + Math.max(ray.slope * z[0], ray.slope * z[1]));
  const whole = rays.map((ray) => chordInRectangle(ray, [y[0], Number.MAX_VALUE], z));
  const columns = coverage(camera, x);
  const down = { start, values: new Float32Array(Math.max(0, end - start)) };
  for (let j = 0; j < columns.values.length; j++) {
    const along = (camera.leftMm + (columns.start + j + 0.5) * camera.pitchMm - x[0]) / lengthOf(x);
    const span: Span = [y[0], y[0] + heightAt(profile, along) * lengthOf(y)];
    for (let i = 0; i < down.values.length; i++) {
      let sum = 0;
      for (let k = i * RAYS; k < (i + 1) * RAYS; k++) {
        if ((highest[k] as number) <= span[1]) sum += whole[k] as number;
        else if ((lowest[k] as number) < span[1]) sum += chordInRectangle(rays[k] as (typeof rays)[number], span, z);
      }
      down.values[i] = sum / RAYS;
    }
    addProduct(canvas, solid, down, { start: columns.start + j, values: columns.values.subarray(j, j + 1) });
  }
}

/** The profile between its points, 0 to 1 along it. */
function heightAt(profile: readonly number[], along: number): number {
  if (profile.length < 2) throw new Error('A heap needs a profile of two heights or more');
  const at = Math.max(0, Math.min(1, along)) * (profile.length - 1);
  const i = Math.min(profile.length - 2, Math.floor(at));
  return (profile[i] as number) + ((profile[i + 1] as number) - (profile[i] as number)) * (at - i);
}
