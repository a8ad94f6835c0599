import type { Scan } from '../scan/scan.ts';
import type { Instant } from '../time/instant.ts';
import type { AppliedRule, TargetingRule } from './targeting-rule.ts';

/** What of a declaration a rule can ask for. */
export interface Consignment {
  readonly hsCodes: readonly string[];
  readonly origin: string | null;
  readonly destination: string | null;
}

/** Lowest score shown, per class id. */
export type Thresholds = Readonly<Record<string, number>>;

export interface EffectiveThresholds {
  readonly thresholds: Thresholds;
  /** The rules that took part, one for each class that has one. */
  readonly applied: readonly AppliedRule[];
}

export function consignmentOf({ declaration }: Scan['sidecar']): Consignment {
  return {
    hsCodes: declaration?.goods.flatMap(({ hsCode }) => hsCode ?? []) ?? [],
    origin: declaration?.origin ?? null,
    destination: declaration?.destination ?? null,
  };
}

/**
 * The thresholds for one consignment: those of the pack, each changed by at most one rule. Of several rules for a class
 * the most specific counts: the one with more limits, then the one with more digits of the commodity, then the newest.
 */
export function effectiveThresholds(
  packThresholds: Thresholds,
  rules: readonly TargetingRule[],
  consignment: Consignment,
  at: Instant,
): EffectiveThresholds {
  const inForce = rules.filter((rule) => rule.expiresAt > at && concerns(rule, consignment)).sort(mostSpecificFirst);
  const applied = Object.entries(packThresholds).flatMap(([classId, packThreshold]): AppliedRule[] => {
    const rule = inForce.find((candidate) => candidate.classId === classId);
    return rule ? [{ ruleId: rule.id, classId, packThreshold, threshold: changed(packThreshold, rule.change) }] : [];
  });
  const changes = Object.fromEntries(applied.map(({ classId, threshold }) => [classId, threshold]));
  return { thresholds: { ...packThresholds, ...changes }, applied };
}

function concerns({ commodity, origin, destination }: TargetingRule, consignment: Consignment): boolean {
  return (
    (commodity === null || consignment.hsCodes.some((hsCode) => hsCode.startsWith(commodity))) &&
    (origin === null || origin === consignment.origin) &&
    (destination === null || destination === consignment.destination)
  );
}

function mostSpecificFirst(one: TargetingRule, other: TargetingRule): number {
  return (
    limitsOf(other) - limitsOf(one) ||
    (other.commodity?.length ?? 0) - (one.commodity?.length ?? 0) ||
    (one.setAt < other.setAt ? 1 : one.setAt > other.setAt ? -1 : 0) ||
    (one.id < other.id ? -1 : 1)
  );
}

function limitsOf({ commodity, origin, destination }: TargetingRule): number {
  return [commodity, origin, destination].filter((limit) => limit !== null).length;
}

/** To the millionth, so that a sum of two decimals reads as one. */
function changed(threshold: number, change: number): number {
  return Math.round(Math.min(1, Math.max(0, threshold + change)) * 1e6) / 1e6;
}
