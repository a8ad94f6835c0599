import { expect, it } from 'vitest';
import {
  acting,
  annotationId,
  boxContent,
  claimedReview,
  commandOn,
  doneReport,
  findingId,
  having,
  NOON,
  OFFICER_ONE,
  OFFICER_TWO,
  PLAIN_RECIPE,
  problemOf,
  proposal,
} from '#testing/review.ts';
import type { OfficerId } from '../officer/officer.ts';
import { type CaseTerms, PLAIN_TERMS } from '../review-policy/case-terms.ts';
import { applyCommand } from './apply-command.ts';
import { claimReview } from './claim.ts';
import { needsSecondOfficer } from './decision-rules.ts';
import { asSeenBy, type LeaseId, newReview, type Review } from './review.ts';

const clear = { outcome: 'clear', note: '', recipe: PLAIN_RECIPE } as const;
const hold = { ...clear, outcome: 'hold' } as const;

function claimedAs(more: Partial<CaseTerms>, officerId: OfficerId = OFFICER_ONE): Review {
  const lease = { id: 'lse_00000001' as LeaseId, officerId, expiresAt: '2026-01-01T12:15:00.000Z' };
  const terms = { ...PLAIN_TERMS, claimedBy: officerId, ...more };
  const claimed = claimReview(newReview(claimedReview().scanId), lease, NOON, { terms });
  if (!claimed.ok) throw new Error(claimed.problem);
  return claimed.value;
}

it('keeps the terms of the claim for its officer, and gives another their own', () => {
  const review = claimedAs({ mode: 'concurrent', policyRevision: 3 });
  const again = (officerId: OfficerId, at: string) =>
    claimReview(review, { id: 'lse_00000002' as LeaseId, officerId, expiresAt: '2026-01-01T13:00:00.000Z' }, at, {
      terms: { ...PLAIN_TERMS, claimedBy: officerId, policyRevision: 4 },
    });
  expect(again(OFFICER_ONE, NOON)).toMatchObject({ value: { phase: 'revealed', terms: { policyRevision: 3 } } });
  expect(again(OFFICER_TWO, '2026-01-01T12:15:00.000Z')).toMatchObject({
    value: { phase: 'first-look', terms: { policyRevision: 4, mode: 'second-look' } },
  });
});

it('concurrent: findings show from the start, to its officer only, and are answered before the decision', () => {
  const review = claimedAs({ mode: 'concurrent' });
  expect(review).toMatchObject({ phase: 'revealed', revealedTo: [OFFICER_ONE] });
  expect(problemOf(review, 'give-first-verdict', { verdict: 'clear' })).toBe('verdict-already-given');
  expect(problemOf(review, 'decide', clear)).toBe('detection-missing');
  const told = having(review, 'report-detection', { report: doneReport(proposal(1)) });
  expect(asSeenBy(told, OFFICER_ONE).findings).toHaveLength(1);
  expect(asSeenBy(told, OFFICER_TWO)).toMatchObject({ findings: [], detection: null, phase: 'first-look' });
  expect(problemOf(told, 'decide', clear)).toBe('findings-open');
  const answered = having(told, 'confirm-finding', { findingId: findingId(1), classId: 'weapon' });
  expect(having(answered, 'decide', hold)).toMatchObject({ phase: 'decided', firstVerdict: null });
});

it('blind: the decision comes first, and what the detector says is recorded after it', () => {
  const review = claimedAs({ mode: 'blind' });
  expect(problemOf(review, 'give-first-verdict', { verdict: 'clear' })).toBe('blind-reading');
  expect(problemOf(review, 'report-detection', { report: doneReport(proposal(1)) })).toBe('verdict-missing');
  expect(problemOf(review, 'decide', hold)).toBe('hold-needs-ground');
  const marked = having(review, 'annotate', { annotationId: annotationId(1), content: boxContent });
  const decided = having(marked, 'decide', hold);
  expect(decided).toMatchObject({ phase: 'decided', firstVerdict: { verdict: 'hold' }, detection: null });
  const reported = having(decided, 'report-detection', { report: doneReport(proposal(1)) });
  expect(reported).toMatchObject({ phase: 'decided', findings: [{ status: 'open' }] });
  expect(problemOf(reported, 'confirm-finding', { findingId: findingId(1), classId: 'weapon' })).toBe(
    'already-decided',
  );
});

it('blind: whoever takes the decision back sees as little as before', () => {
  const decided = having(claimedAs({ mode: 'blind' }), 'decide', clear);
  const reported = having(decided, 'report-detection', { report: doneReport(proposal(1)) });
  const undone = having(reported, 'undo-decision', {});
  expect(undone).toMatchObject({ phase: 'first-look', firstVerdict: null });
  expect(asSeenBy(undone, OFFICER_ONE)).toMatchObject({ findings: [], detection: null });
  expect(having(undone, 'decide', clear).phase).toBe('decided');
});

it('two officers: nothing but a hold is decided by the first, whose opinion stays on record', () => {
  const judged = having(claimedAs({ mode: 'two-officer' }), 'give-first-verdict', { verdict: 'clear' });
  const told = having(judged, 'report-detection', { report: doneReport() });
  expect(problemOf(told, 'decide', clear)).toBe('second-officer-needed');
  expect(problemOf(told, 'decide', { ...hold, note: 'left wall' })).toBeNull();
  const handedOver = having(told, 'hand-over', { reason: '', opinion: 'clear' });
  expect(handedOver).toMatchObject({ round: 2, handedOver: { by: OFFICER_ONE, opinion: 'clear' } });
  expect(asSeenBy(handedOver, OFFICER_TWO).handedOver).toMatchObject({ opinion: null });
  expect(problemOf(told, 'hand-over', { reason: '' })).toBe('hand-over-needs-reason');

  const lease = { id: 'lse_00000001' as LeaseId, officerId: OFFICER_TWO, expiresAt: '2026-01-01T13:00:00.000Z' };
  const second = claimReview(handedOver, lease, NOON, { terms: { ...PLAIN_TERMS, claimedBy: OFFICER_TWO } });
  if (!second.ok) throw new Error(second.problem);
  const verdict = commandOn(second.value, 'give-first-verdict', { verdict: 'clear' });
  const looked = applyCommand(second.value, verdict, { ...acting, officerId: OFFICER_TWO });
  if (!looked.ok) throw new Error(looked.problem);
  expect(needsSecondOfficer(looked.value, 'clear')).toBe(false);
});

it('asks for a second officer where a claim of a top class was rejected, and for no other', () => {
  const judged = having(claimedAs({ topClasses: ['weapon'] }), 'give-first-verdict', { verdict: 'clear' });
  const told = having(judged, 'report-detection', { report: doneReport(proposal(1), proposal(2, 'cigarettes')) });
  const one = having(told, 'reject-finding', { findingId: findingId(2), reason: 'benign-goods' });
  expect(needsSecondOfficer(one, 'clear')).toBe(false);
  const both = having(one, 'reject-finding', { findingId: findingId(1), reason: 'benign-goods' });
  expect(problemOf(both, 'decide', clear)).toBe('second-officer-needed');
  expect(needsSecondOfficer(both, 'more-data')).toBe(true);
  expect(needsSecondOfficer(both, 'hold')).toBe(false);
});
