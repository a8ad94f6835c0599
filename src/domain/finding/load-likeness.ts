import type { CargoLoad } from './cargo-load.ts';
import type { DetectionReport } from './detection-report.ts';

/** All that one scan carries, as numbers to compare by. */
interface LoadFeatures {
  readonly signature: readonly number[];
  readonly fill: number;
}

/**
 * How alike two scans are loaded in the eyes of one detector: 1 for the same, 0 for nothing in common; null when they were
 * not read by the same pack. Bhattacharyya's coefficient of their cargo types, less as one is fuller than the other.
 */
export function likenessOf(one: DetectionReport | null, other: DetectionReport | null): number | null {
  if (one?.state !== 'done' || other?.state !== 'done') return null;
  if (one.packId !== other.packId || one.packVersion !== other.packVersion) return null;
  const [a, b] = [featuresOf(one.loads), featuresOf(other.loads)];
  if (!a || !b || a.signature.length !== b.signature.length) return null;
  const shared = a.signature.reduce((sum, share, i) => sum + Math.sqrt(share * (b.signature[i] ?? 0)), 0);
  return Math.min(1, shared) * (1 - Math.abs(a.fill - b.fill));
}

/** Containers count by their length. */
function featuresOf(loads: readonly CargoLoad[] = []): LoadFeatures | null {
  const read = loads.filter(({ signature }) => signature !== undefined);
  const whole = read.reduce((sum, { box }) => sum + box.width, 0);
  const [first] = read;
  if (!first || whole === 0) return null;
  const mean = (of: (load: CargoLoad) => number) =>
    read.reduce((sum, load) => sum + (of(load) * load.box.width) / whole, 0);
  return {
    signature: (first.signature ?? []).map((_, i) => mean(({ signature }) => signature?.[i] ?? 0)),
    fill: mean(({ fill }) => fill),
  };
}
