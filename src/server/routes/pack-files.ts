import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Sha256 } from '#domain/finding/detection-report.ts';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { sendBlob } from '../http/send-blob.ts';
import { parseWith } from '../http/serve.ts';
import { admit } from '../http/session.ts';

const ofFile = z.object({ packSha256: Sha256, file: z.string().max(200) });

/** Files of installed packs. They are addressed by the hash of their manifest, so a browser keeps them for ever. */
export function packFileRoutes(app: FastifyInstance, deployment: Deployment): void {
  app.get('/api/model-packs/:packSha256/:file', async (request, reply) => {
    await admit(deployment, request, 'model-pack.see');
    const { packSha256, file } = parseWith(ofFile, request.params);
    const query = deployment.db.selectFrom('model_packs').select('files').where('sha256', '=', packSha256);
    const files = (await query.executeTakeFirst())?.files ?? {};
    const sha256 = Object.hasOwn(files, file) ? files[file] : undefined;
    if (!sha256) throw new RequestProblem('not-found', { field: 'file', detail: 'The pack has no such file.' });
    return sendBlob(deployment, request, reply, sha256);
  });
}
