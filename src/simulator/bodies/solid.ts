import type { SubstanceId } from '../physics/substances.ts';
import { depthsAlong, type Outline } from './outline.ts';

/** From and to, in mm. */
export type Span = readonly [from: number, to: number];

/** x, y and z in mm. */
export type Point = readonly [x: number, y: number, z: number];

/** Three spans that enclose a body or a group. */
export interface Extent {
  readonly x: Span;
  readonly y: Span;
  readonly z: Span;
}

/**
 * One body of one substance, in the container's frame: x along the container from the front wall, y up from the
 * underside, z across from the wall nearest to the source; all in mm, inside the three spans.
 * - `block`: fills its spans.
 * - `upright`, `lengthwise`, `crosswise`: elliptical cylinders along y, x and z (the last a disc in the picture).
 * - `rod`: a round cylinder along any `axis`; made by `rodBetween`.
 * - `ellipsoid`: fills its spans.
 * - `pillow`: a bag, thick in the middle, thinner at its rim.
 * - `heap`: a block whose top follows `profile` along x, as grain or scrap lies.
 * - `silhouette`: an outline in x and y, extruded over z.
 */
export interface Solid extends Extent {
  readonly shape:
    | 'block'
    | 'upright'
    | 'lengthwise'
    | 'crosswise'
    | 'rod'
    | 'ellipsoid'
    | 'pillow'
    | 'heap'
    | 'silhouette';
  readonly substance: SubstanceId;
  /** g/cm³ within the body, voids of its filling included; negative for matter that is missing from another body. */
  readonly density: number;
  /** Inner over outer diameter of a tube or shell; cylinders, rods and ellipsoids. */
  readonly hollow?: number;
  /** Gaps inside a block between equal cells: how many cells along x and y, and the gap between them in mm. */
  readonly cells?: { readonly x: number; readonly y: number; readonly gapMm: number };
  /** Relative strength (one standard deviation) of the irregularity of the filling. */
  readonly grain?: number;
  /** For a silhouette: shapes in unit coordinates of the x and y spans (y up). */
  readonly outline?: readonly Outline[];
  /** For a heap: heights of its top as shares of the y span, at even distances from the first x to the last. */
  readonly profile?: readonly number[];
  /** For a rod: direction (a unit vector), length and diameter in mm; its middle is that of the spans. */
  readonly rod?: { readonly axis: Point; readonly lengthMm: number; readonly diameterMm: number };
}

/** A round cylinder from the middle of one end to the middle of the other. */
export function rodBetween(
  from: Point,
  to: Point,
  diameterMm: number,
  matter: Pick<Solid, 'substance' | 'density' | 'hollow' | 'grain'>,
): Solid {
  const along = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  const lengthMm = Math.sqrt(along[0] * along[0] + along[1] * along[1] + along[2] * along[2]);
  const axis: Point = [along[0] / lengthMm, along[1] / lengthMm, along[2] / lengthMm];
  const span = (i: 0 | 1 | 2): Span => {
    // A disc's reach along an axis shrinks as the disc turns its face towards it.
    const reach = (diameterMm / 2) * Math.sqrt(Math.max(0, 1 - axis[i] * axis[i]));
    return [Math.min(from[i], to[i]) - reach, Math.max(from[i], to[i]) + reach];
  };
  return { shape: 'rod', x: span(0), y: span(1), z: span(2), ...matter, rod: { axis, lengthMm, diameterMm } };
}

/** The same body elsewhere. */
export function moved(solid: Solid, byX: number, byY: number, byZ: number): Solid {
  return {
    ...solid,
    x: [solid.x[0] + byX, solid.x[1] + byX],
    y: [solid.y[0] + byY, solid.y[1] + byY],
    z: [solid.z[0] + byZ, solid.z[1] + byZ],
  };
}

/** Mass in kg; for a pillow, whose rim is soft, a typical share of its bounding block. */
export function massKgOf(solid: Solid): number {
  return volumeMm3Of(solid) * 1e-6 * solid.density;
}

export function totalMassKg(solids: readonly Solid[]): number {
  return solids.reduce((sum, solid) => sum + massKgOf(solid), 0);
}

function volumeMm3Of(solid: Solid): number {
  const { shape, x, y, z } = solid;
  const box = lengthOf(x) * lengthOf(y) * lengthOf(z);
  const hollow = solid.hollow ?? 0;
  switch (shape) {
    case 'block':
      return box;
    case 'upright':
    case 'lengthwise':
    case 'crosswise':
      return box * (Math.PI / 4) * (1 - hollow * hollow);
    case 'rod': {
      const { lengthMm, diameterMm } = solid.rod ?? { lengthMm: 0, diameterMm: 0 };
      return (Math.PI / 4) * diameterMm * diameterMm * lengthMm * (1 - hollow * hollow);
    }
    case 'ellipsoid':
      return box * (Math.PI / 6) * (1 - hollow * hollow * hollow);
    case 'pillow':
      return box * 0.8;
    case 'heap':
      return box * meanOf(solid.profile ?? []);
    case 'silhouette':
      return box * shareOfOutline(solid.outline ?? []);
  }
}

/** Mean of a line through values at even distances. */
function meanOf(profile: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < profile.length; i++) sum += ((profile[i - 1] as number) + (profile[i] as number)) / 2;
  return profile.length > 1 ? sum / (profile.length - 1) : 0;
}

/** Share of the unit square that an outline fills, weighted with its depth, by sampling. */
function shareOfOutline(outline: readonly Outline[]): number {
  const samples = 32;
  const line = new Float32Array(samples);
  let sum = 0;
  for (let i = 0; i < samples; i++) {
    depthsAlong(outline, (i + 0.5) / samples, 0, 1, line);
    for (const depth of line) sum += depth;
  }
  return sum / (samples * samples);
}

export function lengthOf(span: Span): number {
  return span[1] - span[0];
}

export function middleOf(span: Span): number {
  return (span[0] + span[1]) / 2;
}

/** The smallest extent around all bodies. Throws on an empty list. */
export function extentOf(solids: readonly Extent[]): Extent {
  if (solids.length === 0) throw new Error('Nothing has no extent');
  const around = (axis: 'x' | 'y' | 'z'): Span => [
    Math.min(...solids.map((solid) => solid[axis][0])),
    Math.max(...solids.map((solid) => solid[axis][1])),
  ];
  return { x: around('x'), y: around('y'), z: around('z') };
}
