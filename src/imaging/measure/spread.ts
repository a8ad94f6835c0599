/** What the values of a region are like. */
export interface Spread {
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** From how often each value occurs; null where there is none. */
export function spreadOf(counts: Uint32Array): Spread | null {
  let [count, sum, squares, least, most] = [0, 0, 0, -1, 0];
  counts.forEach((times, value) => {
    if (times === 0) return;
    if (least < 0) least = value;
    most = value;
    count += times;
    sum += times * value;
    squares += times * value * value;
  });
  if (count === 0) return null;
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)), least, most, count };
}
