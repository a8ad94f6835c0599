import type { TargetingRuleRow } from '#contract/targeting.ts';
import { TargetingRule } from '#domain/targeting/targeting-rule.ts';
import type { Database } from '../db/database.ts';
import { type Deployment, nowAt } from '../deployment.ts';

const ROWS_MAX = 200;

/** Those in force first, then those that were; the newest first. */
export async function targetingRules({ db, clock }: Pick<Deployment, 'db' | 'clock'>): Promise<TargetingRuleRow[]> {
  const at = nowAt(clock);
  const rows = await db
    .selectFrom('targeting_rules')
    .innerJoin('officers as setters', 'setters.id', 'set_by')
    .leftJoin('officers as enders', 'enders.id', 'ended_by')
    .selectAll('targeting_rules')
    .select(['setters.display_name as setterName', 'enders.display_name as enderName'])
    .orderBy((eb) => eb.and([eb('ended_at', 'is', null), eb('expires_at', '>', at)]), 'desc')
    .orderBy('set_at', 'desc')
    .limit(ROWS_MAX)
    .execute();
  return rows.map(({ id, terms, reason, set_at, expires_at, ended_at, setterName, enderName }) => ({
    ...TargetingRule.parse({ ...terms, id, setAt: set_at, expiresAt: expires_at }),
    reason,
    setBy: setterName,
    ended: ended_at === null ? null : { endedAt: ended_at, endedBy: enderName ?? '' },
  }));
}

/** As the stations need them. */
export async function rulesInForce(db: Database, at: string): Promise<TargetingRule[]> {
  const rows = await db
    .selectFrom('targeting_rules')
    .select(['id', 'terms', 'set_at', 'expires_at'])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('set_at', 'desc')
    .execute();
  return rows.map(({ id, terms, set_at, expires_at }) =>
    TargetingRule.parse({ ...terms, id, setAt: set_at, expiresAt: expires_at }),
  );
}
