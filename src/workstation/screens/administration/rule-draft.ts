import type { BodyOf } from '#contract/route.ts';
import type { setTargetingRule } from '#contract/targeting.ts';

/** A rule as it is being written. */
export interface RuleDraft {
  readonly classId: string;
  readonly direction: 'more' | 'less';
  readonly amount: number;
  readonly commodity: string;
  readonly origin: string;
  readonly destination: string;
  readonly reason: string;
  /** `2026-12-24`: the rule holds to the end of this day. */
  readonly expires: string;
}

export const AMOUNTS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4] as const;

type Terms = Omit<BodyOf<typeof setTargetingRule>, 'commandId' | 'deviceAt'>;
type Invalid = 'classId' | 'commodity' | 'origin' | 'destination' | 'reason' | 'expires';

const DAY_MS = 24 * 3_600_000;
const USUAL_DAYS = 14;

export function emptyDraft(nowMs: number): RuleDraft {
  return {
    classId: '',
    direction: 'more',
    amount: 0.1,
    commodity: '',
    origin: '',
    destination: '',
    reason: '',
    expires: dayOf(nowMs + USUAL_DAYS * DAY_MS),
  };
}

/** The rule that is meant, or what keeps it from being one. */
export function readDraft(
  draft: RuleDraft,
  nowMs: number,
): { readonly terms: Terms; readonly invalid: null } | { readonly terms: null; readonly invalid: readonly Invalid[] } {
  const commodity = draft.commodity.replace(/[\s.]/g, '');
  const [origin, destination] = [draft.origin.trim().toUpperCase(), draft.destination.trim().toUpperCase()];
  const reason = draft.reason.trim();
  const expiresAtMs = endOfDay(draft.expires);
  const faults: readonly (readonly [Invalid, boolean])[] = [
    ['classId', draft.classId === ''],
    ['commodity', !/^(\d{2,10})?$/.test(commodity)],
    ['origin', !/^([A-Z]{2})?$/.test(origin)],
    ['destination', !/^([A-Z]{2})?$/.test(destination)],
    ['reason', reason.length < 3],
    ['expires', !(expiresAtMs > nowMs)],
  ];
  const invalid = faults.flatMap(([field, isFault]) => (isFault ? [field] : []));
  if (invalid.length > 0) return { terms: null, invalid };
  const terms: Terms = {
    classId: draft.classId,
    change: draft.direction === 'more' ? -draft.amount : draft.amount,
    commodity: commodity || null,
    origin: origin || null,
    destination: destination || null,
    reason,
    expiresAt: new Date(expiresAtMs).toISOString(),
  };
  return { terms, invalid: null };
}

/** By the clock of the station. NaN for what is no day. */
function endOfDay(day: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T23:59:59.999`).getTime() : Number.NaN;
}

export function dayOf(atMs: number): string {
  const at = new Date(atMs);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
