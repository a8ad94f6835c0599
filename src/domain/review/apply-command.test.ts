import { describe, expect, it } from 'vitest';
import {
  acting,
  annotationId,
  boxContent,
  claimedReview,
  commandOn,
  doneReport,
  findingId,
  having,
  noteContent,
  OFFICER_ONE,
  OFFICER_TWO,
  PLAIN_RECIPE,
  problemOf,
  proposal,
} from '#testing/review.ts';
import type { Proposal } from '../finding/detection-report.ts';
import { applyCommand } from './apply-command.ts';
import { asSeenBy, type Review } from './review.ts';

const decideClear = { outcome: 'clear', note: '', recipe: PLAIN_RECIPE } as const;

function revealed(...proposals: readonly Proposal[]): Review {
  const judged = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
  return having(judged, 'report-detection', { report: doneReport(...proposals) });
}

describe('every command', () => {
  it('raises the revision by one', () => {
    expect(having(claimedReview(), 'give-first-verdict', { verdict: 'hold' }).revision).toBe(2);
  });

  it('is refused without the lease it was given under', () => {
    const command = commandOn(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
    expect(applyCommand({ ...claimedReview(), lease: null }, command, acting)).toMatchObject({ problem: 'lease-lost' });
    expect(applyCommand(claimedReview(), command, { ...acting, officerId: OFFICER_TWO })).toMatchObject({
      problem: 'lease-lost',
    });
  });

  it('is refused when it believes in another revision', () => {
    const command = commandOn(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
    expect(applyCommand(claimedReview({ revision: 7 }), command, acting)).toMatchObject({ problem: 'stale-revision' });
  });

  it('leaves the review it was given untouched', () => {
    const review = claimedReview();
    const before = structuredClone(review);
    having(review, 'annotate', { annotationId: annotationId(1), content: boxContent });
    expect(review).toEqual(before);
  });
});

describe('first look', () => {
  it('keeps findings, decision and hand-over away until the verdict is given', () => {
    const review = claimedReview();
    expect(problemOf(review, 'report-detection', { report: doneReport() })).toBe('verdict-missing');
    expect(problemOf(review, 'confirm-finding', { findingId: findingId(1), classId: 'weapon' })).toBe(
      'verdict-missing',
    );
    expect(problemOf(review, 'decide', decideClear)).toBe('verdict-missing');
    expect(problemOf(review, 'hand-over', { reason: 'too dense' })).toBe('verdict-missing');
  });

  it('takes one verdict', () => {
    const judged = having(claimedReview(), 'give-first-verdict', { verdict: 'hold' });
    expect(judged).toMatchObject({ phase: 'revealed', firstVerdict: { verdict: 'hold', officerId: OFFICER_ONE } });
    expect(problemOf(judged, 'give-first-verdict', { verdict: 'clear' })).toBe('verdict-already-given');
  });

  it('lets the officer mark what is seen', () => {
    const marked = having(claimedReview(), 'annotate', { annotationId: annotationId(1), content: boxContent });
    expect(marked.annotations).toMatchObject([{ id: annotationId(1), drawnBy: OFFICER_ONE }]);
  });
});

describe('the detector’s report', () => {
  it('opens one finding for each proposal', () => {
    expect(revealed(proposal(1), proposal(2, 'tobacco')).findings).toMatchObject([
      { id: findingId(1), status: 'open', classId: 'weapon' },
      { id: findingId(2), status: 'open', classId: 'tobacco' },
    ]);
  });

  it('opens none again once a complete report stands', () => {
    const review = having(revealed(proposal(1)), 'reject-finding', { findingId: findingId(1), reason: 'benign-goods' });
    const again = having(review, 'report-detection', { report: doneReport(proposal(2)) });
    expect(again.findings).toEqual(review.findings);
  });

  it('may still come after it was late', () => {
    const judged = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
    const late = having(judged, 'report-detection', { report: { state: 'late' } });
    expect(having(late, 'report-detection', { report: doneReport(proposal(1)) }).findings).toHaveLength(1);
  });
});

describe('findings', () => {
  it('are confirmed with the class the officer sees', () => {
    const review = having(revealed(proposal(1)), 'confirm-finding', { findingId: findingId(1), classId: 'ammunition' });
    expect(review.findings[0]).toMatchObject({ status: 'confirmed', classId: 'ammunition', disposedBy: OFFICER_ONE });
  });

  it('can change sides and be opened again', () => {
    const rejected = having(revealed(proposal(1)), 'reject-finding', {
      findingId: findingId(1),
      reason: 'wrong-class',
    });
    const confirmed = having(rejected, 'confirm-finding', { findingId: findingId(1), classId: 'weapon' });
    expect(confirmed.findings[0]).toMatchObject({ status: 'confirmed', reason: null });
    const open = having(confirmed, 'reopen-finding', { findingId: findingId(1) });
    expect(open.findings[0]).toMatchObject({ status: 'open', disposedBy: null });
  });

  it('are refused when unknown or already so', () => {
    const review = revealed(proposal(1));
    const confirm = { findingId: findingId(1), classId: 'weapon' };
    expect(problemOf(review, 'confirm-finding', { ...confirm, findingId: findingId(9) })).toBe('finding-not-found');
    expect(problemOf(having(review, 'confirm-finding', confirm), 'confirm-finding', confirm)).toBe(
      'finding-already-closed',
    );
    expect(problemOf(review, 'reopen-finding', { findingId: findingId(1) })).toBe('finding-still-open');
  });
});

describe('annotations', () => {
  it('change and go', () => {
    const drawn = having(claimedReview(), 'annotate', { annotationId: annotationId(1), content: boxContent });
    const changed = having(drawn, 'change-annotation', { annotationId: annotationId(1), content: noteContent });
    expect(changed.annotations).toMatchObject([noteContent]);
    expect(having(changed, 'change-annotation', { annotationId: annotationId(1), content: null }).annotations).toEqual(
      [],
    );
  });

  it('are refused when drawn twice or unknown', () => {
    const drawn = having(claimedReview(), 'annotate', { annotationId: annotationId(1), content: boxContent });
    expect(problemOf(drawn, 'annotate', { annotationId: annotationId(1), content: boxContent })).toBe(
      'annotation-exists',
    );
    expect(problemOf(drawn, 'change-annotation', { annotationId: annotationId(2), content: null })).toBe(
      'annotation-not-found',
    );
  });
});

describe('decisions', () => {
  it('wait for the detector’s report and for every finding', () => {
    const judged = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
    expect(problemOf(judged, 'decide', decideClear)).toBe('detection-missing');
    expect(problemOf(revealed(proposal(1)), 'decide', decideClear)).toBe('findings-open');
  });

  it('stand without a detector, and say so', () => {
    const judged = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
    const failed = having(judged, 'report-detection', { report: { state: 'failed', reason: 'device lost' } });
    expect(having(failed, 'decide', decideClear)).toMatchObject({ phase: 'decided', detection: { state: 'failed' } });
  });

  it('hold only with a mark, a confirmed finding or words', () => {
    const hold = { ...decideClear, outcome: 'hold' } as const;
    expect(problemOf(revealed(), 'decide', hold)).toBe('hold-needs-ground');
    expect(problemOf(revealed(), 'decide', { ...hold, note: 'seal broken' })).toBeNull();
    const marked = having(revealed(), 'annotate', { annotationId: annotationId(1), content: boxContent });
    expect(problemOf(marked, 'decide', hold)).toBeNull();
    const confirmed = having(revealed(proposal(1)), 'confirm-finding', { findingId: findingId(1), classId: 'weapon' });
    expect(problemOf(confirmed, 'decide', hold)).toBeNull();
  });

  it('end the review until they are taken back in time', () => {
    const decided = having(revealed(), 'decide', decideClear);
    expect(problemOf(decided, 'annotate', { annotationId: annotationId(1), content: boxContent })).toBe(
      'already-decided',
    );
    expect(having(decided, 'undo-decision', {})).toMatchObject({ phase: 'revealed', decision: null });
    const late = { ...acting, nowAt: '2026-01-01T12:00:10.001Z' };
    expect(applyCommand(decided, commandOn(decided, 'undo-decision', {}), late)).toMatchObject({
      problem: 'decision-locked',
    });
  });
});

describe('the second officer', () => {
  it('starts blind, without verdict, findings, marks or reason of the first', () => {
    const marked = having(revealed(proposal(1)), 'annotate', { annotationId: annotationId(1), content: boxContent });
    const handedOver = having(marked, 'hand-over', { reason: 'dense block behind the engine' });
    expect(handedOver).toMatchObject({ round: 2, phase: 'first-look', lease: null, firstVerdict: null });
    const seen = asSeenBy(handedOver, OFFICER_TWO);
    expect(seen).toMatchObject({ detection: null, findings: [], annotations: [], handedOver: { reason: '' } });
  });

  it('who only looks at a scan of another sees as little', () => {
    const review = revealed(proposal(1));
    expect(asSeenBy(review, OFFICER_ONE)).toEqual(review);
    expect(asSeenBy(review, OFFICER_TWO)).toMatchObject({ phase: 'first-look', firstVerdict: null, findings: [] });
    expect(asSeenBy({ ...review, machineReports: [] }, OFFICER_TWO)).not.toHaveProperty('machineReports');
    const decided = having(revealed(), 'decide', decideClear);
    expect(asSeenBy(decided, OFFICER_TWO)).toEqual(decided);
  });

  it('is the last', () => {
    const second = { ...revealed(), round: 2 as const };
    expect(problemOf(second, 'hand-over', { reason: 'still unsure' })).toBe('already-second-round');
  });
});
