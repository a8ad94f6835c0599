export type SampleArray =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

/** What the channels of a sample mean. Grey runs from dark to light, `inverted-grey` from light to dark. */
export type Colours = 'grey' | 'inverted-grey' | 'rgb' | 'palette' | 'other';

/** A picture as a file stores it: every value untouched, channels of a pixel side by side, rows from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Values of one pixel; those beyond the colours are opacity, or nothing that is known. */
  readonly channels: number;
  readonly colours: Colours;
  /** Of a value; integers use the lower bits of their array's type. */
  readonly bits: number;
  readonly samples: SampleArray;
  /** Red, green and blue of each value of a `palette`, 16 bits each. */
  readonly palette?: Uint16Array;
}
