import { randomUUID } from 'node:crypto';
import type { ModelPackManifest } from '#detection/pack/manifest.ts';
import type { Box, Proposal } from '#detection/proposal/candidate.ts';
import { intersection, iou } from '#detection/proposal/nms.ts';
import { AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox } from '#domain/annotation/space.ts';
import type { DetectionReport } from '#domain/finding/detection-report.ts';
import { type Finding, FindingId, type RejectReason } from '#domain/finding/finding.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { RemoteOfficer } from '#testing/server/remote-officer.ts';
import type { SimulatedScan, Target } from '../evaluation/simulated-scan.ts';

/** From this overlap on the officer takes the detector's box for good. */
const CONFIRMED_IOU = 0.5;
/** Share of a box that lies on a target: about the target then, and no false alarm. */
const ABOUT_SHARE = 0.5;

export interface Judged {
  readonly confirmed: number;
  readonly rejected: number;
  readonly drawn: number;
}

/**
 * An officer who knows the truth of a scan: confirms what is on a target, by the target's class; rejects the rest
 * with its reason; draws what the detector missed; holds the container when there is anything to hold it for.
 */
export async function decideScan(
  officer: RemoteOfficer,
  scanId: ScanId,
  scan: Pick<SimulatedScan, 'targets' | 'containers'>,
  manifest: ModelPackManifest,
  proposals: readonly Proposal[],
): Promise<Judged> {
  const verdict = scan.targets.length > 0 ? 'hold' : 'clear';
  let review = await officer.act(await officer.claim(scanId), 'give-first-verdict', { verdict });
  review = await officer.act(review, 'report-detection', { report: reportOf(manifest, proposals) });
  const open = new Set<Target>(scan.targets);
  let [confirmed, rejected] = [0, 0];
  for (const finding of review.findings) {
    const target = best(finding, open);
    if (target) {
      open.delete(target);
      confirmed++;
      review = await officer.act(review, 'confirm-finding', { findingId: finding.id, classId: target.classId });
    } else {
      rejected++;
      const reason = reasonAgainst(finding, scan);
      review = await officer.act(review, 'reject-finding', { findingId: finding.id, reason });
    }
  }
  for (const { classId, box } of open) {
    const annotationId = AnnotationId.parse(`ann_${randomUUID()}`);
    const content = { shape: { kind: 'box' as const, box: placed(box) }, classId, note: '' };
    review = await officer.act(review, 'annotate', { annotationId, content });
  }
  await officer.act(review, 'decide', { outcome: verdict, note: '', recipe: { plane: 'high', operations: [] } });
  return { confirmed, rejected, drawn: open.size };
}

function reportOf({ id, version, model }: ModelPackManifest, proposals: readonly Proposal[]): DetectionReport {
  return {
    state: 'done',
    packId: id,
    packVersion: version,
    modelSha256: model.sha256,
    provider: 'wasm',
    durationMs: 0,
    proposals: proposals.map(({ classId, score, box }) => ({
      findingId: FindingId.parse(`fnd_${randomUUID()}`),
      classId,
      score,
      box: placed(box),
    })),
  };
}

const placed = ({ x, y, width, height }: Box) => imageBox(x, y, width, height);

/** The target that a finding is on; one of its class before another. */
function best({ classId, box }: Finding, open: ReadonlySet<Target>): Target | undefined {
  const on = [...open].filter((target) => iou(target.box, box) >= CONFIRMED_IOU);
  return on.find((target) => target.classId === classId) ?? on[0];
}

/** `other` says nothing of the picture: there is a target, or lawful goods of that class. */
function reasonAgainst(
  { classId, box }: Finding,
  { targets, containers }: Pick<SimulatedScan, 'targets' | 'containers'>,
): RejectReason {
  const isAbout = (place: Box) => intersection(place, box) >= ABOUT_SHARE * box.width * box.height;
  const about = targets.filter((target) => isAbout(target.box) || iou(target.box, box) >= CONFIRMED_IOU);
  if (about.length > 0) return about.some((target) => target.classId === classId) ? 'other' : 'wrong-class';
  const isLawful = containers.some((one) => one.lawfulClasses.includes(classId) && isAbout(one.box));
  return isLawful ? 'other' : 'benign-goods';
}
