import type { CaseRecord } from '#contract/record.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Deployment } from '../deployment.ts';
import { caseRecord } from '../queries/records.ts';
import { transact } from './transact.ts';

/** The record of a scan for taking away; that it was taken is its last event. Undefined when there is no such scan. */
export async function exportCase(
  parts: Pick<Deployment, 'db' | 'live' | 'checkpoints'>,
  officerId: OfficerId,
  scanId: ScanId,
): Promise<CaseRecord | undefined> {
  if (!(await caseRecord(parts.db, scanId))) return undefined;
  await transact(parts, ({ appendAudit }) =>
    appendAudit({ action: 'record.exported', actorId: officerId, scanId, deviceAt: null, details: {} }),
  );
  return caseRecord(parts.db, scanId);
}
