import type { OfficerId } from '#domain/officer/officer.ts';
import { type Preferences, type PreferencesChange, withChange } from '#domain/officer/preferences.ts';
import type { Deployment } from '../deployment.ts';
import { preferencesOf } from '../queries/preferences.ts';
import { transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'live' | 'checkpoints'>;

/** Changes how an officer works. On record, because the keys by which a decision was given belong to it. */
export async function changeOwnPreferences(
  parts: Parts,
  officerId: OfficerId,
  change: PreferencesChange,
): Promise<Preferences> {
  return transact(parts, async ({ tx, appendAudit }) => {
    await tx.selectFrom('officers').select('id').where('id', '=', officerId).forUpdate().execute();
    const changed = withChange(await preferencesOf(tx, officerId), change);
    const preferences = JSON.stringify(changed);
    await tx
      .insertInto('officer_preferences')
      .values({ officer_id: officerId, preferences })
      .onConflict((conflict) => conflict.column('officer_id').doUpdateSet({ preferences }))
      .execute();
    await appendAudit({
      action: 'preferences.changed',
      actorId: officerId,
      scanId: null,
      deviceAt: null,
      details: { change },
    });
    return changed;
  });
}
