import type { Evidence } from './evidence.ts';

/**
 * How much each piece of evidence counts, in natural logarithms of odds: a conditional logit over the eight views and
 * "no container", fitted to simulated scans under random crops, gammas, inversions, turns, letterboxes and burned-in
 * text, and to pictures of noise, ramps, rectangles and carriages that carry nothing.
 */
export const WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  letterbox: 2.5,
  roofAtEdge: -2.5,
  roof: 1.6,
  airAbove: 2.9,
  airBeside: 3.3,
  worsePost: 0.6,
  betterPost: 12,
  ridge: 6.3,
  floor: 8.8,
  opaqueTop: -6.6,
  opaqueSides: 2,
  opaqueBottom: 0,
  hollow: -5.5,
  hollowAlone: -4,
  below: 1.7,
  slab: -9.6,
  aspect: 1.1,
};

/** What the evidence for a container must outweigh. */
export const NO_CONTAINER = 26.5;

/** Most pictures show air bright and the roof at the top; the evidence above was balanced between all. */
export const USUAL = 0.7;

export function weightOf(evidence: Evidence): number {
  return (Object.keys(WEIGHTS) as (keyof Evidence)[]).reduce((sum, key) => sum + WEIGHTS[key] * evidence[key], 0);
}
