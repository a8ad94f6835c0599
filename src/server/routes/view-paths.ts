import type { FastifyInstance } from 'fastify';
import { attachViewPath, openViewPaths } from '#contract/view-paths.ts';
import { attachPath } from '../commands/attach-view-path.ts';
import { openPaths } from '../commands/open-view-paths.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';

export function viewPathRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, attachViewPath, 'scan.review', async ({ session, body }) =>
    answered(attachViewPath, await attachPath(deployment, session.officer.id, body)),
  );

  serve(app, deployment, openViewPaths, 'view-path.see-own', async ({ session: { officer }, body, refuse }) => {
    if ((await scansToRereadBy(deployment.db, officer.id)).has(body.scanId)) return refuse('reread-pending');
    return openPaths(deployment, officer, body);
  });
}
