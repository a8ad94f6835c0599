import type { Evidence } from './evidence.ts';

/**
 * How much each piece of evidence counts, in natural logarithms of odds: a conditional logit over the eight views and
 * "no container", fitted to simulated scans under random crops, gammas, inversions, turns, letterboxes and burned-in
 * text, and to pictures of noise, ramps, rectangles and carriages that carry nothing.
 */
export const WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  letterbox: 2.6,
  roofAtEdge: -2.6,
  roof: 0.7,
  airAbove: 3.4,
  airBeside: 3,
  worsePost: 3.2,
  betterPost: 3.9,
  ridge: 12.1,
  floor: 8.2,
  opaqueTop: -5.2,
  opaqueSides: -1.6,
  opaqueBottom: 2.8,
  hollow: -3.5,
  hollowAlone: -0.2,
  below: 0.4,
  slab: -8,
  aspect: 1.2,
};

/** What the evidence for a container must outweigh. */
export const NO_CONTAINER = 24;

/**
 * Most pictures show air bright and the roof at the top, each about twelve in thirteen; the evidence above was balanced
 * between all.
 */
export const USUAL = 0.7;
export const UNUSUAL = -1.8;

export function weightOf(evidence: Evidence): number {
  return (Object.keys(WEIGHTS) as (keyof Evidence)[]).reduce((sum, key) => sum + WEIGHTS[key] * evidence[key], 0);
}
