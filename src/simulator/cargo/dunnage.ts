import type { Random } from '#base/random.ts';
import { extentOf, type Solid, type Span } from '../bodies/solid.ts';
import type { Bay, Loader } from './bay.ts';
import { block, from, part, WOOD } from './matter.ts';

/** Squared timbers laid across the floor under heavy goods, at shares of their length. */
export function bearers(x: Span, floorMm: number, z: Span, heightMm: number, at: readonly number[]): Solid[] {
  return at.map((share) => block(from(x[0] + share * (x[1] - x[0] - 95), 95), from(floorMm, heightMm), z, WOOD));
}

/** Puts posts and rails behind the last of heavy goods, that keep them from sliding; none where the bay ends. */
export function fenceOff(bay: Bay, loader: Loader, heightMm: number, random: Random): void {
  const loaded = loader.load().packages.flat();
  if (loaded.length === 0) return;
  const xMm = extentOf(loaded).x[1];
  if (xMm + 160 > bay.x[1]) return;
  const rails = Array.from({ length: random.integer(2, 4) }, (_, i) =>
    block(from(xMm + 4, 45), from(bay.y[0] + 60 + (i * heightMm) / 4, 95), bay.z, WOOD),
  );
  const posts = [0.06, 0.34, 0.62, 0.9].map((share) =>
    block(from(xMm + 50, 70), from(bay.y[0], heightMm), part(bay.z, share, share + 0.04), WOOD),
  );
  loader.take([...rails, ...posts]);
}

/**
 * Where heavy pieces of one length stand so that the floor carries them evenly: starts along the hold of `count`
 * pieces, or of as many as fit.
 */
export function spread(x: Span, lengthMm: number, count: number, random: Random): number[] {
  const fitting = Math.max(0, Math.min(count, Math.floor((x[1] - x[0]) / (lengthMm + 4))));
  const slack = (x[1] - x[0] - fitting * lengthMm) / (fitting + 1);
  return Array.from(
    { length: fitting },
    (_, i) => x[0] + (i + 1) * slack + i * lengthMm + random.between(-0.2, 0.2) * Math.min(slack, 300),
  );
}
