import type { CaseRecord } from '#contract/record.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Database } from '../db/database.ts';
import { caseRecord } from './records.ts';

/** A case, its files and its part of the chain as they were together. Undefined when there is no such scan. */
export async function caseOfOneMoment(db: Database, scanId: ScanId) {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const record = await caseRecord(tx, scanId);
      if (!record) return undefined;
      const { files } = await tx.selectFrom('scans').select('files').where('id', '=', scanId).executeTakeFirstOrThrow();
      return { record, files, chain: await chainFrom(tx, record) };
    });
}

/** Number and hash of every event from the first of the case to the head; the case's own are sealed in its record. */
async function chainFrom(db: Database, { events }: CaseRecord) {
  const query = db.selectFrom('audit_events').select(['seq', 'hash']).orderBy('seq');
  return query.where('seq', '>=', events[0]?.seq ?? 0).execute();
}
