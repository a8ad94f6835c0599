import { z } from 'zod';

/**
 * A moment in UTC, to the millisecond, as `Date.prototype.toISOString` writes it. The fixed form makes the order of
 * the texts the order of the moments.
 */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

export function laterBy(at: Instant, milliseconds: number): Instant {
  // biome-ignore lint/style/noRestrictedGlobals: counts from the instant that it is given and reads no clock
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
