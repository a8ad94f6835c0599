import { depthAt } from '../bodies/outline.ts';
import { lengthOf, middleOf, type Solid } from '../bodies/solid.ts';
import { projectedBox } from './camera.ts';
import { addProduct, type Canvas } from './canvas.ts';
import { chordInEllipsoid, chordInRod, type Ray, rayThrough } from './ray-profile.ts';

/** A cylinder along any axis: several rays for each pixel, more where its wall is thin. */
export function drawRod(canvas: Canvas, solid: Solid): void {
  const { rod, hollow } = solid;
  if (!rod) throw new Error('A rod without axis, length and diameter');
  const wall = hollow ? ((1 - hollow) * rod.diameterMm) / 2 : rod.diameterMm;
  const middle = [middleOf(solid.x), middleOf(solid.y), middleOf(solid.z)] as const;
  drawSampled(canvas, solid, Math.min(wall, rod.lengthMm), (ray, xMm) => {
    const outer = chordInRod(ray, xMm, middle, rod, 1);
    return hollow && outer > 0 ? outer - chordInRod(ray, xMm, middle, rod, hollow) : outer;
  });
}

export function drawEllipsoid(canvas: Canvas, solid: Solid): void {
  const { hollow } = solid;
  const least = Math.min(lengthOf(solid.x), lengthOf(solid.y));
  drawSampled(canvas, solid, hollow ? ((1 - hollow) * least) / 2 : least, (ray, xMm) => {
    const outer = chordInEllipsoid(ray, xMm, solid, 1);
    return hollow && outer > 0 ? outer - chordInEllipsoid(ray, xMm, solid, hollow) : outer;
  });
}

export function drawSilhouette(canvas: Canvas, solid: Solid): void {
  const parts = solid.outline ?? [];
  const depth = middleOf(solid.z);
  drawSampled(canvas, solid, 0, (ray, xMm) => {
    const v = (ray.intercept + ray.slope * depth - solid.y[0]) / lengthOf(solid.y);
    const share = depthAt(parts, (xMm - solid.x[0]) / lengthOf(solid.x), v);
    return share * lengthOf(solid.z) * ray.stretch;
  });
}

/** Draws a body of any form from the length in mm of single rays within it. */
function drawSampled(canvas: Canvas, solid: Solid, featureMm: number, chord: (ray: Ray, xMm: number) => number): void {
  const { camera } = canvas;
  const box = projectedBox(camera, solid);
  const top = Math.max(0, Math.floor(box.y));
  const bottom = Math.min(camera.heightPx, Math.ceil(box.y + box.height));
  const left = Math.max(0, Math.floor(box.x));
  const right = Math.min(camera.widthPx, Math.ceil(box.x + box.width));
  const rays = featureMm > 4 * camera.pitchMm ? 2 : 3;
  const line = { start: left, values: new Float32Array(Math.max(0, right - left)) };
  const one = { start: 0, values: new Float32Array([1]) };
  for (let row = top; row < bottom; row++) {
    line.values.fill(0);
    for (let k = 0; k < rays; k++) {
      const ray = rayThrough(camera, camera.topMm - (row + (k + 0.5) / rays) * camera.pitchMm);
      for (let j = 0; j < line.values.length; j++) {
        let sum = 0;
        for (let m = 0; m < rays; m++) {
          sum += chord(ray, camera.leftMm + (left + j + (m + 0.5) / rays) * camera.pitchMm);
        }
        line.values[j] = (line.values[j] as number) + sum / (rays * rays);
      }
    }
    one.start = row;
    addProduct(canvas, solid, one, line);
  }
}
