import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { searchTrail, seeChain } from '#contract/trail.ts';
import { BUNDLE_PATH } from '#contract/transfers.ts';
import { ScanId } from '#domain/scan/scan.ts';
import { verifyAudit } from '../audit/verify.ts';
import { makeCaseBundle } from '../bundle/case-bundle.ts';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { parseWith, serve } from '../http/serve.ts';
import { admit } from '../http/session.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import { officersOfTrail, trailRows } from '../queries/trail.ts';

const ofScan = z.object({ scanId: ScanId });

export function trailRoutes(app: FastifyInstance, deployment: Deployment, checkpointFile: string): void {
  const { db } = deployment;
  serve(app, deployment, searchTrail, 'record.see', async ({ session, body }) => ({
    ...(await trailRows(db, body, await scansToRereadBy(db, session.officer.id))),
    officers: await officersOfTrail(db),
  }));

  serve(app, deployment, seeChain, 'audit.verify', () => verifyAudit(db, checkpointFile));

  app.post(BUNDLE_PATH, async (request, reply) => {
    const { officer } = await admit(deployment, request, 'record.export');
    const { scanId } = parseWith(ofScan, request.params);
    if ((await scansToRereadBy(db, officer.id)).has(scanId)) throw new RequestProblem('reread-pending');
    const bundle = await makeCaseBundle(deployment, officer.id, scanId);
    if (!bundle) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });
    reply.header('content-disposition', `attachment; filename="${scanId}.zip"`).type('application/zip');
    return reply.send(bundle);
  });
}
