import { askSeniors, closeEscalation, Escalation } from '#domain/escalation/escalation.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Transaction } from '../db/database.ts';
import type { Act } from './transact.ts';

/** Undefined when nobody asked about the scan. */
export async function storedEscalation(tx: Transaction, scanId: ScanId): Promise<Escalation | undefined> {
  const query = tx.selectFrom('escalations').select('record').where('scan_id', '=', scanId);
  const row = await query.forUpdate().executeTakeFirst();
  return row && Escalation.parse(row.record);
}

export async function saveEscalation(act: Act, escalation: Escalation): Promise<void> {
  const { scanId, askedBy, state, decider } = escalation;
  const columns = { asked_by: askedBy, state, decider, record: JSON.stringify(escalation) };
  await act.tx
    .insertInto('escalations')
    .values({ scan_id: scanId, ...columns })
    .onConflict((conflict) => conflict.column('scan_id').doUpdateSet(columns))
    .execute();
  act.announce({ kind: 'escalation-changed', scanId });
  act.announce({ kind: 'queue-changed' });
}

/** Opens what an officer asks. */
export async function ask(act: Act, command: ReviewCommand, review: Review, nowAt: Instant): Promise<void> {
  if (command.name !== 'escalate' || !review.escalation) return;
  const { remarkId, place, text, scanId } = command;
  const { by, decider } = review.escalation;
  const before = await storedEscalation(act.tx, scanId);
  const question = { id: remarkId, place, text, by, at: nowAt };
  await saveEscalation(act, askSeniors(before ?? null, scanId, question, decider));
}

/** What was asked is over once the scan is decided, or has gone to another officer. */
export async function closeWith(
  act: Act,
  { before, after }: { readonly before: Review; readonly after: Review },
  by: OfficerId,
  nowAt: Instant,
): Promise<void> {
  if (!before.escalation || after.escalation) return;
  const open = await storedEscalation(act.tx, after.scanId);
  const closed = open && closeEscalation(open, by, nowAt);
  if (closed?.ok) await saveEscalation(act, closed.value);
}
