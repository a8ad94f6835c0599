/**
 * A step that treats every sample alike: from a value in 0..1 to another. Raise `version` when the same parameters would
 * give other pixels, because recipes on record name it.
 */
export interface PointOp<Id extends string, Parameters> {
  readonly id: Id;
  readonly version: number;
  readonly neutral: Parameters;
  readonly prepare: (parameters: Parameters) => (value: number) => number;
}

export function pointOp<const Id extends string, Parameters>(
  definition: PointOp<Id, Parameters>,
): PointOp<Id, Parameters> {
  return definition;
}
