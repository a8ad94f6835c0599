import type { FastifyInstance } from 'fastify';
import { closeDiscussion, remarkOnEscalation, seeEscalation } from '#contract/escalations.ts';
import { close, say } from '../commands/act-on-escalation.ts';
import { openDiscussion } from '../commands/open-discussion.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';

export function escalationRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeEscalation, 'queue.see', ({ session, params }) =>
    openDiscussion(deployment, session.officer, params.scanId),
  );

  serve(app, deployment, remarkOnEscalation, 'queue.see', async ({ session, body }) =>
    answered(remarkOnEscalation, await say(deployment, session.officer, body)),
  );

  serve(app, deployment, closeDiscussion, 'queue.see', async ({ session, body }) =>
    answered(closeDiscussion, await close(deployment, session.officer, body)),
  );
}
