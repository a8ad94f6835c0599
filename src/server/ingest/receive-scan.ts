import { Readable } from 'node:stream';
import { fail, ok, type Result } from '#base/result.ts';
import type { SubmitScanReply } from '#contract/transfers.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import type { Deployment } from '../deployment.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import { attachReport } from './attach-report.ts';
import type { DecodedScan } from './decode-scan.ts';
import { type Delivery, hasTopView, isSeries, type StagedImage } from './delivery.ts';
import { findEarlier, keysOf } from './earlier-delivery.ts';
import { keepRefused } from './keep-refused.ts';
import { readReport } from './read-report.ts';
import { rawLayoutOf, readSidecar } from './read-sidecar.ts';
import { type Refusal, refusal } from './refusal.ts';
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
  if (delivery.report) staged.push(delivery.report);
  try {
    const outcome = await takeWithReport(deployment, delivery, staged);
    if (!outcome.ok) await refuse(deployment, delivery, staged, outcome.problem);
    return outcome;
  } finally {
    for (const file of staged) await deployment.blobs.drop(file);
  }
}

async function refuse(
  deployment: Deployment,
  { sender, sidecarText, images, report }: Delivery,
  staged: StagedFile[],
  refusal: Refusal,
): Promise<void> {
  const sidecar = await deployment.blobs.stage(Readable.from([Buffer.from(sidecarText)]));
  staged.push(sidecar);
  const parts = [
    { part: 'sidecar' as const, staged: sidecar },
    ...images,
    ...(report ? [{ part: 'report' as const, staged: report }] : []),
  ];
  await keepRefused(deployment, { sender, parts }, refusal);
}

/** The scan first: a report that comes again is known by then, so that a delivery cut in between may just come again. */
async function takeWithReport(
  deployment: Deployment,
  delivery: Delivery,
  staged: StagedFile[],
): Promise<Result<SubmitScanReply, Refusal>> {
  const sidecar = readSidecar(delivery.sidecarText, deployment.exportSites);
  if (!sidecar.ok) return sidecar;
  const report = delivery.report ? await readReport(delivery.report) : undefined;
  if (report && !report.ok) return report;
  const taken = await takeIn(deployment, delivery, sidecar.value, staged);
  if (!taken.ok || !report) return taken;
  const attached = await attachReport(deployment, delivery.sender, taken.value.scanId, report.value);
  return attached.ok ? taken : attached;
}

async function takeIn(
  deployment: Deployment,
  delivery: Delivery,
  sidecar: ScanSidecar,
  staged: StagedFile[],
): Promise<Result<SubmitScanReply, Refusal>> {
  const untold = faultInParts(delivery, sidecar);
  if (untold) return fail(untold);
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
    isStack: sidecar.stack !== undefined,
    isSeries: isSeries(delivery.images),
    hasTopView: hasTopView(delivery.images),
    widthPx: sidecar.widthPx,
    heightPx: sidecar.heightPx,
    raw: raw.value,
    pixelPitchMm: sidecar.pixelPitchMm,
    energiesMeV: energiesOf(sidecar),
    folder: deployment.incomingFolder,
  });
  if (!decoded.ok) return decoded;
  staged.push(...decoded.value.planes.map(({ packed }) => packed), decoded.value.preview);
  return storeScan(deployment, { delivery: inOrder(delivery, decoded.value), sidecar, keys, decoded: decoded.value });
}

/** What came, and what the sidecar says that it is. */
function faultInParts({ images }: Delivery, { stack, topView }: ScanSidecar): Refusal | undefined {
  if (isSeries(images) && !stack) {
    return refusal('sidecar-invalid', 'stack', 'slices are taken where the sidecar says that they are a stack');
  }
  if (hasTopView(images) && !topView) {
    return refusal('sidecar-invalid', 'topView', 'a top view is taken where the sidecar tells of it');
  }
  if (topView && !hasTopView(images)) {
    return refusal('image-missing', 'image-top', 'the sidecar tells of a top view, and there is no part image-top');
  }
  return undefined;
}

/** A series is kept in the order of its slices, whatever the order that its files came in. */
function inOrder(delivery: Delivery, { order }: DecodedScan): Delivery {
  if (!order) return delivery;
  return { ...delivery, images: order.map((at) => delivery.images[at] as StagedImage) };
}

function energiesOf({ planes: [high, low] }: ScanSidecar) {
  return high && low && { high: high.energyMeV, low: low.energyMeV };
}
