import { fail, ok, type Result } from '#base/result.ts';
import type { SubmitScanReply } from '#contract/transfers.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import type { Deployment } from '../deployment.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import type { Delivery } from './delivery.ts';
import { findEarlier, keysOf } from './earlier-delivery.ts';
import { keepRefused } from './keep-refused.ts';
import { rawLayoutOf, readSidecar } from './read-sidecar.ts';
import type { Refusal } from './refusal.ts';
import { storeScan } from './store-scan.ts';

/**
 * Takes a delivery into the queue, or refuses it and keeps what it brought among the refused ones. The same delivery may
 * come any number of times and is one scan. Staged images are consumed either way.
 */
export async function receiveScan(
  deployment: Deployment,
  delivery: Delivery,
): Promise<Result<SubmitScanReply, Refusal>> {
  const staged: StagedFile[] = delivery.images.map((image) => image.staged);
  try {
    const sidecar = readSidecar(delivery.sidecarText, deployment.exportSites);
    const outcome = sidecar.ok ? await takeIn(deployment, delivery, sidecar.value, staged) : sidecar;
    if (!outcome.ok) await keepRefused(deployment, delivery, outcome.problem);
    return outcome;
  } finally {
    for (const file of staged) await deployment.blobs.drop(file);
  }
}

async function takeIn(
  deployment: Deployment,
  delivery: Delivery,
  sidecar: ScanSidecar,
  staged: StagedFile[],
): Promise<Result<SubmitScanReply, Refusal>> {
  const keys = keysOf(sidecar, delivery.images);
  // Asked before decoding, because most deliveries that come twice come twice in a row; asked again when storing.
  const earlier = await findEarlier(deployment.db, keys, sidecar);
  if (earlier.kind === 'same') return ok({ scanId: earlier.scanId, duplicate: true });
  if (earlier.kind === 'contradiction') return fail(earlier.refusal);

  const raw = rawLayoutOf(sidecar, delivery.images.length);
  if (!raw.ok) return raw;
  const decoded = await deployment.decodeScan({
    images: delivery.images.map(({ part, staged: { path } }) => ({ field: part, path })),
    planeCount: sidecar.planes.length,
    widthPx: sidecar.widthPx,
    heightPx: sidecar.heightPx,
    raw: raw.value,
    folder: deployment.incomingFolder,
  });
  if (!decoded.ok) return decoded;
  staged.push(...decoded.value.planes.map(({ packed }) => packed), decoded.value.preview);
  return storeScan(deployment, { delivery, sidecar, keys, decoded: decoded.value });
}
