import type { FastifyInstance } from 'fastify';
import { closeDiscussion, remarkOnEscalation, seeEscalation } from '#contract/escalations.ts';
import { asSeenBy } from '#domain/review/review.ts';
import { close, maySpeak, say } from '../commands/act-on-escalation.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import { escalationOf } from '../queries/escalations.ts';

export function escalationRoutes(app: FastifyInstance, deployment: Deployment): void {
  const { db } = deployment;
  serve(app, deployment, seeEscalation, 'queue.see', async ({ session: { officer }, params: { scanId }, refuse }) => {
    if ((await scansToRereadBy(db, officer.id)).has(scanId)) return refuse('reread-pending');
    const view = await escalationOf(db, scanId);
    if (!view) return refuse('not-found', { field: 'scanId' });
    if (!maySpeak(officer, view.escalation)) return refuse('not-permitted');
    // Whoever is to judge the scan in the place of another looks blind first, seniors too.
    const holds = view.review.lease?.officerId === officer.id;
    return holds ? { ...view, review: asSeenBy(view.review, officer.id) } : view;
  });

  serve(app, deployment, remarkOnEscalation, 'queue.see', async ({ session, body }) =>
    answered(remarkOnEscalation, await say(deployment, session.officer, body)),
  );

  serve(app, deployment, closeDiscussion, 'queue.see', async ({ session, body }) =>
    answered(closeDiscussion, await close(deployment, session.officer, body)),
  );
}
