import type { SubstanceId } from '../physics/substances.ts';
import { depthAt, type Outline } from './outline.ts';

/** From and to, in mm. */
export type Span = readonly [from: number, to: number];

/**
 * One body of one substance, in the container's frame: x along the container from the front wall, y up from the
 * underside, z across from the wall nearest to the source; all in mm, inside the three spans.
 * Cylinders are elliptical when their spans differ; `upright` stands along y, `lengthwise` lies along x, `crosswise`
 * along z (a disc in the picture). A `pillow` is a bag: thick in the middle, thinner at its rim. A `silhouette` is an
 * outline in x and y, extruded over z.
 */
export interface Solid {
  readonly shape: 'block' | 'upright' | 'lengthwise' | 'crosswise' | 'pillow' | 'silhouette';
  readonly x: Span;
  readonly y: Span;
  readonly z: Span;
  readonly substance: SubstanceId;
  /** g/cm³ within the body, voids of its filling included. */
  readonly density: number;
  /** Inner over outer diameter of a tube; cylinders only. */
  readonly hollow?: number;
  /** Gaps inside a block between equal cells: how many cells along x and y, and the gap between them in mm. */
  readonly cells?: { readonly x: number; readonly y: number; readonly gapMm: number };
  /** Relative strength (one standard deviation) of the irregularity of the filling. */
  readonly grain?: number;
  /** For a silhouette: shapes in unit coordinates of the x and y spans (y up). */
  readonly outline?: readonly Outline[];
}

const FILL_OF_SHAPE = {
  block: 1,
  upright: Math.PI / 4,
  lengthwise: Math.PI / 4,
  crosswise: Math.PI / 4,
  pillow: 0.8,
} as const;

/** Mass in kg; for a pillow, whose rim is soft, a typical share of its bounding block. */
export function massKgOf(solid: Solid): number {
  const volumeMm3 = lengthOf(solid.x) * lengthOf(solid.y) * lengthOf(solid.z);
  const hollow = solid.hollow ?? 0;
  return volumeMm3 * 1e-6 * solid.density * fillOf(solid) * (1 - hollow * hollow);
}

/** Share of the bounding block that is filled; for a silhouette by sampling its outline. */
function fillOf(solid: Solid): number {
  if (solid.shape !== 'silhouette') return FILL_OF_SHAPE[solid.shape];
  const samples = 32;
  let sum = 0;
  for (let i = 0; i < samples * samples; i++) {
    sum += depthAt(solid.outline ?? [], ((i % samples) + 0.5) / samples, (Math.floor(i / samples) + 0.5) / samples);
  }
  return sum / (samples * samples);
}

export function lengthOf(span: Span): number {
  return span[1] - span[0];
}

export function middleOf(span: Span): number {
  return (span[0] + span[1]) / 2;
}

/** Three spans that enclose a body or a group. */
export interface Extent {
  readonly x: Span;
  readonly y: Span;
  readonly z: Span;
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
