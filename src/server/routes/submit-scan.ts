import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail, type Result } from '#base/result.ts';
import { SUBMIT_SCAN_PATH, type SubmitScanReply } from '#contract/transfers.ts';
import { recordRefusedScan } from '../commands/record-refused-scan.ts';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { admit } from '../http/session.ts';
import type { Sender } from '../ingest/delivery.ts';
import { isDiskFault } from '../ingest/disk-fault.ts';
import { type ReceivedParts, readParts } from '../ingest/read-parts.ts';
import { receiveScan } from '../ingest/receive-scan.ts';
import { type Refusal, refusal } from '../ingest/refusal.ts';

/** POST /api/scans: 201 for a new scan, 200 for one that was delivered before. */
export function submitScanRoute(app: FastifyInstance, deployment: Deployment): void {
  app.post(SUBMIT_SCAN_PATH, async (request, reply): Promise<SubmitScanReply> => {
    const { officer } = await admit(deployment, request, 'scan.submit');
    if (!request.isMultipart()) throw new RequestProblem('malformed', { detail: 'Send multipart/form-data.' });
    const sender: Sender = { way: 'http', officerId: officer.id };

    const parts = await partsOf(request, deployment);
    if (!parts.ok) {
      await recordRefusedScan(deployment, sender, parts.problem);
      throw problemOf(parts.problem);
    }
    const received = await receiveScan(deployment, { ...parts.value, sender });
    if (!received.ok) throw problemOf(received.problem);
    reply.code(received.value.duplicate ? 200 : 201);
    return received.value;
  });
}

async function partsOf(request: FastifyRequest, { blobs }: Deployment): Promise<Result<ReceivedParts, Refusal>> {
  try {
    return await readParts(request, blobs);
  } catch (error) {
    return fail(faultOfUpload(error));
  }
}

/** Why an upload could not be read to its end. Rethrows what is our own fault. */
export function faultOfUpload(error: unknown): Refusal {
  const code = (error as { code?: string }).code ?? '';
  if (['FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT'].includes(code)) {
    return refusal('unexpected-part', 'image', 'there are more parts than a delivery may have');
  }
  if (isDiskFault(error)) throw error;
  return refusal('malformed', 'image', 'the upload broke off or is no multipart form');
}

export function problemOf({ problem, field, detail }: Refusal): RequestProblem {
  const status = { 'contradicts-earlier-delivery': 409, 'too-large': 413 }[problem as string] ?? 400;
  return new RequestProblem(problem, { status, field, detail });
}
