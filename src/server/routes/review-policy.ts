import type { FastifyInstance } from 'fastify';
import { seeReviewPolicy, setReviewPolicy } from '#contract/review-policy.ts';
import { setPolicy } from '../commands/set-review-policy.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { reviewPolicy } from '../queries/review-policy.ts';

export function reviewPolicyRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeReviewPolicy, 'review-policy.see', () => reviewPolicy(deployment.db));

  serve(app, deployment, setReviewPolicy, 'review-policy.set', async ({ session, body }) =>
    answered(setReviewPolicy, await setPolicy(deployment, session.officer.id, body)),
  );
}
