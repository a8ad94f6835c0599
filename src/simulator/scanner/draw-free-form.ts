import { depthsAlong } from '../bodies/outline.ts';
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
  const unit = (xMm: number) => (xMm - solid.x[0]) / lengthOf(solid.x);
  drawLines(canvas, solid, 3, (ray, fromMm, toMm, lengths) => {
    const y = (ray.intercept + ray.slope * depth - solid.y[0]) / lengthOf(solid.y);
    depthsAlong(parts, y, unit(fromMm), unit(toMm), lengths);
    const whole = lengthOf(solid.z) * ray.stretch;
    for (let i = 0; i < lengths.length; i++) lengths[i] = (lengths[i] as number) * whole;
  });
}

/** Draws a body from the length in mm of single rays within it, more of them where it is thin. */
function drawSampled(canvas: Canvas, solid: Solid, featureMm: number, chord: (ray: Ray, xMm: number) => number): void {
  const rays = featureMm > 4 * canvas.camera.pitchMm ? 2 : 3;
  drawLines(canvas, solid, rays, (ray, fromMm, toMm, lengths) => {
    const step = (toMm - fromMm) / lengths.length;
    for (let i = 0; i < lengths.length; i++) lengths[i] = chord(ray, fromMm + (i + 0.5) * step);
  });
}

/** Fills in the lengths in mm of rays at the middles of even steps from one x to another, all of one height. */
type Line = (ray: Ray, fromMm: number, toMm: number, lengths: Float32Array) => void;

/** Draws a body from lines of rays, `rays` each way in every pixel. */
function drawLines(canvas: Canvas, solid: Solid, rays: number, line: Line): void {
  const { camera } = canvas;
  const box = projectedBox(camera, solid);
  const top = Math.max(0, Math.floor(box.y));
  const bottom = Math.min(camera.heightPx, Math.ceil(box.y + box.height));
  const left = Math.max(0, Math.floor(box.x));
  const right = Math.min(camera.widthPx, Math.ceil(box.x + box.width));
  if (right <= left) return;
  const fromMm = camera.leftMm + left * camera.pitchMm;
  const toMm = camera.leftMm + right * camera.pitchMm;
  const lengths = new Float32Array((right - left) * rays);
  const columns = { start: left, values: new Float32Array(right - left) };
  for (let row = top; row < bottom; row++) {
    columns.values.fill(0);
    for (let k = 0; k < rays; k++) {
      line(rayThrough(camera, camera.topMm - (row + (k + 0.5) / rays) * camera.pitchMm), fromMm, toMm, lengths);
      for (let i = 0; i < lengths.length; i++) {
        const column = Math.floor(i / rays);
        columns.values[column] = (columns.values[column] as number) + (lengths[i] as number) / (rays * rays);
      }
    }
    addProduct(canvas, solid, { start: row, values: ONE }, columns);
  }
}

const ONE = new Float32Array([1]);
