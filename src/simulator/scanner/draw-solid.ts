import { lengthOf, middleOf, type Solid, type Span } from '../bodies/solid.ts';
import { type Camera, projectedBox } from './camera.ts';
import { addProduct, type Canvas } from './canvas.ts';
import { drawEllipsoid, drawRod, drawSilhouette } from './draw-free-form.ts';
import { drawHeap } from './draw-heap.ts';
import {
  chordInEllipse,
  chordInRectangle,
  coverage,
  ellipseColumns,
  meanOverColumns,
  type Profile,
  type Rows,
  rowProfile,
} from './ray-profile.ts';

/** Adds the areal density of a body, g/cm², to the map. Parts outside of the picture are cut off. */
export function drawSolid(canvas: Canvas, solid: Solid): void {
  const { camera } = canvas;
  const box = projectedBox(camera, solid);
  const rows = { from: box.y, to: box.y + box.height };
  if (rows.to <= 0 || rows.from >= camera.heightPx) return;
  if (box.x + box.width <= 0 || box.x >= camera.widthPx) return;
  switch (solid.shape) {
    case 'block':
      addProduct(canvas, solid, blockRows(camera, rows, solid), blockColumns(camera, solid));
      return;
    case 'pillow':
      addProduct(canvas, solid, pillowRows(camera, rows, solid), pillowColumns(camera, solid));
      return;
    case 'lengthwise':
      addProduct(canvas, solid, tubeRows(camera, rows, solid), coverage(camera, solid.x));
      return;
    case 'upright':
      addProduct(canvas, solid, blockRows(camera, rows, solid), tubeColumns(camera, solid));
      return;
    case 'crosswise':
      drawDisc(canvas, solid, 1, 1);
      if (solid.hollow) drawDisc(canvas, solid, solid.hollow, -1);
      return;
    case 'rod':
      drawRod(canvas, solid);
      return;
    case 'ellipsoid':
      drawEllipsoid(canvas, solid);
      return;
    case 'heap':
      drawHeap(canvas, solid, rows);
      return;
    case 'silhouette':
      drawSilhouette(canvas, solid);
      return;
  }
}

function blockRows(camera: Camera, rows: Rows, { y, z, cells }: Solid): Profile {
  const count = cells?.y ?? 1;
  const feature = Math.min(lengthOf(y), cells && count > 1 ? cells.gapMm : lengthOf(y));
  if (!cells || count < 2) return rowProfile(camera, rows, feature, (ray) => chordInRectangle(ray, y, z));
  const gapShare = (cells.gapMm * count) / lengthOf(y);
  const pitch = lengthOf(y) / count;
  const gaps = Array.from({ length: count - 1 }, (_, i): Span => {
    const middle = y[0] + (i + 1) * pitch;
    return [middle - cells.gapMm / 2, middle + cells.gapMm / 2];
  });
  // The matter missing in the gaps is spread over the cells, so that the mass of the block stays what it is.
  return rowProfile(camera, rows, feature, (ray) => {
    let chord = chordInRectangle(ray, y, z);
    if (chord > 0) for (const gap of gaps) chord -= chordInRectangle(ray, gap, z);
    return chord / (1 - gapShare);
  });
}

function blockColumns(camera: Camera, { x, cells }: Solid): Profile {
  if (!cells || cells.x < 2) return coverage(camera, x);
  const pitch = lengthOf(x) / cells.x;
  const solidShare = 1 - cells.gapMm / pitch;
  return meanOverColumns(camera, x, (from, to) => {
    const before = (position: number) => {
      const cell = Math.floor((position - x[0]) / pitch);
      return cell * pitch * solidShare + Math.min(position - x[0] - cell * pitch, pitch * solidShare);
    };
    return (before(to) - before(from)) / solidShare;
  });
}

function pillowRows(camera: Camera, rows: Rows, { y, z }: Solid): Profile {
  const middle = middleOf(y);
  const semi = lengthOf(y) / 2;
  const depth = middleOf(z);
  return rowProfile(camera, rows, lengthOf(y), (ray) => {
    const t = (ray.intercept + ray.slope * depth - middle) / semi;
    return chordInRectangle(ray, y, z) * bulge(t);
  });
}

function pillowColumns(camera: Camera, { x }: Solid): Profile {
  const middle = middleOf(x);
  const semi = lengthOf(x) / 2;
  return meanOverColumns(camera, x, (from, to) => bulge(((from + to) / 2 - middle) / semi) * (to - from));
}

/** Thickness of a filled bag across its width, -1 to 1: flat in the middle, round at the rim. */
function bulge(t: number): number {
  const fourth = t * t * t * t;
  return fourth < 1 ? 0.25 + 0.75 * Math.sqrt(1 - fourth) : 0.25;
}

function tubeRows(camera: Camera, rows: Rows, { y, z, hollow }: Solid): Profile {
  const wall = hollow ? ((1 - hollow) * lengthOf(y)) / 2 : lengthOf(y);
  return rowProfile(camera, rows, wall, (ray) =>
    hollow ? chordInEllipse(ray, y, z) - chordInEllipse(ray, y, z, hollow) : chordInEllipse(ray, y, z),
  );
}

function tubeColumns(camera: Camera, { x, hollow }: Solid): Profile {
  const outer = ellipseColumns(camera, x);
  if (!hollow) return outer;
  const inner = ellipseColumns(camera, x, hollow);
  return { start: outer.start, values: outer.values.map((value, i) => value - (inner.values[i] as number)) };
}

/** A disc or, with a negative sign, its bore: each column is a block as high as the circle is there. */
function drawDisc(canvas: Canvas, solid: Solid, scale: number, sign: number): void {
  const { camera } = canvas;
  const outline = ellipseColumns(camera, solid.x, scale);
  const middle = middleOf(solid.y);
  const semi = lengthOf(solid.y) / 2;
  const part: { -readonly [K in keyof Solid]: Solid[K] } = { ...solid, density: solid.density * sign, grain: 0 };
  for (let j = 0; j < outline.values.length; j++) {
    const half = (outline.values[j] as number) * semi;
    if (half <= 0) continue;
    part.y = [middle - half, middle + half];
    const chord = projectedBox(camera, part);
    const rows = { from: chord.y, to: chord.y + chord.height };
    const profile = rowProfile(camera, rows, semi, (ray) => chordInRectangle(ray, part.y, solid.z));
    addProduct(canvas, part, profile, { start: outline.start + j, values: new Float32Array([1]) });
  }
}
