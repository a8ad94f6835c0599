import type { raiseConflict, settleConflict } from '#contract/conflicts.ts';
import type { BodyOf } from '#contract/route.ts';
import { Conflict, ConflictId, giveTo, settle } from '#domain/conflict/conflict.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Review } from '#domain/review/review.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { closeWith } from './stored-escalation.ts';
import { lockReview, saveReview } from './stored-review.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'newId' | 'live' | 'checkpoints'>;

/** An officer says why the refused acts are given again, or leaves both versions to a supervisor. Throws `not-found`. */
export function raise(parts: Parts, raisedBy: OfficerId, command: BodyOf<typeof raiseConflict>): Promise<Answer> {
  const raisedAt = nowAt(parts.clock);
  const { commandId, scanId, deviceAt, way, reason, problem, acts, mine } = command;
  return transact(parts, (act) =>
    once(act.tx, { commandId, officerId: raisedBy, command, nowAt: raisedAt }, async () => {
      const theirs = await lockReview(act.tx, scanId);
      if (!theirs) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });
      const told = { reason, problem, acts };
      const entry = { actorId: raisedBy, scanId, deviceAt };
      if (way === 'keep') {
        await act.appendAudit({ action: 'conflict.kept', ...entry, details: told });
        return { status: 200, body: {} };
      }
      const id = ConflictId.parse(`cfl_${parts.newId()}`);
      const conflict: Conflict = { id, scanId, raisedBy, raisedAt, ...told, mine, theirs, settled: null };
      await act.tx
        .insertInto('conflicts')
        .values({ id, scan_id: scanId, raised_at: raisedAt, settled_at: null, record: JSON.stringify(conflict) })
        .execute();
      act.announce({ kind: 'conflicts-changed' });
      await act.appendAudit({ action: 'conflict.raised', ...entry, details: { conflictId: id, ...told } });
      return { status: 200, body: {} };
    }),
  );
}

/** Throws `not-found`, `reread-pending`. */
export function settleBy(parts: Parts, by: OfficerId, command: BodyOf<typeof settleConflict>): Promise<Answer> {
  const at = nowAt(parts.clock);
  return transact(parts, (act) =>
    once(act.tx, { commandId: command.commandId, officerId: by, command, nowAt: at }, async () => {
      const conflict = await lockConflict(act, command.conflictId);
      const { scanId } = conflict;
      if ((await scansToRereadBy(act.tx, by)).has(scanId)) throw new RequestProblem('reread-pending');
      const settled = settle(conflict, { by, at, way: command.way, note: command.note });
      if (!settled.ok) return answerOf(new RequestProblem(settled.problem));
      const given = command.way === 'officer' ? await giveScan(act, settled.value) : undefined;
      if (given) return given;
      await act.tx
        .updateTable('conflicts')
        .set({ settled_at: at, record: JSON.stringify(settled.value) })
        .where('id', '=', conflict.id)
        .execute();
      act.announce({ kind: 'conflicts-changed' });
      const { deviceAt } = command;
      await act.appendAudit({ action: 'conflict.settled', actorId: by, scanId, deviceAt, details: { command } });
      return { status: 200, body: {} };
    }),
  );
}

async function lockConflict({ tx }: Act, conflictId: ConflictId): Promise<Conflict> {
  const query = tx.selectFrom('conflicts').select(['scan_id', 'record']).where('id', '=', conflictId);
  const row = await query.forUpdate().executeTakeFirst();
  if (!row) throw new RequestProblem('not-found', { field: 'conflictId' });
  return Conflict.parse(row.record);
}

/** To the officer whose acts were refused; answers with why that cannot be. */
async function giveScan(act: Act, { scanId, raisedBy, settled }: Conflict): Promise<Answer | undefined> {
  const before = await lockReview(act.tx, scanId);
  if (!before || !settled) throw new RequestProblem('not-found', { field: 'scanId' });
  const { by, at, note } = settled;
  const given = giveTo(before, raisedBy, { by, at, reason: note });
  if (!given.ok) return answerOf(new RequestProblem(given.problem));
  const after: Review = given.value;
  await saveReview(act.tx, after, at);
  await closeWith(act, { before, after }, by, at);
  act.announce({ kind: 'queue-changed' });
  act.announce({ kind: 'review-changed', scanId, revision: after.revision });
  return undefined;
}
