import { sql } from 'kysely';
import type { PolicyRevision, seeReviewPolicy } from '#contract/review-policy.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { type Experience, FIRST_POLICY, ReviewPolicy } from '#domain/review-policy/review-policy.ts';
import type { Database } from '../db/database.ts';

const REVISIONS_MAX = 50;
const QUEUES_MAX = 200;

export interface PolicyInForce {
  readonly revision: number;
  readonly policy: ReviewPolicy;
}

export async function policyInForce(db: Database): Promise<PolicyInForce> {
  const row = await db
    .selectFrom('review_policies')
    .select(['revision', 'policy'])
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? { revision: row.revision, policy: ReviewPolicy.parse(row.policy) }
    : { revision: 0, policy: FIRST_POLICY };
}

export async function reviewPolicy(db: Database): Promise<ReplyOf<typeof seeReviewPolicy>> {
  const rows = await db
    .selectFrom('review_policies')
    .innerJoin('officers', 'officers.id', 'set_by')
    .select(['revision', 'policy', 'reason', 'set_at', 'display_name'])
    .orderBy('revision', 'desc')
    .limit(REVISIONS_MAX)
    .execute();
  const revisions = rows.map(
    ({ revision, policy, reason, set_at, display_name }): PolicyRevision => ({
      revision,
      policy: ReviewPolicy.parse(policy),
      reason,
      setAt: set_at,
      setBy: display_name,
    }),
  );
  return { ...(await policyInForce(db)), revisions, queues: await queuesOf(db) };
}

async function queuesOf(db: Database) {
  const sidecar = (key: string) => sql<string>`facts->'sidecar'->>${sql.lit(key)}`;
  return db
    .selectFrom('scans')
    .select([sidecar('site').as('site'), sidecar('lane').as('lane')])
    .distinct()
    .orderBy('site')
    .orderBy('lane')
    .limit(QUEUES_MAX)
    .execute();
}

/** Newcomers have made fewer decisions than the policy says. */
export async function experienceOf(
  db: Database,
  officerId: OfficerId,
  { newcomerDecisions, rules }: ReviewPolicy,
): Promise<Experience> {
  if (newcomerDecisions === 0 || rules.every(({ experience }) => experience === null)) return 'experienced';
  const decided = await decidedBy(db, officerId).limit(newcomerDecisions).execute();
  return decided.length < newcomerDecisions ? 'newcomer' : 'experienced';
}

/** Through the index `reviews_decided_by`. */
export function decidedBy(db: Database, officerId: OfficerId) {
  return db
    .selectFrom('reviews')
    .select('scan_id')
    .where('phase', '=', 'decided')
    .where(sql`record->'decision'->>'decidedBy'`, '=', officerId);
}
