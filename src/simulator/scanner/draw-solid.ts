import { depthAt } from '../cargo/outline.ts';
import { lengthOf, middleOf, type Solid, type Span } from '../cargo/solid.ts';
import type { BasisMaps } from '../physics/basis-maps.ts';
import { SUBSTANCES } from '../physics/substances.ts';
import { type Camera, columnOf, projectedBox } from './camera.ts';
import { GRAIN_SIDE } from './grain-field.ts';
import {
  chordInEllipse,
  chordInRectangle,
  coverage,
  ellipseColumns,
  meanOverColumns,
  type Profile,
  rayThrough,
  rowProfile,
} from './ray-profile.ts';

/** What is being drawn on: areal densities, and the irregularity that loose fillings share. */
export interface Canvas {
  readonly camera: Camera;
  readonly maps: BasisMaps;
  readonly grain: Float32Array;
}

/** Adds the areal density of a body, g/cm², to the maps. Parts outside of the picture are cut off. */
export function drawSolid(canvas: Canvas, solid: Solid): void {
  const box = projectedBox(canvas.camera, solid);
  const rows = { from: box.y, to: box.y + box.height };
  if (rows.to <= 0 || rows.from >= canvas.camera.heightPx) return;
  if (box.x + box.width <= 0 || box.x >= canvas.camera.widthPx) return;
  switch (solid.shape) {
    case 'block':
      addProduct(canvas, solid, blockRows(canvas.camera, rows, solid), blockColumns(canvas.camera, solid));
      return;
    case 'pillow':
      addProduct(canvas, solid, pillowRows(canvas.camera, rows, solid), pillowColumns(canvas.camera, solid));
      return;
    case 'lengthwise':
      addProduct(canvas, solid, tubeRows(canvas.camera, rows, solid), coverage(canvas.camera, solid.x));
      return;
    case 'upright':
      addProduct(canvas, solid, blockRows(canvas.camera, rows, solid), tubeColumns(canvas.camera, solid));
      return;
    case 'crosswise':
      drawDisc(canvas, solid, rows, 1, 1);
      if (solid.hollow) drawDisc(canvas, solid, rows, solid.hollow, -1);
      return;
    case 'silhouette':
      drawSilhouette(canvas, solid);
      return;
  }
}

type Rows = { readonly from: number; readonly to: number };

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

/** Adds rows × columns · density; the one inner loop that most of a scene goes through. */
function addProduct(canvas: Canvas, solid: Solid, rows: Profile, columns: Profile): void {
  const { maps, grain } = canvas;
  const { compton, pair, photo } = SUBSTANCES[solid.substance];
  const strength = solid.grain ?? 0;
  // Where in the repeating field this body lies: any spread will do, as long as it is the body's own.
  const spread = Math.abs(solid.x[0] * 7.31 + solid.y[0] * 1.93 + solid.z[0] * 3.7);
  const shiftX = Math.floor(spread) % GRAIN_SIDE;
  const shiftY = Math.floor(spread * 0.137) % GRAIN_SIDE;
  for (let i = 0; i < rows.values.length; i++) {
    const across = (rows.values[i] as number) * solid.density * 0.1;
    if (across === 0) continue;
    const row = rows.start + i;
    const base = row * maps.width + columns.start;
    const grainRow = ((row + shiftY) % GRAIN_SIDE) * GRAIN_SIDE;
    for (let j = 0; j < columns.values.length; j++) {
      let mass = across * (columns.values[j] as number);
      if (strength > 0) {
        mass *= Math.max(
          0,
          1 + strength * (grain[grainRow + ((columns.start + j + shiftX) & (GRAIN_SIDE - 1))] as number),
        );
      }
      maps.compton[base + j] = (maps.compton[base + j] as number) + mass * compton;
      maps.pair[base + j] = (maps.pair[base + j] as number) + mass * pair;
      maps.photo[base + j] = (maps.photo[base + j] as number) + mass * photo;
    }
  }
}

/** A disc or, with a negative sign, its bore: each column is a block as high as the circle is there. */
function drawDisc(canvas: Canvas, solid: Solid, rows: Rows, scale: number, sign: number): void {
  const { camera } = canvas;
  const outline = ellipseColumns(camera, solid.x, scale);
  const middle = middleOf(solid.y);
  const semi = lengthOf(solid.y) / 2;
  const part: { -readonly [K in keyof Solid]: Solid[K] } = { ...solid, density: solid.density * sign, grain: 0 };
  for (let j = 0; j < outline.values.length; j++) {
    const half = (outline.values[j] as number) * semi;
    if (half <= 0) continue;
    part.y = [middle - half, middle + half];
    const profile = rowProfile(camera, rows, semi, (ray) => chordInRectangle(ray, part.y, solid.z));
    addProduct(canvas, part, profile, { start: outline.start + j, values: new Float32Array([1]) });
  }
}

function drawSilhouette(canvas: Canvas, solid: Solid): void {
  const { camera } = canvas;
  const parts = solid.outline ?? [];
  const box = projectedBox(camera, solid);
  const depth = middleOf(solid.z);
  const top = Math.max(0, Math.floor(box.y));
  const bottom = Math.min(camera.heightPx, Math.ceil(box.y + box.height));
  const left = Math.max(0, Math.floor(columnOf(camera, solid.x[0])));
  const right = Math.min(camera.widthPx, Math.ceil(columnOf(camera, solid.x[1])));
  for (let row = top; row < bottom; row++) {
    const values = new Float32Array(Math.max(0, right - left));
    for (let k = 0; k < 9; k++) {
      const ray = rayThrough(camera, camera.topMm - (row + (Math.floor(k / 3) + 0.5) / 3) * camera.pitchMm);
      const v = (ray.intercept + ray.slope * depth - solid.y[0]) / lengthOf(solid.y);
      for (let j = 0; j < values.length; j++) {
        const x = camera.leftMm + (left + j + ((k % 3) + 0.5) / 3) * camera.pitchMm;
        values[j] = (values[j] as number) + depthAt(parts, (x - solid.x[0]) / lengthOf(solid.x), v) / 9;
      }
    }
    const length = lengthOf(solid.z) * rayThrough(camera, camera.topMm - (row + 0.5) * camera.pitchMm).stretch;
    addProduct(canvas, solid, { start: row, values: new Float32Array([length]) }, { start: left, values });
  }
}
