import type { FastifyInstance } from 'fastify';
import { claimScan, countQueue, releaseScan, renewLeases, seeQueue } from '#contract/queue.ts';
import { claim } from '../commands/claim-scan.ts';
import { release } from '../commands/release-scan.ts';
import { renew } from '../commands/renew-leases.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { queueCounts, queueFor } from '../queries/queue.ts';

export function queueRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeQueue, 'queue.see', ({ session, body }) => queueFor(deployment, session.officer, body));

  serve(app, deployment, countQueue, 'queue.see', () => queueCounts(deployment));

  serve(app, deployment, claimScan, 'scan.review', async ({ session, body }) =>
    answered(claimScan, await claim(deployment, session.officer, body)),
  );

  serve(app, deployment, renewLeases, 'scan.review', ({ session, body }) => renew(deployment, session.officer, body));

  serve(app, deployment, releaseScan, 'scan.review', async ({ session, body }) =>
    answered(releaseScan, await release(deployment, session.officer, body)),
  );
}
