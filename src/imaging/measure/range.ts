/** A value and the bounds within which it lies. */
export interface Range {
  readonly from: number;
  readonly likely: number;
  readonly to: number;
}
