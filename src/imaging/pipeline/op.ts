import type { Plane } from '../plane.ts';

interface Op<Id extends string, Parameters> {
  readonly id: Id;
  /** Raise it when the same parameters would give other pixels, because recipes on record name it. */
  readonly version: number;
  readonly neutral: Parameters;
}

/** A step that treats every sample alike: from a value in 0..1 to another. */
export interface PointOp<Id extends string, Parameters> extends Op<Id, Parameters> {
  readonly prepare: (parameters: Parameters) => (value: number) => number;
}

/** A step that looks at what lies around a sample. In whole numbers, so that every graphics card gives the same. */
export interface AreaOp<Id extends string> extends Op<Id, { readonly on: boolean }> {
  /** `original` is the picture before all area steps, on the same scale. */
  readonly apply: (source: Plane, original: Plane) => Plane;
}

/** A step after all greys are made: what colour they have. */
export interface ColourOp<Id extends string, Parameters> extends Op<Id, Parameters> {}

export function pointOp<const Id extends string, Parameters>(
  definition: PointOp<Id, Parameters>,
): PointOp<Id, Parameters> {
  return definition;
}

export function areaOp<const Id extends string>(definition: AreaOp<Id>): AreaOp<Id> {
  return definition;
}

export function colourOp<const Id extends string, Parameters>(
  definition: ColourOp<Id, Parameters>,
): ColourOp<Id, Parameters> {
  return definition;
}
