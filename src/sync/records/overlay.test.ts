import { expect, it } from 'vitest';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import { AT, aClaimedReview, aCommandId, aLease, aNote, anOfficer, aScanId } from '#testing/sync/review-fixtures.ts';
import type { Queued } from '../outbox/outbox-store.ts';
import { overlay } from './overlay.ts';

const officer = anOfficer(1);
const lease = aLease(1, officer);
const review = aClaimedReview(aScanId(1), lease);
const waiting = (command: ReviewCommand, heldFor?: string): Queued => ({ command, officerId: officer, heldFor });
const at = (revision: number): Review => ({ ...review, revision });
const note = (n: number, revision: number) => aNote(n, at(revision), lease.id);
const notesOf = ({ annotations }: Review) => annotations.map((annotation) => annotation.note);

it('shows what was confirmed when nothing waits', () => {
  expect(overlay(review, [], officer)).toEqual({ review, stopped: undefined });
});

it('shows what the officer did since, in order', () => {
  const laid = overlay(review, [waiting(note(1, 1)), waiting(note(2, 2))], officer);
  expect(notesOf(laid.review)).toEqual(['note 1', 'note 2']);
  expect(laid.review.revision).toBe(3);
  expect(laid.stopped).toBeUndefined();
});

it('ends at a refusal and shows nothing that was built on it', () => {
  const held = waiting(note(2, 2), 'lease-lost');
  const laid = overlay(review, [waiting(note(1, 1)), held, waiting(note(3, 3))], officer);
  expect(notesOf(laid.review)).toEqual(['note 1']);
  expect(laid.stopped).toEqual({ queued: held, problem: 'lease-lost' });
});

it('ends at a command that does not fit, and passes none over', () => {
  const misfit = waiting(note(1, 9));
  const laid = overlay(review, [misfit, waiting(note(2, 1))], officer);
  expect(laid.review).toEqual(review);
  expect(laid.stopped).toEqual({ queued: misfit, problem: 'stale-revision' });
});

it('leaves out other officers and other scans', () => {
  const foreign = { ...waiting(note(1, 1), 'lease-lost'), officerId: anOfficer(2) };
  const elsewhere = waiting({ ...note(2, 1), scanId: aScanId(2) });
  expect(notesOf(overlay(review, [foreign, elsewhere, waiting(note(3, 1))], officer).review)).toEqual(['note 3']);
});

it('lets a decision stand for its hold, by the clock of the device', () => {
  const envelope = { scanId: review.scanId, leaseId: lease.id };
  const commands: ReviewCommand[] = [
    {
      ...envelope,
      name: 'give-first-verdict',
      commandId: aCommandId(1),
      baseRevision: 1,
      deviceAt: AT,
      verdict: 'clear',
    },
    {
      ...envelope,
      name: 'report-detection',
      commandId: aCommandId(2),
      baseRevision: 2,
      deviceAt: AT,
      report: { state: 'not-available', reason: 'no pack' },
    },
    {
      ...envelope,
      name: 'decide',
      commandId: aCommandId(3),
      baseRevision: 3,
      deviceAt: AT,
      outcome: 'clear',
      note: '',
      recipe: { plane: 'high', operations: [] },
    },
  ];
  const undo = (deviceAt: string): ReviewCommand => ({
    ...envelope,
    name: 'undo-decision',
    commandId: aCommandId(4),
    baseRevision: 4,
    deviceAt,
  });
  const after = (deviceAt: string) =>
    overlay(
      review,
      [...commands, undo(deviceAt)].map((c) => waiting(c)),
      officer,
    );
  expect(after('2026-11-22T10:00:04.999Z').review.phase).toBe('revealed');
  expect(after('2026-11-22T10:00:05.001Z').stopped?.problem).toBe('decision-locked');
});

/** Found by the fuzz test: a station whose clock is an hour ahead showed a refusal that nobody had given. */
it('does not hold the clock of the server against an undo by the clock of the device', () => {
  const decided: Review = {
    ...review,
    phase: 'decided',
    decision: {
      outcome: 'clear',
      note: '',
      decidedBy: officer,
      decidedAt: AT,
      lockedAt: '2026-11-22T10:00:10.000Z',
      recipe: { plane: 'high', operations: [] },
    },
  };
  const undo: ReviewCommand = {
    name: 'undo-decision',
    commandId: aCommandId(1),
    scanId: review.scanId,
    leaseId: lease.id,
    baseRevision: 1,
    deviceAt: '2026-11-22T11:00:02.000Z',
  };
  const laid = overlay(decided, [waiting(undo)], officer);
  expect([laid.review.phase, laid.stopped]).toEqual(['revealed', undefined]);
});
