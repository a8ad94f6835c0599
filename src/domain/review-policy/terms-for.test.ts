import { expect, it } from 'vitest';
import { claimedReview, doneReport, having, OFFICER_ONE } from '#testing/review.ts';
import { newReview, type Review } from '../review/review.ts';
import type { ScanId } from '../scan/scan.ts';
import { FIRST_POLICY, type ModeRule, ReviewPolicy } from './review-policy.ts';
import { type Claimed, termsFor } from './terms-for.ts';

const claimed: Claimed = { officerId: OFFICER_ONE, experience: 'experienced', site: 'North', lane: '1', reasons: [] };
const fresh = (n = 1) => newReview(`scn_${String(n).padStart(8, '0')}` as ScanId);
const any: ModeRule = { site: null, lane: null, experience: null, mode: 'second-look' };

const modeOf = (policy: Partial<ReviewPolicy>, review: Review = fresh(), more: Partial<Claimed> = {}) =>
  termsFor({ ...FIRST_POLICY, ...policy }, 3, review, { ...claimed, ...more }).mode;

it('is a second look where nothing else is said', () => {
  expect(termsFor(FIRST_POLICY, 0, fresh(), claimed)).toEqual({
    claimedBy: OFFICER_ONE,
    policyRevision: 0,
    mode: 'second-look',
    topClasses: [],
    escalationDecider: 'officer',
    isViewRecorded: true,
    keptHours: 24,
    breakAfterMinutes: 40,
  });
  expect(termsFor({ ...FIRST_POLICY, viewPathDays: 0 }, 1, fresh(), claimed).isViewRecorded).toBe(false);
});

it('follows the first rule that fits queue and experience', () => {
  const rules: ModeRule[] = [
    { ...any, site: 'North', lane: '2', mode: 'two-officer' },
    { ...any, experience: 'newcomer', mode: 'concurrent' },
    { ...any, site: 'North', mode: 'second-look' },
    { ...any, mode: 'two-officer' },
  ];
  expect(modeOf({ rules }, fresh(), { lane: '2', experience: 'newcomer' })).toBe('two-officer');
  expect(modeOf({ rules }, fresh(), { experience: 'newcomer' })).toBe('concurrent');
  expect(modeOf({ rules })).toBe('second-look');
  expect(modeOf({ rules }, fresh(), { site: 'South' })).toBe('two-officer');
});

it('asks for two officers by the reason of selection before any rule', () => {
  const policy = { rules: [{ ...any, mode: 'concurrent' as const }], twoOfficerReasons: ['intelligence'] };
  expect(modeOf(policy, fresh(), { reasons: ['random', 'intelligence'] })).toBe('two-officer');
  expect(modeOf(policy, fresh(), { reasons: ['random'] })).toBe('concurrent');
});

it('shows nothing at once of what another has begun, and lets a second officer look first', () => {
  const policy = { rules: [{ ...any, mode: 'concurrent' as const }], twoOfficerReasons: ['intelligence'] };
  const judged = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
  const begun = having(judged, 'report-detection', { report: doneReport() });
  expect(modeOf(policy, begun)).toBe('second-look');
  const second = having(begun, 'hand-over', { reason: 'too dense' });
  expect(modeOf(policy, second, { reasons: ['intelligence'] })).toBe('second-look');
});

it('draws the blind scans by the seed, about as many as asked for, and only of those with a second look', () => {
  const scans = Array.from({ length: 4000 }, (_, i) => fresh(i));
  const blind = (policy: Partial<ReviewPolicy>) => scans.filter((review) => modeOf(policy, review) === 'blind');
  const drawn = blind({ blindPercent: 4 });
  expect(drawn.length / scans.length).toBeGreaterThan(0.03);
  expect(drawn.length / scans.length).toBeLessThan(0.05);
  expect(blind({ blindPercent: 4 })).toEqual(drawn);
  expect(blind({ blindPercent: 4, seed: 'other' })).not.toEqual(drawn);
  expect(blind({ blindPercent: 0 })).toEqual([]);
  expect(blind({ blindPercent: 4, rules: [{ ...any, mode: 'concurrent' }] })).toEqual([]);
});

it('speaks of breaks after 20 to 60 minutes, or never', () => {
  const accepts = (breakAfterMinutes: number) => ReviewPolicy.safeParse({ ...FIRST_POLICY, breakAfterMinutes }).success;
  expect([0, 20, 60].map(accepts)).toEqual([true, true, true]);
  expect([10, 61, 30.5].map(accepts)).toEqual([false, false, false]);
});

it('takes no share of blind scans but none or 2 to 5 percent', () => {
  const accepts = (blindPercent: number) => ReviewPolicy.safeParse({ ...FIRST_POLICY, blindPercent }).success;
  expect([0, 2, 3.5, 5].map(accepts)).toEqual([true, true, true, true]);
  expect([1, 6, -1, 100].map(accepts)).toEqual([false, false, false, false]);
});
