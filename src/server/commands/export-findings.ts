import type { CocoDataset } from '#contract/coco.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { newCocoDraft } from '../coco/coco-dataset.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { type AdjudicatedScan, adjudicatedScans, countAdjudicated } from '../queries/adjudicated-scans.ts';
import { type TransactParts, transact } from './transact.ts';

export interface ExportFindings {
  /** Null for an operator at the machine. */
  readonly officerId: OfficerId | null;
  /** The newest scans only; all of them when not given. */
  readonly maxScans?: number;
  /** Done for each scan before the export is on record; the export fails with it. */
  readonly onScan?: (adjudicated: AdjudicatedScan) => Promise<void>;
}

/** What officers decided, for taking away; that it was taken is an event. */
export async function exportDecided(
  parts: TransactParts & Pick<Deployment, 'clock'>,
  { officerId, maxScans = Number.POSITIVE_INFINITY, onScan }: ExportFindings,
): Promise<CocoDataset> {
  const draft = newCocoDraft();
  let scans = 0;
  for await (const adjudicated of adjudicatedScans(parts.db)) {
    if (scans === maxScans) break;
    await onScan?.(adjudicated);
    draft.add(adjudicated);
    scans++;
  }
  const scansLeftOut = Math.max(0, (await countAdjudicated(parts.db)) - scans);
  const dataset = draft.finish({ at: nowAt(parts.clock), scansLeftOut });
  const details = { format: 'coco', scans, annotations: dataset.annotations.length, scansLeftOut };
  await transact(parts, ({ appendAudit }) =>
    appendAudit({ action: 'findings.exported', actorId: officerId, scanId: null, deviceAt: null, details }),
  );
  return dataset;
}
