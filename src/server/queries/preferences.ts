import type { OfficerId } from '#domain/officer/officer.ts';
import { type Preferences, PreferencesChange, USUAL_PREFERENCES, withChange } from '#domain/officer/preferences.ts';
import type { Database, Transaction } from '../db/database.ts';

/** How an officer likes to work: what they changed over what is usual. */
export async function preferencesOf(db: Database | Transaction, officerId: OfficerId): Promise<Preferences> {
  const row = await db
    .selectFrom('officer_preferences')
    .select('preferences')
    .where('officer_id', '=', officerId)
    .executeTakeFirst();
  return withChange(USUAL_PREFERENCES, PreferencesChange.parse(row?.preferences ?? {}));
}
