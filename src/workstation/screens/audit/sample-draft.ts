import type { SamplePlan, StratumKind } from '#domain/audit-round/sample-plan.ts';
import type { OfficerId } from '#domain/officer/officer.ts';

export const PERIODS = [7, 30, 90, 365] as const;
const DAY_MS = 24 * 3_600_000;
const MOST = 200;

/** A sample as it is being put together. */
export interface SampleDraft {
  readonly size: string;
  readonly days: (typeof PERIODS)[number];
  /** Empty for all officers. */
  readonly decidedBy: OfficerId | '';
  readonly strata: readonly StratumKind[];
  readonly isExamined: boolean;
  readonly seed: string;
}

export function emptySample(seed: string): SampleDraft {
  return { size: '20', days: 30, decidedBy: '', strata: [], isExamined: false, seed };
}

/** The plan that is meant, or null while something is missing. */
export function readSample(
  { size, days, decidedBy, strata, isExamined, seed }: SampleDraft,
  nowMs: number,
): SamplePlan | null {
  const wanted = /^\d{1,3}$/.test(size.trim()) ? Number(size) : 0;
  if (wanted < 1 || wanted > MOST || !seed.trim()) return null;
  return {
    seed: seed.trim(),
    size: wanted,
    from: new Date(nowMs - days * DAY_MS).toISOString(),
    until: new Date(nowMs).toISOString(),
    strata: [...strata],
    decidedBy: decidedBy || null,
    isExamined,
  };
}

export function toggled(strata: readonly StratumKind[], kind: StratumKind): readonly StratumKind[] {
  return strata.includes(kind) ? strata.filter((one) => one !== kind) : [...strata, kind];
}

/** Short enough to be read out over the telephone. */
export function newSeed(): string {
  return crypto.randomUUID().slice(0, 8);
}
