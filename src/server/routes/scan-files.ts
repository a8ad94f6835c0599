import type { FastifyInstance, FastifyRequest } from 'fastify';
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
    const { scanId, energy } = parseWith(ofPlane, request.params);
    const { planes } = await filesFor(deployment, request, scanId);
    return sendBlob(deployment, request, reply, planes[energy === 'high' ? 0 : 1]);
  });

  app.get('/api/scans/:scanId/preview', async (request, reply) => {
    const { preview } = await filesFor(deployment, request, parseWith(ofScan, request.params).scanId);
    return sendBlob(deployment, request, reply, preview);
  });

  /** `?part=low` asks for the second file of a delivery in two. */
  app.get('/api/scans/:scanId/original', async (request, reply) => {
    const { scanId } = parseWith(ofScan, request.params);
    const { part } = parseWith(ofOriginal, request.query);
    const original = (await filesFor(deployment, request, scanId)).originals[part === 'high' ? 0 : 1];
    reply.header('content-disposition', `attachment; filename="${scanId}-${part}"`);
    return sendBlob(deployment, request, reply, original?.sha256);
  });
}

/** Scans are for those who review them, wedge scans for those who look after scanners. */
async function filesFor(deployment: Deployment, request: FastifyRequest, scanId: ScanId): Promise<ScanFiles> {
  const query = deployment.db.selectFrom('scans').select(['files', 'facts']).where('id', '=', scanId);
  const row = await query.executeTakeFirst();
  const isWedge = row?.facts.sidecar.purpose === 'calibration';
  await admit(deployment, request, isWedge ? 'calibration.see' : 'scan.see');
  if (!row) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });
  return row.files;
}
