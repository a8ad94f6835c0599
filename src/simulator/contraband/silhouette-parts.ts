import { type Outline, turned } from '../bodies/outline.ts';
import type { Solid } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';

/** A part of something seen from its side: an outline with corners in mm, its thickness in mm, and its matter. */
export interface Part {
  readonly outline: Outline;
  readonly matter: PartMatter;
}

export type PartMatter = 'steel' | 'alloy' | 'polymer' | 'wood' | 'filling';

const MATTERS: Record<PartMatter, { readonly substance: SubstanceId; readonly density: number }> = {
  steel: { substance: 'steel', density: 7.87 },
  alloy: { substance: 'aluminium', density: 2.7 },
  polymer: { substance: 'polyethylene', density: 1.15 },
  wood: { substance: 'cellulose', density: 0.68 },
  filling: { substance: 'polyethylene', density: 1.6 },
};

export function polygon(corners: readonly number[], thickMm: number, matter: PartMatter = 'steel'): Part {
  return { outline: { corners, depth: thickMm }, matter };
}

/** A rectangle between two corners. */
export function bar(x0: number, y0: number, x1: number, y1: number, thickMm: number, matter?: PartMatter): Part {
  return polygon([x0, y0, x1, y0, x1, y1, x0, y1], thickMm, matter);
}

/** Cosine and sine of every thirtieth degree. */
const TWELFTHS = [
  [1, 0],
  [0.8660254, 0.5],
  [0.5, 0.8660254],
  [0, 1],
  [-0.5, 0.8660254],
  [-0.8660254, 0.5],
  [-1, 0],
  [-0.8660254, -0.5],
  [-0.5, -0.8660254],
  [0, -1],
  [0.5, -0.8660254],
  [0.8660254, -0.5],
] as const;

function circle(x: number, y: number, semiX: number, semiY: number): number[] {
  return TWELFTHS.flatMap(([cos, sin]) => [x + cos * semiX, y + sin * semiY]);
}

export function oval(x: number, y: number, semiX: number, semiY: number, thickMm: number, matter?: PartMatter): Part {
  return polygon(circle(x, y, semiX, semiY), thickMm, matter);
}

/** An open ring, as a trigger guard: the hole is cut out by going back along the inside. */
export function ring(x: number, y: number, semiX: number, semiY: number, wideMm: number, thickMm: number): Part {
  const outer = circle(x, y, semiX, semiY);
  const inner = circle(x, y, semiX - wideMm, semiY - wideMm);
  const close = (corners: number[]) => [...corners, corners[0] as number, corners[1] as number];
  return polygon([...close(outer), ...close(inner)], thickMm);
}

/**
 * How something lies: the tangent of half its angle in the picture, and how much depth shortens it along and across;
 * `along` is negative for what points the other way.
 */
export interface Pose {
  readonly halfTangent: number;
  readonly along: number;
  readonly across: number;
}

/**
 * Bodies of a thing made of flat parts, one for each kind of matter, around z = 0. What is foreshortened is that much
 * thicker along the beam, so that its mass stays what it is.
 */
export function silhouettes(parts: readonly Part[], pose: Pose): Solid[] {
  const lie = turned(
    parts.map((part) => part.outline),
    { x: pose.along, y: pose.across },
    pose.halfTangent,
  );
  const stretch = 1 / Math.abs(pose.along * pose.across);
  return [...new Set(parts.map((part) => part.matter))].map((matter): Solid => {
    const own = lie.parts.filter((_, i) => (parts[i] as Part).matter === matter);
    const thickMm = Math.max(...own.map((part) => part.depth));
    return {
      shape: 'silhouette',
      x: [0, lie.sizeMm.x],
      y: [0, lie.sizeMm.y],
      z: [(-thickMm * stretch) / 2, (thickMm * stretch) / 2],
      ...MATTERS[matter],
      outline: own.map(({ corners, depth }) => ({ corners, depth: depth / thickMm })),
    };
  });
}
