import { z } from 'zod';
import type { PhotoId } from '#domain/examination/examination.ts';
import { ScanId } from '#domain/scan/scan.ts';
import type { EnergyLabel } from '#domain/scan/sidecar.ts';

/*
 * What does not travel as JSON: scans coming in, planes going out, the live stream.
 */

/**
 * POST, multipart: part `sidecar` (JSON, first), then part `image` (any format of docs/formats.md; or `image-high` and
 * `image-low`; or `image`, then `image-top` for the view from above; or of a series a part `slice` for each file, in any order), then, where another machine has judged the scan, part `report` (DICOS threat detection report).
 */
export const SUBMIT_SCAN_PATH = '/api/scans';
export const SubmitScanReply = z.object({
  scanId: ScanId,
  /** True when this very delivery was known already; nothing was stored twice. */
  duplicate: z.boolean(),
});
export type SubmitScanReply = z.infer<typeof SubmitScanReply>;

export const SubmitProblem = z.enum([
  'sidecar-missing',
  'sidecar-invalid',
  'image-missing',
  'image-unreadable',
  'image-truncated',
  'image-wrong-depth',
  'image-unsupported',
  'image-in-colour',
  'planes-contradict-sidecar',
  'slices-mixed',
  'slices-repeated',
  'slices-missing',
  'slices-unplaced',
  'contradicts-earlier-delivery',
  'unexpected-part',
  'report-unreadable',
  'reports-too-many',
]);
export type SubmitProblem = z.infer<typeof SubmitProblem>;

/** The files of a series are told apart by their place in the delivery, from 1. */
export const SlicePart = z.templateLiteral(['slice-', z.int().positive()]);
export type SlicePart = z.infer<typeof SlicePart>;

/** POST, multipart: part `report`, a threat detection report about a scan that was delivered before. */
export const SUBMIT_REPORT_PATH = '/api/scans/:scanId/reports';
/** `duplicate` when this very report was known already. */
export const SubmitReportReply = z.object({ duplicate: z.boolean() });
export type SubmitReportReply = z.infer<typeof SubmitReportReply>;

/** Why a delivery was not taken. */
export const RefusalCode = z.enum([...SubmitProblem.options, 'too-large', 'malformed']);
export type RefusalCode = z.infer<typeof RefusalCode>;

/**
 * GET. The plane as `packPlane` of imaging/transport makes it: deflated row differences, little-endian 16 bit.
 * Immutable: its identity is `samplesSha256` of the scan.
 */
export function planePath(scanId: ScanId, energy: EnergyLabel): string {
  return `/api/scans/${scanId}/planes/${energy}`;
}

/** GET. The first plane shrunk four times in each direction, packed the same way; for the first look while the rest loads. */
export function previewPath(scanId: ScanId): string {
  return `/api/scans/${scanId}/preview`;
}

/** GET. The file as it was delivered, byte for byte. */
export function originalPath(scanId: ScanId): string {
  return `/api/scans/${scanId}/original`;
}

/** POST, multipart: part `photo`, a JPEG, PNG or WebP file of the opened container, of 12 MiB at the most; answers with its `photoId`. */
export const ATTACH_PHOTO_PATH = '/api/records/:scanId/examination-photos';
export const ATTACH_PHOTO_MAX_BYTES = 12 * 1_024 * 1_024;

/** GET. The photograph as it was delivered. */
export function photoPath(photoId: PhotoId): string {
  return `/api/examination-photos/${photoId}`;
}

/** GET, server-sent events. One stream per browser, shared between its tabs. */
export const LIVE_PATH = '/api/live';
export const LiveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue-changed') }),
  z.object({ kind: z.literal('review-changed'), scanId: ScanId, revision: z.number().int() }),
  /** Another pack is active somewhere, or a rule was set or ended. */
  z.object({ kind: z.literal('detector-settings-changed') }),
  /** Something was asked, said or closed about a scan. */
  z.object({ kind: z.literal('escalation-changed'), scanId: ScanId }),
  /** An officer left two versions to the supervisors, or one of them settled it. */
  z.object({ kind: z.literal('conflicts-changed') }),
  z.object({ kind: z.literal('signed-out') }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;

/** POST. All about one decided scan as a zip archive that a stranger can verify; see the README.txt in it. */
export const BUNDLE_PATH = '/api/records/:scanId/bundle';
