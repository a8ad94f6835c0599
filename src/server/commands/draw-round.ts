import type { drawRound } from '#contract/audit-rounds.ts';
import type { BodyOf } from '#contract/route.ts';
import { candidateOf } from '#domain/audit-round/candidate.ts';
import { drawSample } from '#domain/audit-round/draw-sample.ts';
import { Reread } from '#domain/audit-round/reread.ts';
import type { SamplePlan } from '#domain/audit-round/sample-plan.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { Review } from '#domain/review/review.ts';
import type { Transaction } from '../db/database.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'newId' | 'live' | 'checkpoints'>;
type Drawing = BodyOf<typeof drawRound>;

/** Draws an audit round for the supervisor who asks, by a plan that anyone can draw again. */
export async function draw(parts: Parts, readerId: OfficerId, command: Drawing): Promise<Answer> {
  const { commandId } = command;
  return transact(parts, (act) =>
    once(act.tx, { commandId, officerId: readerId, command, nowAt: nowAt(parts.clock) }, () =>
      judge(parts, act, readerId, command),
    ),
  );
}

async function judge(parts: Parts, act: Act, readerId: OfficerId, { plan, deviceAt }: Drawing): Promise<Answer> {
  const at = nowAt(parts.clock);
  const candidates = (await decidedWithin(act.tx, plan, readerId, at)).flatMap((review) => candidateOf(review) ?? []);
  const drawn = drawSample(candidates, plan);
  if (drawn.length === 0) return answerOf(new RequestProblem('nothing-to-draw'));

  const roundId = `adr_${parts.newId()}`;
  const rereads = drawn.map(({ candidate: { scanId }, stratum }, i) =>
    Reread.parse({ roundId, scanId, readerId, position: i + 1, stratum, verdict: null, remarks: [], grade: null }),
  );
  const round = { id: roundId, drawn_at: at, drawn_by: readerId, candidates: candidates.length };
  await act.tx
    .insertInto('audit_rounds')
    .values({ ...round, plan: JSON.stringify(plan) })
    .execute();
  await act.tx
    .insertInto('rereads')
    .values(
      rereads.map((reread) => ({
        round_id: roundId,
        scan_id: reread.scanId,
        reader_id: readerId,
        position: reread.position,
        state: 'waiting' as const,
        record: JSON.stringify(reread),
      })),
    )
    .execute();
  await act.appendAudit({
    action: 'audit-round.drawn',
    actorId: readerId,
    scanId: null,
    deviceAt,
    details: { roundId, plan, candidates: candidates.length, scanIds: rereads.map(({ scanId }) => scanId) },
  });
  return { status: 200, body: { roundId } };
}

/** Decisions that stand, but for those that the reader made or is to read blind already. */
async function decidedWithin(
  tx: Transaction,
  { from, until, decidedBy, isExamined }: SamplePlan,
  readerId: OfficerId,
  at: string,
): Promise<Review[]> {
  const rows = await tx
    .selectFrom('reviews')
    .select('record')
    .where('phase', '=', 'decided')
    .where('decided_at', '>=', from)
    .where('decided_at', '<', until)
    .$if(isExamined, (query) => query.where('scan_id', 'in', (eb) => eb.selectFrom('examinations').select('scan_id')))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('rereads')
            .select('round_id')
            .whereRef('rereads.scan_id', '=', 'reviews.scan_id')
            .where('reader_id', '=', readerId)
            .where('state', '=', 'waiting'),
        ),
      ),
    )
    .execute();
  return rows
    .map(({ record }) => Review.parse(record))
    .filter(({ decision }) => {
      if (!decision || decision.lockedAt > at || decision.decidedBy === readerId) return false;
      return decidedBy === null || decision.decidedBy === decidedBy;
    });
}
