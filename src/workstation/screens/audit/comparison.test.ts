import { expect, it } from 'vitest';
import type { CaseRecord } from '#contract/record.ts';
import { claimedReview, doneReport, findingId, having, PLAIN_RECIPE, proposal } from '#testing/review.ts';
import { comparisonOf } from './comparison.ts';

function recordOf(verdict: 'clear' | 'hold', outcome: 'clear' | 'hold' | 'more-data', claims: number): CaseRecord {
  let review = having(claimedReview(), 'give-first-verdict', { verdict });
  const proposals = Array.from({ length: claims }, (_, i) => proposal(i + 1));
  review = having(review, 'report-detection', { report: doneReport(...proposals) });
  for (let i = 1; i <= claims; i++) {
    review = having(review, 'reject-finding', { findingId: findingId(i), reason: 'benign-goods' });
  }
  review = having(review, 'decide', { outcome, note: 'because', recipe: PLAIN_RECIPE });
  const at = (time: string) => ({ deviceAt: `2026-01-01T${time}.000Z`, serverAt: `2026-01-01T${time}.000Z` });
  const events = [
    { action: 'scan.claimed', ...at('11:58:00') },
    { action: 'scan.claimed', ...at('11:59:00') },
    { action: 'detection.reported', ...at('12:00:02') },
  ];
  return { review, events } as unknown as CaseRecord;
}

it('sets each answer against the own one, with its time since the scan was last taken', () => {
  const { steps } = comparisonOf(recordOf('clear', 'hold', 1), 'hold');
  expect(steps.map(({ answer, matches, afterMs }) => [answer, matches, afterMs])).toEqual([
    ['clear', false, 60_000],
    ['hold', true, 62_000],
    ['hold', true, 60_000],
  ]);
});

it('takes a silent detector for clear, and one without a result for no answer', () => {
  expect(comparisonOf(recordOf('clear', 'clear', 0), 'clear').steps[1]).toMatchObject({
    answer: 'clear',
    matches: true,
  });
  const record = recordOf('clear', 'clear', 0);
  const review = { ...record.review, detection: { state: 'late' as const } };
  expect(comparisonOf({ ...record, review }, 'clear').steps[1]).toMatchObject({ answer: null, matches: null });
});

it('calls asking for another scan neither right nor wrong', () => {
  expect(comparisonOf(recordOf('hold', 'more-data', 0), 'hold').steps[2]).toMatchObject({ matches: null });
});
