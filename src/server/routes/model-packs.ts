import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail, type Result } from '#base/result.ts';
import {
  activatePack,
  INSTALL_PACK_PATH,
  type InstallPackReply,
  reportSelfTest,
  seeModelPacks,
} from '#contract/model-packs.ts';
import { choosePack } from '../commands/activate-pack.ts';
import { recordRefusedPack } from '../commands/record-refused-pack.ts';
import { noteSelfTest } from '../commands/report-self-test.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { serve } from '../http/serve.ts';
import { admit } from '../http/session.ts';
import { isDiskFault } from '../ingest/disk-fault.ts';
import { installPack } from '../packs/install-pack.ts';
import { readPackParts, type StagedPack } from '../packs/read-pack-parts.ts';
import { type RefusedPack, refusedPack } from '../packs/refused-pack.ts';
import { modelPacks } from '../queries/model-packs.ts';

/** A pack is large and is inspected whole; nobody installs more than a few. */
const INSTALLS_PER_MINUTE = 30;

export function modelPackRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeModelPacks, 'model-pack.manage', () => modelPacks(deployment.db));

  serve(app, deployment, reportSelfTest, 'model-pack.manage', async ({ session, body }) =>
    answered(reportSelfTest, await noteSelfTest(deployment, session.officer.id, body)),
  );

  serve(app, deployment, activatePack, 'model-pack.manage', async ({ session, body }) =>
    answered(activatePack, await choosePack(deployment, session.officer.id, body)),
  );

  const config = { rateLimit: { max: INSTALLS_PER_MINUTE, timeWindow: 60_000 } };
  app.post(INSTALL_PACK_PATH, { config }, async (request, reply): Promise<InstallPackReply> => {
    const { officer } = await admit(deployment, request, 'model-pack.manage');
    if (!request.isMultipart()) throw new RequestProblem('malformed', { detail: 'Send multipart/form-data.' });
    const staged = await stagedPack(request, deployment);
    if (!staged.ok) {
      await recordRefusedPack(deployment, officer.id, staged.problem, undefined);
      throw problemOf(staged.problem);
    }
    const installed = await installPack(deployment, officer.id, staged.value);
    if (!installed.ok) throw problemOf(installed.problem);
    reply.code(installed.value.duplicate ? 200 : 201);
    return installed.value;
  });
}

async function stagedPack(request: FastifyRequest, { blobs }: Deployment): Promise<Result<StagedPack, RefusedPack>> {
  try {
    return await readPackParts(request, blobs);
  } catch (error) {
    if (isDiskFault(error)) throw error;
    return fail(refusedPack('malformed', 'network', 'the upload broke off or is no multipart form'));
  }
}

function problemOf({ problem, field, detail }: RefusedPack): RequestProblem {
  const status = { 'pack-version-taken': 409, 'too-large': 413 }[problem as string] ?? 400;
  return new RequestProblem(problem, { status, field, detail });
}
