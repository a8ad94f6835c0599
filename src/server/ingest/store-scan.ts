import { rm } from 'node:fs/promises';
import { fail, ok, type Result } from '#base/result.ts';
import type { SubmitScanReply } from '#contract/transfers.ts';
import type { ScannerCalibration } from '#domain/calibration/scanner-calibration.ts';
import { newReview } from '#domain/review/review.ts';
import { Scan, ScanId } from '#domain/scan/scan.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import { columnsOf } from '../commands/stored-review.ts';
import { type Act, transact } from '../commands/transact.ts';
import type { ScanFiles } from '../db/tables.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { calibrationFor } from '../queries/calibrations.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import type { DecodedScan } from './decode-scan.ts';
import type { Delivery } from './delivery.ts';
import { type DeliveryKeys, findEarlier } from './earlier-delivery.ts';
import { lockIngest, noteIntent, settleIntent } from './intent.ts';
import type { Refusal } from './refusal.ts';

interface Arrival {
  readonly delivery: Delivery;
  readonly sidecar: ScanSidecar;
  readonly keys: DeliveryKeys;
  readonly decoded: DecodedScan;
}

/** Keeps the files, then the rows: a scan on record always has its files, and files without a scan are taken away. */
export async function storeScan(deployment: Deployment, arrival: Arrival): Promise<Result<SubmitScanReply, Refusal>> {
  const files = filesOf(arrival);
  let intent: string | undefined;
  try {
    const outcome = await transact(deployment, async (act): Promise<Result<SubmitScanReply, Refusal>> => {
      await lockIngest(act.tx);
      const earlier = await findEarlier(act.tx, arrival.keys, arrival.sidecar);
      if (earlier.kind === 'same') return ok({ scanId: earlier.scanId, duplicate: true });
      if (earlier.kind === 'contradiction') return fail(earlier.refusal);
      const scanId = ScanId.parse(`scn_${deployment.newId()}`);
      intent = await noteIntent(deployment.incomingFolder, scanId, files);
      for (const file of files) await deployment.blobs.keep(file);
      await insertScan(deployment, act, arrival, scanId);
      return ok({ scanId, duplicate: false });
    });
    if (intent) await rm(intent, { force: true });
    return outcome;
  } catch (error) {
    // Not awaited to success: without a database it stays for the next start to settle.
    if (intent) await settleIntent(deployment, intent).catch(() => undefined);
    throw error;
  }
}

function filesOf({ delivery, decoded }: Arrival): readonly StagedFile[] {
  return [
    ...delivery.images.map(({ staged }) => staged),
    ...decoded.planes.map(({ packed }) => packed),
    decoded.preview,
  ];
}

async function insertScan(deployment: Deployment, act: Act, arrival: Arrival, scanId: ScanId): Promise<void> {
  const at = nowAt(deployment.clock);
  const { sidecar, keys, delivery } = arrival;
  const scan = factsOf(arrival, scanId, at, await calibrationFor(act.tx, sidecar));
  await act.tx
    .insertInto('scans')
    .values({
      id: scanId,
      container_number: scan.containerNumber,
      arrived_at: at,
      image_key: keys.image,
      exposure_key: keys.exposure,
      files: JSON.stringify(storedFilesOf(arrival)),
      facts: JSON.stringify(scan),
    })
    .execute();
  await act.tx
    .insertInto('deliveries')
    .values({ delivery_key: keys.delivery, scan_id: scanId, sidecar: JSON.stringify(sidecar), received_at: at })
    .execute();
  if (sidecar.purpose !== 'calibration') await beginReview(act, scanId, at, sidecar.riskScore);
  await act.appendAudit({
    action: 'scan.received',
    actorId: delivery.sender.officerId,
    scanId,
    deviceAt: null,
    details: {
      way: delivery.sender.way,
      scan,
      riskScore: sidecar.riskScore,
      originals: delivery.images.map(({ staged }) => staged.sha256),
    },
  });
}

async function beginReview({ tx, announce }: Act, scanId: ScanId, at: string, riskScore: number): Promise<void> {
  await tx
    .insertInto('reviews')
    .values({ scan_id: scanId, arrived_at: at, risk_score: riskScore, ...columnsOf(newReview(scanId), at) })
    .execute();
  announce({ kind: 'queue-changed' });
}

function factsOf(
  { sidecar, delivery, decoded }: Arrival,
  id: ScanId,
  arrivedAt: string,
  calibration: ScannerCalibration | null,
): Scan {
  const { riskScore: _, scannerRecord: _record, ...shown } = sidecar;
  return Scan.parse({
    id,
    containerNumber: sidecar.containerNumber,
    arrivedAt,
    widthPx: decoded.widthPx,
    heightPx: decoded.heightPx,
    originalSha256: delivery.images[0]?.staged.sha256,
    planes: decoded.planes.map(({ samplesSha256, packed }, i) => ({
      ...sidecar.planes[i],
      samplesSha256,
      packedBytes: packed.bytes,
    })),
    ...(decoded.stack ? { stack: decoded.stack } : {}),
    ...(calibration ? { calibration } : {}),
    ...(decoded.views ? { views: decoded.views } : {}),
    ...(decoded.quality ? { quality: decoded.quality } : {}),
    sidecar: shown,
  });
}

function storedFilesOf({ delivery, decoded }: Arrival): ScanFiles {
  return {
    originals: delivery.images.map(({ staged: { sha256, bytes }, mediaType }) => ({ sha256, bytes, mediaType })),
    planes: decoded.planes.map(({ packed }) => packed.sha256),
    preview: decoded.preview.sha256,
  };
}
