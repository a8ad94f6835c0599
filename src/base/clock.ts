/** Where time comes from. Pure modules are handed one; only the outermost layer reads the machine's. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  nowMs(): number;
}
