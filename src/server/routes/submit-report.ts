import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fail, ok, type Result } from '#base/result.ts';
import { SUBMIT_REPORT_PATH, type SubmitReportReply } from '#contract/transfers.ts';
import { ScanId } from '#domain/scan/scan.ts';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { parseWith } from '../http/serve.ts';
import { admit } from '../http/session.ts';
import { attachReport } from '../ingest/attach-report.ts';
import type { Sender } from '../ingest/delivery.ts';
import { keepRefused } from '../ingest/keep-refused.ts';
import { REPORT_MAX_BYTES } from '../ingest/limits.ts';
import { readReport } from '../ingest/read-report.ts';
import { type Refusal, refusal } from '../ingest/refusal.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import { faultOfUpload, problemOf } from './submit-scan.ts';

const ofScan = z.object({ scanId: ScanId });

/** POST /api/scans/:scanId/reports: 201 for a new report, 200 for one that was delivered before. */
export function submitReportRoute(app: FastifyInstance, deployment: Deployment): void {
  app.post(SUBMIT_REPORT_PATH, async (request, reply): Promise<SubmitReportReply> => {
    const { officer } = await admit(deployment, request, 'scan.submit');
    const { scanId } = parseWith(ofScan, request.params);
    if (!request.isMultipart()) throw new RequestProblem('malformed', { detail: 'Send multipart/form-data.' });
    const staged = await stageReport(request, deployment);
    if (!staged.ok) throw problemOf(staged.problem);
    try {
      const answer = await take(deployment, { way: 'http', officerId: officer.id }, scanId, staged.value);
      if (!answer.ok) throw problemOf(answer.problem);
      reply.code(answer.value.duplicate ? 200 : 201);
      return answer.value;
    } finally {
      await deployment.blobs.drop(staged.value);
    }
  });
}

async function take(deployment: Deployment, sender: Sender, scanId: ScanId, staged: StagedFile) {
  const received = await readReport(staged);
  const answer = received.ok ? await attachReport(deployment, sender, scanId, received.value) : received;
  if (!answer.ok) await keepRefused(deployment, { sender, parts: [{ part: 'report', staged }] }, answer.problem);
  return answer;
}

async function stageReport(request: FastifyRequest, { blobs }: Deployment): Promise<Result<StagedFile, Refusal>> {
  try {
    const part = await request.file();
    if (part?.fieldname !== 'report') return fail(refusal('unexpected-part', 'report', 'expected one part, report'));
    const staged = await blobs.stage(part.file);
    if (staged.bytes <= REPORT_MAX_BYTES) return ok(staged);
    await blobs.drop(staged);
    return fail(refusal('too-large', 'report', `a report may have ${REPORT_MAX_BYTES} bytes`));
  } catch (error) {
    return fail(faultOfUpload(error));
  }
}
