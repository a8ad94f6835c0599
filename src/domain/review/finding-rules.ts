import { fail, ok, type Result } from '#base/result.ts';
import type { Finding, FindingId } from '../finding/finding.ts';
import type { Acting } from './acting.ts';
import type { CommandNamed, ReviewProblem } from './command.ts';
import type { Review } from './review.ts';

/**
 * The detector's claims become findings on record, only once they may be shown, or after a decision that was blind. The first complete
 * report stands: what a second officer's station computes is kept in the audit trail, but opens no findings again.
 */
export function reportDetection(
  review: Review,
  { report }: CommandNamed<'report-detection'>,
): Result<Review, ReviewProblem> {
  if (review.phase === 'first-look') return fail('verdict-missing');
  if (review.detection?.state === 'done') return ok(review);
  const findings = report.state === 'done' ? report.proposals.map(openFinding) : [];
  return ok({ ...review, detection: report, findings });
}

function openFinding({ findingId, classId, score, box }: ProposalOf<'done'>): Finding {
  return { id: findingId, classId, score, box, status: 'open', reason: null, disposedBy: null };
}

type Report = CommandNamed<'report-detection'>['report'];
type ProposalOf<State extends Report['state']> = Extract<
  Report,
  { state: State; proposals: unknown }
>['proposals'][number];

export function confirmFinding(
  review: Review,
  command: CommandNamed<'confirm-finding'>,
  acting: Acting,
): Result<Review, ReviewProblem> {
  return disposeFinding(review, command.findingId, (finding) =>
    finding.status === 'confirmed'
      ? fail('finding-already-closed')
      : ok({ ...finding, classId: command.classId, status: 'confirmed', reason: null, disposedBy: acting.officerId }),
  );
}

export function rejectFinding(
  review: Review,
  command: CommandNamed<'reject-finding'>,
  acting: Acting,
): Result<Review, ReviewProblem> {
  return disposeFinding(review, command.findingId, (finding) =>
    finding.status === 'rejected'
      ? fail('finding-already-closed')
      : ok({ ...finding, status: 'rejected', reason: command.reason, disposedBy: acting.officerId }),
  );
}

export function reopenFinding(review: Review, command: CommandNamed<'reopen-finding'>): Result<Review, ReviewProblem> {
  return disposeFinding(review, command.findingId, (finding) =>
    finding.status === 'open'
      ? fail('finding-still-open')
      : ok({ ...finding, status: 'open', reason: null, disposedBy: null }),
  );
}

function disposeFinding(
  review: Review,
  id: FindingId,
  dispose: (finding: Finding) => Result<Finding, ReviewProblem>,
): Result<Review, ReviewProblem> {
  if (review.phase === 'first-look') return fail('verdict-missing');
  const finding = review.findings.find((candidate) => candidate.id === id);
  if (!finding) return fail('finding-not-found');
  const disposed = dispose(finding);
  if (!disposed.ok) return disposed;
  const findings = review.findings.map((candidate) => (candidate.id === id ? disposed.value : candidate));
  return ok({ ...review, findings });
}
