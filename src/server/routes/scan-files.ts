import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ScanId } from '#domain/scan/scan.ts';
import { EnergyLabel } from '#domain/scan/sidecar.ts';
import type { ScanFiles } from '../db/tables.ts';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { sendBlob } from '../http/send-blob.ts';
import { parseWith } from '../http/serve.ts';
import { admit } from '../http/session.ts';

const ofScan = z.object({ scanId: ScanId });
const ofPlane = z.object({ scanId: ScanId, energy: EnergyLabel });
const ofOriginal = z.object({ part: z.enum(['high', 'low']).default('high') });

/** Pictures going out. They never change, so a browser keeps them; only who is signed in gets them. */
export function scanFileRoutes(app: FastifyInstance, deployment: Deployment): void {
  app.get('/api/scans/:scanId/planes/:energy', async (request, reply) => {
    await admit(deployment, request, 'scan.see');
    const { scanId, energy } = parseWith(ofPlane, request.params);
    const { planes } = await filesOf(deployment, scanId);
    return sendBlob(deployment, request, reply, planes[energy === 'high' ? 0 : 1]);
  });

  app.get('/api/scans/:scanId/preview', async (request, reply) => {
    await admit(deployment, request, 'scan.see');
    const { preview } = await filesOf(deployment, parseWith(ofScan, request.params).scanId);
    return sendBlob(deployment, request, reply, preview);
  });

  /** `?part=low` asks for the second file of a delivery in two. */
  app.get('/api/scans/:scanId/original', async (request, reply) => {
    await admit(deployment, request, 'scan.see');
    const { scanId } = parseWith(ofScan, request.params);
    const { part } = parseWith(ofOriginal, request.query);
    const original = (await filesOf(deployment, scanId)).originals[part === 'high' ? 0 : 1];
    reply.header('content-disposition', `attachment; filename="${scanId}-${part}"`);
    return sendBlob(deployment, request, reply, original?.sha256);
  });
}

async function filesOf({ db }: Pick<Deployment, 'db'>, scanId: ScanId): Promise<ScanFiles> {
  const row = await db.selectFrom('scans').select('files').where('id', '=', scanId).executeTakeFirst();
  if (!row) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });
  return row.files;
}
