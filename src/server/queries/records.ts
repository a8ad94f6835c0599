import { sql } from 'kysely';
import { type CaseRecord, RecordRow } from '#contract/record.ts';
import { AuditEvent } from '#domain/audit/event.ts';
import { Escalation } from '#domain/escalation/escalation.ts';
import { Examination, ExaminationPhoto } from '#domain/examination/examination.ts';
import { Officer, OfficerId } from '#domain/officer/officer.ts';
import { decisionOnRecord, isReturned, Review } from '#domain/review/review.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';

const ROWS_MAX = 200;

/** The decided scans and those whose decision was returned, newest first, without the hidden ones. */
export async function decidedScans(db: Database, hidden: ReadonlySet<string>): Promise<RecordRow[]> {
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('scans', 'scans.id', 'reviews.scan_id')
    .select(['facts', 'record'])
    .where((eb) => eb.or([eb('phase', '=', 'decided'), eb('returned_at', 'is not', null)]))
    .$if(hidden.size > 0, (query) => query.where('scan_id', 'not in', [...hidden]))
    .orderBy((eb) => eb.fn.coalesce('decided_at', 'returned_at'), 'desc')
    .limit(ROWS_MAX)
    .execute();
  const reviews = rows.map(({ facts, record }) => ({ scan: facts, review: Review.parse(record) }));
  const deciders = await officersWithIds(
    db,
    reviews.flatMap(({ review }) => decisionOnRecord(review)?.decidedBy ?? []),
  );
  const names = new Map(deciders.map(({ id, displayName }) => [id, displayName]));
  return reviews.map(({ scan, review }) => rowOf(scan, review, names));
}

function rowOf({ id, containerNumber }: Scan, review: Review, names: ReadonlyMap<OfficerId, string>): RecordRow {
  const { firstVerdict, detection, findings, annotations, earlier } = review;
  const decision = decisionOnRecord(review);
  return RecordRow.parse({
    scanId: id,
    containerNumber,
    decidedAt: decision?.decidedAt,
    decidedBy: decision && (names.get(decision.decidedBy) ?? decision.decidedBy),
    outcome: decision?.outcome,
    firstVerdict: (firstVerdict ?? earlier.at(-1)?.firstVerdict)?.verdict ?? null,
    detection: detection?.state ?? null,
    mode: review.terms.mode,
    confirmed: findings.filter(({ status }) => status === 'confirmed').length,
    rejected: findings.filter(({ status }) => status === 'rejected').length,
    annotations: annotations.length,
    returns: earlier.length,
    isReturned: isReturned(review),
  });
}

/** One scan with everything that was done about it. Undefined when there is no such scan. */
export async function caseRecord(db: Database, scanId: ScanId): Promise<CaseRecord | undefined> {
  const row = await db
    .selectFrom('reviews')
    .innerJoin('scans', 'scans.id', 'reviews.scan_id')
    .leftJoin('examinations', 'examinations.scan_id', 'reviews.scan_id')
    .leftJoin('escalations', 'escalations.scan_id', 'reviews.scan_id')
    .select([
      'facts',
      'reviews.record',
      'escalations.record as escalation',
      'result',
      'note',
      'places',
      'recorded_by as recordedBy',
      'recorded_at as recordedAt',
    ])
    .where('reviews.scan_id', '=', scanId)
    .executeTakeFirst();
  if (!row) return undefined;
  const query = db.selectFrom('audit_events').selectAll().where('scan_id', '=', scanId).orderBy('seq');
  const events = (await query.execute()).map(auditEventOf);
  const photos = await db
    .selectFrom('examination_photos')
    .select(['id', 'sha256', 'bytes', 'media_type as mediaType'])
    .select(['attached_by as attachedBy', 'attached_at as attachedAt'])
    .where('scan_id', '=', scanId)
    .orderBy('attached_at')
    .execute();
  const viewPaths = await db
    .selectFrom('view_paths')
    .select(['officer_id', 'attached_at', 'sha256', sql<boolean>`path is null`.as('isErased')])
    .where('scan_id', '=', scanId)
    .orderBy('attached_at')
    .execute();
  const actors = new Set(events.flatMap(({ actorId }) => actorId ?? []));
  return {
    format: 'gantry-case-record',
    formatVersion: 1,
    scan: row.facts,
    review: Review.parse(row.record),
    examination: row.result === null ? null : Examination.parse(row),
    escalation: Escalation.nullable().parse(row.escalation),
    examinationPhotos: photos.map((photo) => ExaminationPhoto.parse(photo)),
    viewPaths: viewPaths.map(({ officer_id, attached_at, sha256, isErased }) => ({
      officerId: OfficerId.parse(officer_id),
      attachedAt: attached_at,
      sha256,
      isErased,
    })),
    officers: await officersWithIds(db, [...actors]),
    events,
  };
}

/** Told from the sealed text, which is what the chain vouches for. */
export function auditEventOf(row: Tables['audit_events']): AuditEvent {
  const sealed = JSON.parse(row.sealed) as object;
  return AuditEvent.parse({ ...sealed, previousHash: row.previous_hash, hash: row.hash, sealed: row.sealed });
}

async function officersWithIds(db: Database, ids: readonly OfficerId[]): Promise<Officer[]> {
  if (ids.length === 0) return [];
  const columns = ['id', 'username', 'display_name as displayName', 'role'] as const;
  const rows = await db
    .selectFrom('officers')
    .select(columns)
    .where('id', 'in', [...ids])
    .orderBy('username')
    .execute();
  return rows.map((row) => Officer.parse(row));
}
