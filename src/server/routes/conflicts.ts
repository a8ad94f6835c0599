import type { FastifyInstance } from 'fastify';
import { raiseConflict, seeConflicts, settleConflict } from '#contract/conflicts.ts';
import { raise, settleBy } from '../commands/act-on-conflict.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { conflictsFor } from '../queries/conflicts.ts';

export function conflictRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, raiseConflict, 'scan.review', async ({ session, body, refuse }) => {
    const { scanId, acts, mine } = body;
    if ([mine, ...acts].some((part) => part.scanId !== scanId)) {
      return refuse('malformed', { field: 'scanId', detail: 'The acts or the review are of another scan.' });
    }
    return answered(raiseConflict, await raise(deployment, session.officer.id, body));
  });

  serve(app, deployment, seeConflicts, 'conflict.settle', ({ session }) =>
    conflictsFor(deployment.db, session.officer.id),
  );

  serve(app, deployment, settleConflict, 'conflict.settle', async ({ session, body }) =>
    answered(settleConflict, await settleBy(deployment, session.officer.id, body)),
  );
}
