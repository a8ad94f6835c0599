import { rm } from 'node:fs/promises';
import { fail, ok, type Result } from '#base/result.ts';
import type { SubmitReportReply } from '#contract/transfers.ts';
import { MACHINE_REPORTS_MAX, type MachineReport } from '#domain/finding/machine-report.ts';
import type { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { lockReview } from '../commands/stored-review.ts';
import { type Act, transact } from '../commands/transact.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { machineReportOf } from '../dicos/machine-report-of.ts';
import { RequestProblem } from '../http/request-problem.ts';
import type { Sender } from './delivery.ts';
import { lockIngest, noteIntent, settleIntent } from './intent.ts';
import type { ReceivedReport } from './read-report.ts';
import { type Refusal, refusal } from './refusal.ts';

/**
 * Puts what another machine says of a scan on its record, and keeps the report as it came. The review's revision stays: no
 * officer did anything, and whoever works on the scan must not be thrown off it. Throws `not-found`.
 */
export async function attachReport(
  deployment: Deployment,
  sender: Sender,
  scanId: ScanId,
  received: ReceivedReport,
): Promise<Result<SubmitReportReply, Refusal>> {
  let intent: string | undefined;
  try {
    const outcome = await transact(deployment, async (act): Promise<Result<SubmitReportReply, Refusal>> => {
      await lockIngest(act.tx);
      const review = await lockReview(act.tx, scanId);
      if (!review) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });
      const known = review.machineReports ?? [];
      if (known.some(({ sha256 }) => sha256 === received.staged.sha256)) return ok({ duplicate: true });
      if (known.length >= MACHINE_REPORTS_MAX) {
        return fail(refusal('reports-too-many', 'report', `${MACHINE_REPORTS_MAX} reports are kept of one scan`));
      }
      intent = await noteIntent(deployment.incomingFolder, `rpt_${deployment.newId()}`, [received.staged]);
      await deployment.blobs.keep(received.staged);
      const report = await record(deployment, act, review, received);
      act.announce({ kind: 'review-changed', scanId, revision: review.revision });
      const { claims, ...facts } = report;
      await act.appendAudit({
        action: 'machine-report.received',
        actorId: sender.officerId,
        scanId,
        deviceAt: null,
        details: { way: sender.way, ...facts, claims: claims.length },
      });
      return ok({ duplicate: false });
    });
    if (intent) await rm(intent, { force: true });
    return outcome;
  } catch (error) {
    // Not awaited to success: without a database it stays for the next start to settle.
    if (intent) await settleIntent(deployment, intent).catch(() => undefined);
    throw error;
  }
}

async function record(
  { clock }: Pick<Deployment, 'clock'>,
  { tx }: Act,
  review: Review,
  { staged, report }: ReceivedReport,
): Promise<MachineReport> {
  const { scanId, machineReports = [] } = review;
  const query = tx.selectFrom('scans').select(['facts', 'files']).where('id', '=', scanId);
  const { facts, files } = await query.executeTakeFirstOrThrow();
  const said = machineReportOf(report, facts, { sha256: staged.sha256, receivedAt: nowAt(clock) });
  const changed: Review = { ...review, machineReports: [...machineReports, said] };
  const reports = [...(files.reports ?? []), { sha256: staged.sha256, bytes: staged.bytes }];
  await tx
    .updateTable('reviews')
    .set({ record: JSON.stringify(changed) })
    .where('scan_id', '=', scanId)
    .execute();
  await tx
    .updateTable('scans')
    .set({ files: JSON.stringify({ ...files, reports }) })
    .where('id', '=', scanId)
    .execute();
  return said;
}
