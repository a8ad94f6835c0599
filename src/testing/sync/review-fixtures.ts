import { AnnotationId } from '#domain/annotation/annotation.ts';
import { imagePoint } from '#domain/annotation/space.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import type { CommandNamed } from '#domain/review/command.ts';
import { type Lease, LeaseId, newReview, type Review } from '#domain/review/review.ts';
import { type Scan, ScanId } from '#domain/scan/scan.ts';

export const anOfficer = (n: number) => OfficerId.parse(`off_officer-${String(n).padStart(4, '0')}`);
export const aScanId = (n: number) => ScanId.parse(`scn_scan-${String(n).padStart(6, '0')}`);
export const aCommandId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const AT = '2026-11-22T10:00:00.000Z';

export function aLease(n: number, officerId: OfficerId): Lease {
  return { id: LeaseId.parse(`lse_lease-${String(n).padStart(6, '0')}`), officerId, expiresAt: AT };
}

export function aClaimedReview(scanId: ScanId, lease: Lease): Review {
  return { ...newReview(scanId), lease, revision: 1 };
}

/** The scan itself means nothing to the outbox. */
export function aScan(scanId: ScanId): Scan {
  return { id: scanId, widthPx: 100, heightPx: 50 } as Scan;
}

export function aNote(n: number, review: Review, leaseId: Lease['id'], deviceAt = AT): CommandNamed<'annotate'> {
  return {
    name: 'annotate',
    commandId: aCommandId(n),
    scanId: review.scanId,
    leaseId,
    baseRevision: review.revision,
    deviceAt,
    annotationId: AnnotationId.parse(`ann_note-${String(n).padStart(6, '0')}`),
    content: { shape: { kind: 'point', at: imagePoint(n, n) }, classId: null, note: `note ${n}` },
  };
}
