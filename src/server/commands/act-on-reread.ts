import type { Result } from '#base/result.ts';
import type { giveReread, gradeReread, remarkOnReread } from '#contract/audit-rounds.ts';
import type { BodyOf } from '#contract/route.ts';
import type { AuditAction } from '#domain/audit/event.ts';
import {
  giveGrade,
  giveRereadVerdict,
  pinRemark,
  Reread,
  type RereadProblem,
  stateOf,
} from '#domain/audit-round/reread.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Envelope = Pick<BodyOf<typeof gradeReread>, 'commandId' | 'deviceAt' | 'roundId' | 'scanId'>;
type Rule = (reread: Reread, at: string) => Result<Reread, RereadProblem>;

export function giveVerdict(parts: Parts, readerId: OfficerId, command: BodyOf<typeof giveReread>): Promise<Answer> {
  const { verdict, recipe } = command;
  return act(parts, readerId, command, 'reread.verdict-given', (reread, givenAt) =>
    giveRereadVerdict(reread, { verdict, givenAt, recipe }),
  );
}

export function remark(parts: Parts, readerId: OfficerId, command: BodyOf<typeof remarkOnReread>): Promise<Answer> {
  return act(parts, readerId, command, 'reread.remarked', (reread, at) =>
    pinRemark(reread, command.annotationId, command.content, at),
  );
}

export function grade(parts: Parts, readerId: OfficerId, command: BodyOf<typeof gradeReread>): Promise<Answer> {
  const { grade: word, note } = command;
  return act(parts, readerId, command, 'reread.graded', (reread, givenAt) =>
    giveGrade(reread, { grade: word, note, givenAt }),
  );
}

/** One act on a re-read by its reader: record, event and receipt together. Throws `not-found`. */
async function act<Command extends Envelope>(
  parts: Parts,
  readerId: OfficerId,
  command: Command,
  action: AuditAction,
  rule: Rule,
): Promise<Answer> {
  const at = nowAt(parts.clock);
  const { commandId } = command;
  return transact(parts, (inTransaction) =>
    once(inTransaction.tx, { commandId, officerId: readerId, command, nowAt: at }, async () => {
      const applied = rule(await lockReread(inTransaction, readerId, command), at);
      if (!applied.ok) return answerOf(new RequestProblem(applied.problem));
      const { value } = applied;
      await inTransaction.tx
        .updateTable('rereads')
        .set({ state: stateOf(value), record: JSON.stringify(value) })
        .where('round_id', '=', value.roundId)
        .where('scan_id', '=', value.scanId)
        .execute();
      await inTransaction.appendAudit({
        action,
        actorId: readerId,
        scanId: command.scanId,
        deviceAt: command.deviceAt,
        details: { command },
      });
      return { status: 200, body: {} };
    }),
  );
}

async function lockReread({ tx }: Act, readerId: OfficerId, { roundId, scanId }: Envelope): Promise<Reread> {
  const row = await tx
    .selectFrom('rereads')
    .select('record')
    .where('round_id', '=', roundId)
    .where('scan_id', '=', scanId)
    .where('reader_id', '=', readerId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such re-read of yours.' });
  return Reread.parse(row.record);
}
