import { createHash } from 'node:crypto';
import type { CaseRecord, ExportFormat } from '#contract/record.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { caseExport, caseMaterial } from '../exports/case-exports.ts';
import { caseOfOneMoment } from '../queries/case-moment.ts';
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

/** The case in a format of others; that it was taken is an event with the hash of what was handed out. */
export async function exportCaseAs(
  parts: Pick<Deployment, 'db' | 'clock' | 'blobs' | 'live' | 'checkpoints' | 'makeReport'>,
  officerId: OfficerId,
  scanId: ScanId,
  format: ExportFormat,
): Promise<Uint8Array | undefined> {
  const found = await caseOfOneMoment(parts.db, scanId);
  if (!found) return undefined;
  const { record, files } = found;
  const material = await caseMaterial(parts, { record, madeAt: nowAt(parts.clock), files });
  const bytes = await caseExport(parts, material, files, format);
  if (!bytes) return undefined;
  const details = { format, sha256: createHash('sha256').update(bytes).digest('hex') };
  await transact(parts, ({ appendAudit }) =>
    appendAudit({ action: 'record.exported', actorId: officerId, scanId, deviceAt: null, details }),
  );
  return bytes;
}
