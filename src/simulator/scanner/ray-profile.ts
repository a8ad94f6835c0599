import { type Extent, lengthOf, middleOf, type Point, type Solid, type Span } from '../bodies/solid.ts';
import type { Camera } from './camera.ts';

/** Values for the rows or columns from `start` on. */
export interface Profile {
  readonly start: number;
  readonly values: Float32Array;
}

/** Rows of pixels, fractions allowed. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/** The ray through a row: height = intercept + slope · depth behind the near wall; `stretch` is its length per mm of depth. */
export interface Ray {
  readonly intercept: number;
  readonly slope: number;
  readonly stretch: number;
}

/** The ray through a height in the middle plane. */
export function rayThrough(camera: Camera, middleHeightMm: number): Ray {
  const slope = (middleHeightMm - camera.sourceHeightMm) / (camera.sourceDistanceMm + camera.middleDepthMm);
  return {
    intercept: camera.sourceHeightMm + slope * camera.sourceDistanceMm,
    slope,
    stretch: Math.sqrt(1 + slope * slope),
  };
}

/** Length in mm of a ray within a rectangle of heights and depths. */
export function chordInRectangle(ray: Ray, y: Span, z: Span): number {
  const { intercept, slope } = ray;
  if (slope < 1e-6 && slope > -1e-6) {
    return intercept >= y[0] && intercept < y[1] ? z[1] - z[0] : 0;
  }
  const one = (y[0] - intercept) / slope;
  const other = (y[1] - intercept) / slope;
  const from = Math.max(z[0], Math.min(one, other));
  const to = Math.min(z[1], Math.max(one, other));
  return to > from ? (to - from) * ray.stretch : 0;
}

/** Length in mm of a ray within an ellipse inscribed in a rectangle of heights and depths. */
export function chordInEllipse(ray: Ray, y: Span, z: Span, scale = 1): number {
  const semiY = ((y[1] - y[0]) / 2) * scale;
  const semiZ = ((z[1] - z[0]) / 2) * scale;
  const middleZ = (z[0] + z[1]) / 2;
  // In coordinates scaled to the unit circle the ray is a line; t runs along z.
  const offset = (ray.intercept + ray.slope * middleZ - (y[0] + y[1]) / 2) / semiY;
  const incline = (ray.slope * semiZ) / semiY;
  const discriminant = 1 + incline * incline - offset * offset;
  if (discriminant <= 0) return 0;
  return ((2 * Math.sqrt(discriminant)) / (1 + incline * incline)) * semiZ * ray.stretch;
}

/** Length in mm of a ray at a container x within a rod around a middle; `scale` shrinks its diameter. */
export function chordInRod(
  ray: Ray,
  xMm: number,
  middle: Point,
  { axis, lengthMm, diameterMm }: NonNullable<Solid['rod']>,
  scale: number,
): number {
  // The ray is (x, intercept + slope·z, z); all lengths relative to the rod's middle.
  const fromX = xMm - middle[0];
  const fromY = ray.intercept - middle[1];
  const fromZ = -middle[2];
  const startAlong = fromX * axis[0] + fromY * axis[1] + fromZ * axis[2];
  const perDepth = ray.slope * axis[1] + axis[2];
  const a = ray.slope * ray.slope + 1 - perDepth * perDepth;
  const b = fromY * ray.slope + fromZ - startAlong * perDepth;
  const radius = (diameterMm / 2) * scale;
  const c = fromX * fromX + fromY * fromY + fromZ * fromZ - startAlong * startAlong - radius * radius;
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  if (a > 1e-9) {
    const discriminant = b * b - a * c;
    if (discriminant <= 0) return 0;
    const root = Math.sqrt(discriminant);
    from = (-b - root) / a;
    to = (-b + root) / a;
  } else if (c > 0) {
    return 0;
  }
  const half = lengthMm / 2;
  if (perDepth > 1e-9 || perDepth < -1e-9) {
    const one = (-half - startAlong) / perDepth;
    const other = (half - startAlong) / perDepth;
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  } else if (startAlong > half || startAlong < -half) {
    return 0;
  }
  return to > from ? (to - from) * ray.stretch : 0;
}

/** Length in mm of a ray at a container x within the ellipsoid that an extent encloses. */
export function chordInEllipsoid(ray: Ray, xMm: number, { x, y, z }: Extent, scale: number): number {
  const across = (xMm - middleOf(x)) / ((lengthOf(x) / 2) * scale);
  const left = 1 - across * across;
  return left <= 0 ? 0 : chordInEllipse(ray, y, z, scale * Math.sqrt(left));
}

/**
 * Mean of a chord over each row of pixels between two heights of the middle plane, with as many rays per row as
 * the thinnest feature asks for.
 */
export function rowProfile(camera: Camera, rows: Rows, featureMm: number, chord: (ray: Ray) => number): Profile {
  const start = Math.max(0, Math.floor(rows.from));
  const end = Math.min(camera.heightPx, Math.ceil(rows.to));
  const values = new Float32Array(Math.max(0, end - start));
  const rays = Math.max(3, Math.min(12, Math.ceil((2 * camera.pitchMm) / featureMm)));
  for (let i = 0; i < values.length; i++) {
    let sum = 0;
    for (let k = 0; k < rays; k++) {
      sum += chord(rayThrough(camera, camera.topMm - (start + i + (k + 0.5) / rays) * camera.pitchMm));
    }
    values[i] = sum / rays;
  }
  return { start, values };
}

/** How much of each column an x span covers, 0 to 1. */
export function coverage(camera: Camera, x: Span): Profile {
  return meanOverColumns(camera, x, (from, to) => to - from);
}

/** Mean over each column of a width profile inside an x span: an ellipse's chord for upright cylinders and discs. */
export function ellipseColumns(camera: Camera, x: Span, scale = 1): Profile {
  const middle = (x[0] + x[1]) / 2;
  const semi = ((x[1] - x[0]) / 2) * scale;
  const within = (position: number) => {
    const relative = (position - middle) / semi;
    return relative > -1 && relative < 1 ? Math.sqrt(1 - relative * relative) * scale : 0;
  };
  return meanOverColumns(camera, x, (from, to) => {
    const quarter = (to - from) / 4;
    return ((within(from + quarter) + within(to - quarter)) / 2) * (to - from);
  });
}

/** Sums `area(from, to)` over the part of each column that lies inside the span, divided by the width of a column. */
export function meanOverColumns(camera: Camera, x: Span, area: (fromMm: number, toMm: number) => number): Profile {
  const first = (x[0] - camera.leftMm) / camera.pitchMm;
  const last = (x[1] - camera.leftMm) / camera.pitchMm;
  const start = Math.max(0, Math.floor(first));
  const end = Math.min(camera.widthPx, Math.ceil(last));
  const values = new Float32Array(Math.max(0, end - start));
  for (let i = 0; i < values.length; i++) {
    const left = camera.leftMm + (start + i) * camera.pitchMm;
    values[i] = area(Math.max(left, x[0]), Math.min(left + camera.pitchMm, x[1])) / camera.pitchMm;
  }
  return { start, values };
}
