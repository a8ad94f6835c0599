import type { FastifyInstance } from 'fastify';
import {
  drawRound,
  giveReread,
  gradeReread,
  remarkOnReread,
  seeReread,
  seeRound,
  seeRounds,
} from '#contract/audit-rounds.ts';
import { giveVerdict, grade, remark } from '../commands/act-on-reread.ts';
import { draw } from '../commands/draw-round.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { auditRound, auditRounds, rereadFor } from '../queries/audit-rounds.ts';

export function auditRoundRoutes(app: FastifyInstance, deployment: Deployment): void {
  const { db } = deployment;
  serve(app, deployment, seeRounds, 'decision.audit', ({ session }) => auditRounds(db, session.officer.id));

  serve(app, deployment, seeRound, 'decision.audit', async ({ session, params, refuse }) => {
    return (await auditRound(db, session.officer.id, params.roundId)) ?? refuse('not-found', { field: 'roundId' });
  });

  serve(app, deployment, seeReread, 'decision.audit', async ({ session, params: { roundId, scanId }, refuse }) => {
    return (await rereadFor(db, session.officer.id, roundId, scanId)) ?? refuse('not-found', { field: 'scanId' });
  });

  serve(app, deployment, drawRound, 'decision.audit', async ({ session, body }) =>
    answered(drawRound, await draw(deployment, session.officer.id, body)),
  );

  serve(app, deployment, giveReread, 'decision.audit', async ({ session, body }) =>
    answered(giveReread, await giveVerdict(deployment, session.officer.id, body)),
  );

  serve(app, deployment, remarkOnReread, 'decision.audit', async ({ session, body }) =>
    answered(remarkOnReread, await remark(deployment, session.officer.id, body)),
  );

  serve(app, deployment, gradeReread, 'decision.audit', async ({ session, body }) =>
    answered(gradeReread, await grade(deployment, session.officer.id, body)),
  );
}
