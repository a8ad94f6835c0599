import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  EXPORT_PATH,
  EXPORT_SUFFIX,
  ExportFormat,
  exportRecord,
  recordExamination,
  returnToOfficer,
  seeRecord,
  seeRecords,
} from '#contract/record.ts';
import { seeCompared } from '#contract/references.ts';
import { ScanId } from '#domain/scan/scan.ts';
import { exportCase, exportCaseAs } from '../commands/export-case.ts';
import { noteExamination } from '../commands/record-examination.ts';
import { giveBack } from '../commands/return-to-officer.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { parseWith, serve } from '../http/serve.ts';
import { admit } from '../http/session.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import { caseRecord, decidedScans } from '../queries/records.ts';
import { comparedScan } from '../queries/references.ts';

const ofExport = z.object({ scanId: ScanId, format: ExportFormat });
/** A report is drawn from the full planes. */
const EXPORT_LIMIT = { max: 30, timeWindow: 60_000 };

export function recordRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeRecords, 'record.see', async ({ session }) => {
    const hidden = await scansToRereadBy(deployment.db, session.officer.id);
    return { rows: await decidedScans(deployment.db, hidden), withheld: hidden.size };
  });

  serve(app, deployment, seeRecord, 'record.see', async ({ session, params, refuse }) => {
    if ((await scansToRereadBy(deployment.db, session.officer.id)).has(params.scanId)) return refuse('reread-pending');
    return (await caseRecord(deployment.db, params.scanId)) ?? refuse('not-found', { field: 'scanId' });
  });

  serve(app, deployment, seeCompared, 'record.see', async ({ session, params, refuse }) => {
    if ((await scansToRereadBy(deployment.db, session.officer.id)).has(params.scanId)) return refuse('not-found');
    const scan = await comparedScan(deployment.db, params.scanId, params.referenceId);
    return scan ? { scan } : refuse('not-found', { field: 'referenceId' });
  });

  serve(app, deployment, exportRecord, 'record.export', async ({ session, params, reply, refuse }) => {
    if ((await scansToRereadBy(deployment.db, session.officer.id)).has(params.scanId)) return refuse('reread-pending');
    const record = await exportCase(deployment, session.officer.id, params.scanId);
    if (!record) return refuse('not-found', { field: 'scanId' });
    reply.header('content-disposition', `attachment; filename="${params.scanId}.json"`);
    return record;
  });

  serve(app, deployment, returnToOfficer, 'decision.return', async ({ session, body, refuse }) => {
    if ((await scansToRereadBy(deployment.db, session.officer.id)).has(body.scanId)) return refuse('reread-pending');
    return answered(returnToOfficer, await giveBack(deployment, session.officer.id, body));
  });

  app.post(EXPORT_PATH, { config: { rateLimit: EXPORT_LIMIT } }, async (request, reply) => {
    const { officer } = await admit(deployment, request, 'record.export');
    const { scanId, format } = parseWith(ofExport, request.params);
    if ((await scansToRereadBy(deployment.db, officer.id)).has(scanId)) throw new RequestProblem('reread-pending');
    const bytes = await exportCaseAs(deployment, officer.id, scanId, format);
    if (!bytes)
      throw new RequestProblem('not-found', { field: 'format', detail: 'There is nothing to say in it yet.' });
    const name = `${scanId}-${format}.${EXPORT_SUFFIX[format]}`;
    reply.header('content-disposition', `attachment; filename="${name}"`).type('application/octet-stream');
    return reply.send(Buffer.from(bytes));
  });

  serve(app, deployment, recordExamination, 'examination.record', async ({ session, body, refuse }) => {
    if ((await scansToRereadBy(deployment.db, session.officer.id)).has(body.scanId)) return refuse('reread-pending');
    return answered(recordExamination, await noteExamination(deployment, session.officer.id, body));
  });
}
