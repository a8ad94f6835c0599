import type { FastifyInstance } from 'fastify';
import { exportRecord, recordExamination, returnToOfficer, seeRecord, seeRecords } from '#contract/record.ts';
import { exportCase } from '../commands/export-case.ts';
import { noteExamination } from '../commands/record-examination.ts';
import { giveBack } from '../commands/return-to-officer.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import { caseRecord, decidedScans } from '../queries/records.ts';

export function recordRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeRecords, 'record.see', async ({ session }) => {
    const hidden = await scansToRereadBy(deployment.db, session.officer.id);
    return { rows: await decidedScans(deployment.db, hidden), withheld: hidden.size };
  });

  serve(app, deployment, seeRecord, 'record.see', async ({ session, params, refuse }) => {
    if ((await scansToRereadBy(deployment.db, session.officer.id)).has(params.scanId)) return refuse('reread-pending');
    return (await caseRecord(deployment.db, params.scanId)) ?? refuse('not-found', { field: 'scanId' });
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

  serve(app, deployment, recordExamination, 'examination.record', async ({ session, body, refuse }) => {
    if ((await scansToRereadBy(deployment.db, session.officer.id)).has(body.scanId)) return refuse('reread-pending');
    return answered(recordExamination, await noteExamination(deployment, session.officer.id, body));
  });
}
