const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait after the given number of failures in a row (1 or more): twice as long each time, at random between
 * half and the whole, so that a server that comes back is not met by every station at once.
 */
export function backOffMs(failures: number, chance: () => number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return whole * (0.5 + 0.5 * chance());
}
