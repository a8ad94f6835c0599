import { createHash } from 'node:crypto';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Transaction } from '../db/database.ts';
import { RequestProblem } from '../http/request-problem.ts';

/** What a command was answered: the reply, or the refusal as a problem. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Asked {
  readonly commandId: string;
  readonly officerId: OfficerId;
  /** The command as it was parsed; a key used for another command is refused. */
  readonly command: unknown;
  readonly nowAt: Instant;
}

/**
 * Does `work` once for each command id and answers every replay as the first time, refusals included. A replay that
 * arrives while the first is under way waits for it. Throws a `RequestProblem` when the id belongs to another command.
 */
export async function once(tx: Transaction, asked: Asked, work: () => Promise<Answer>): Promise<Answer> {
  const fingerprint = createHash('sha256').update(JSON.stringify(asked.command)).digest('hex');
  const inserted = await tx
    .insertInto('receipts')
    .values({
      command_id: asked.commandId,
      officer_id: asked.officerId,
      fingerprint,
      status: null,
      answer: null,
      created_at: asked.nowAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('command_id')
    .executeTakeFirst();
  if (!inserted) return replay(tx, asked, fingerprint);

  const answer = await work();
  await tx
    .updateTable('receipts')
    .set({ status: answer.status, answer: JSON.stringify(answer.body) })
    .where('command_id', '=', asked.commandId)
    .execute();
  return answer;
}

async function replay(tx: Transaction, { commandId, officerId }: Asked, fingerprint: string): Promise<Answer> {
  const receipt = await tx
    .selectFrom('receipts')
    .selectAll()
    .where('command_id', '=', commandId)
    .executeTakeFirstOrThrow();
  if (receipt.officer_id !== officerId || receipt.fingerprint !== fingerprint) {
    throw new RequestProblem('malformed', {
      field: 'commandId',
      detail: 'This command id was used for another command; every command needs its own.',
    });
  }
  return { status: receipt.status ?? 200, body: receipt.answer };
}
