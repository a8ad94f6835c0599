import { z } from 'zod';

/** A share of a number of cases. */
export const Share = z.object({ part: z.number().int(), of: z.number().int() });
export type Share = z.infer<typeof Share>;

export function share<Item>(items: readonly Item[], isPart: (item: Item) => boolean): Share {
  return { part: items.filter(isPart).length, of: items.length };
}

export interface Rate extends Share {
  /** 0 to 1, as are the ends of the interval. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** Fewer cases than this are counted and not turned into a rate: its interval would be half as wide as the scale. */
export const ENOUGH = 30;
/** For what is said about one person, who is judged by it. */
export const ENOUGH_OF_ONE_PERSON = 50;

/** 95 %, two-sided. */
const Z = 1.959964;

/**
 * The interval in which the true rate lies with 95 % confidence, by Wilson (1927): it holds for rates near 0 and 1 too,
 * where the textbook interval does not. `of` must be above zero.
 */
export function wilsonInterval({ part, of }: Share): { readonly low: number; readonly high: number } {
  const rate = part / of;
  const scale = 1 + (Z * Z) / of;
  const middle = (rate + (Z * Z) / (2 * of)) / scale;
  const half = (Z / scale) * Math.sqrt((rate * (1 - rate)) / of + (Z * Z) / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The rate with its interval, or null when there are too few cases to speak of one. */
export function rateOf(share: Share, enough: number): Rate | null {
  if (share.of < enough || share.of === 0) return null;
  return { ...share, rate: share.part / share.of, ...wilsonInterval(share) };
}
