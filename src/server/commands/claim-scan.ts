import { sql } from 'kysely';
import type { claimScan } from '#contract/queue.ts';
import type { BodyOf } from '#contract/route.ts';
import type { Officer, OfficerId } from '#domain/officer/officer.ts';
import { mayRole } from '#domain/officer/rights.ts';
import { claimReview } from '#domain/review/claim.ts';
import { asSeenBy, LeaseId, Review } from '#domain/review/review.ts';
import type { CaseTerms } from '#domain/review-policy/case-terms.ts';
import { termsFor } from '#domain/review-policy/terms-for.ts';
import type { Transaction } from '../db/database.ts';
import { type Deployment, instantOf, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { experienceOf, policyInForce } from '../queries/review-policy.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { closeWith } from './stored-escalation.ts';
import { lockReview, saveReview } from './stored-review.ts';
import { type Act, transact } from './transact.ts';
import { workOrder } from './work-order.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'newId' | 'live' | 'checkpoints' | 'leaseMs'>;
type Claim = BodyOf<typeof claimScan>;

/** Gives an officer the next scan of the queue, or the one asked for, with a lease. Throws `not-found`. */
export async function claim(parts: Parts, officer: Officer, command: Claim): Promise<Answer> {
  const at = nowAt(parts.clock);
  return transact(parts, (act) =>
    once(act.tx, { commandId: command.commandId, officerId: officer.id, command, nowAt: at }, () =>
      judge(parts, act, officer, command),
    ),
  );
}

async function judge(parts: Parts, act: Act, officer: Officer, command: Claim): Promise<Answer> {
  const at = nowAt(parts.clock);
  const review = command.scanId
    ? await lockReview(act.tx, command.scanId)
    : await lockNextReview(act.tx, parts, officer);
  if (!review && command.scanId) throw new RequestProblem('not-found', { field: 'scanId' });
  if (!review) return answerOf(new RequestProblem('nothing-waiting'));
  if (review.round === 2 && !mayRole(officer.role, 'scan.second-review')) throw new RequestProblem('not-permitted');

  const lease = {
    id: LeaseId.parse(`lse_${parts.newId()}`),
    officerId: officer.id,
    expiresAt: instantOf(parts.clock.nowMs() + parts.leaseMs),
  };
  const claimed = claimReview(review, lease, at, {
    isSenior: mayRole(officer.role, 'escalation.answer'),
    terms: await termsOf(act.tx, review, officer),
  });
  if (!claimed.ok) return answerOf(new RequestProblem(claimed.problem));

  await saveReview(act.tx, claimed.value, at);
  await closeWith(act, { before: review, after: claimed.value }, officer.id, at);
  act.announce({ kind: 'queue-changed' });
  act.announce({ kind: 'review-changed', scanId: review.scanId, revision: claimed.value.revision });
  await act.appendAudit({
    action: 'scan.claimed',
    actorId: officer.id,
    scanId: review.scanId,
    deviceAt: command.deviceAt,
    details: {
      command,
      lease,
      terms: claimed.value.terms,
      round: review.round,
      revision: claimed.value.revision,
      formerLease: review.lease,
    },
  });
  return { status: 200, body: { review: asSeenBy(claimed.value, officer.id) } };
}

async function termsOf(tx: Transaction, review: Review, { id }: Officer): Promise<CaseTerms> {
  const { policy, revision } = await policyInForce(tx);
  const query = tx.selectFrom('scans').select('facts').where('id', '=', review.scanId);
  const { site, lane, reasons } = (await query.executeTakeFirstOrThrow()).facts.sidecar;
  const experience = await experienceOf(tx, id, policy);
  return termsFor(policy, revision, review, { officerId: id, experience, site, lane, reasons });
}

/** See `claimReview`. */
function mayLookAgain(officerId: OfficerId) {
  return sql<boolean>`(round = 1 or reviews.record->'firstVerdict'->>'officerId' = ${officerId}
    or not coalesce(reviews.record->'revealedTo' @> to_jsonb(${officerId}::text), false))`;
}

/**
 * The first scan in the order of work that nobody holds and about which no senior is asked. Scans another transaction is
 * just claiming are passed over, so that two officers who ask at once get two scans without waiting.
 */
async function lockNextReview(tx: Transaction, { clock }: Parts, officer: Officer): Promise<Review | undefined> {
  const at = nowAt(clock);
  const rounds = mayRole(officer.role, 'scan.second-review') ? [1, 2] : [1];
  const free = tx
    .selectFrom('reviews')
    .leftJoin('escalations', 'escalations.scan_id', 'reviews.scan_id')
    .select('reviews.record')
    .where('phase', '<>', 'decided')
    .where('round', 'in', rounds)
    .where((eb) => eb.or([eb('handed_over_by', 'is', null), eb('handed_over_by', '<>', officer.id)]))
    .where(mayLookAgain(officer.id))
    .where((eb) => eb.or([eb('lease_id', 'is', null), eb('lease_expires_at', '<=', at)]))
    .where((eb) =>
      eb.or([eb('reserved_for', 'is', null), eb('reserved_for', '=', officer.id), eb('reserved_until', '<=', at)]),
    )
    .where((eb) =>
      eb.or([
        eb('escalations.state', 'is', null),
        eb('escalations.state', '=', 'closed'),
        eb.and([eb('escalations.state', '=', 'answered'), eb('escalations.decider', '=', 'officer')]),
      ]),
    )
    .limit(1)
    .forUpdate('reviews')
    .skipLocked();
  for (const { holds, order } of workOrder(at, officer.id)) {
    const row = await free.where(holds).orderBy(order).executeTakeFirst();
    if (row) return Review.parse(row.record);
  }
  return undefined;
}
