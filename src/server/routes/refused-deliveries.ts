import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { REFUSED_FILE_PATH, RefusedFile, RefusedId, seeRefusedDeliveries } from '#contract/refused-deliveries.ts';
import { exportRefused } from '../commands/export-refused.ts';
import type { Deployment } from '../deployment.ts';
import { sendBlob } from '../http/send-blob.ts';
import { parseWith, serve } from '../http/serve.ts';
import { admit } from '../http/session.ts';
import { REFUSED_BOUNDS } from '../ingest/limits.ts';
import { refusedDeliveries } from '../queries/refused-deliveries.ts';

const ofFile = z.object({ refusedId: RefusedId, part: RefusedFile.shape.part });

export function refusedDeliveryRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeRefusedDeliveries, 'refused-delivery.see', async () => ({
    rows: await refusedDeliveries(deployment.db),
    bounds: REFUSED_BOUNDS,
  }));

  app.post(REFUSED_FILE_PATH, async (request, reply) => {
    const { officer } = await admit(deployment, request, 'refused-delivery.see');
    const { refusedId, part } = parseWith(ofFile, request.params);
    const file = await exportRefused(deployment, officer.id, refusedId, part);
    reply.header('content-disposition', `attachment; filename="${refusedId}-${part}"`);
    return sendBlob(deployment, request, reply, file?.sha256);
  });
}
