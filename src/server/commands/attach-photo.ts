import { open } from 'node:fs/promises';
import type { ExaminationPhoto } from '#domain/examination/examination.ts';
import { PhotoId } from '#domain/examination/examination.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { decisionOnRecord } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import { lockReview } from './stored-review.ts';
import { type Act, transact } from './transact.ts';

/** Of one scan. */
const MOST_PHOTOS = 20;

type Parts = Pick<Deployment, 'db' | 'clock' | 'newId' | 'blobs' | 'live' | 'checkpoints'>;

/**
 * Keeps a photograph of the opened container as it is; the same one is kept once. Throws `photo-unreadable`, `not-found`,
 * `not-decided`, `photos-too-many`; then nothing of it is left.
 */
export async function attachPhoto(
  parts: Parts,
  officerId: OfficerId,
  scanId: ScanId,
  staged: StagedFile,
): Promise<PhotoId> {
  try {
    const mediaType = await mediaTypeOf(staged);
    if (!mediaType) throw new RequestProblem('photo-unreadable', { field: 'photo', status: 400 });
    return await transact(parts, (act) => judge(parts, act, { officerId, scanId, staged, mediaType }));
  } finally {
    await parts.blobs.drop(staged);
  }
}

interface Attaching {
  readonly officerId: OfficerId;
  readonly scanId: ScanId;
  readonly staged: StagedFile;
  readonly mediaType: ExaminationPhoto['mediaType'];
}

async function judge(
  { clock, newId, blobs }: Parts,
  act: Act,
  { officerId, scanId, staged, mediaType }: Attaching,
): Promise<PhotoId> {
  const at = nowAt(clock);
  const review = await lockReview(act.tx, scanId);
  if (!review) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });
  const decision = decisionOnRecord(review);
  if (!decision || decision.lockedAt > at) throw new RequestProblem('not-decided');
  const kept = await act.tx
    .selectFrom('examination_photos')
    .select(['id', 'sha256'])
    .where('scan_id', '=', scanId)
    .execute();
  const known = kept.find(({ sha256 }) => sha256 === staged.sha256);
  if (known) return PhotoId.parse(known.id);
  if (kept.length >= MOST_PHOTOS) throw new RequestProblem('photos-too-many');

  const { sha256, bytes } = staged;
  await blobs.keep(staged);
  const photoId = PhotoId.parse(`pho_${newId()}`);
  const row = { id: photoId, scan_id: scanId, sha256, media_type: mediaType, bytes, caption: '' };
  await act.tx
    .insertInto('examination_photos')
    .values({ ...row, attached_at: at, attached_by: officerId })
    .execute();
  act.announce({ kind: 'review-changed', scanId, revision: review.revision });
  await act.appendAudit({
    action: 'examination.photographed',
    actorId: officerId,
    scanId,
    deviceAt: null,
    details: { photoId, sha256, bytes, mediaType },
  });
  return photoId;
}

/** By the first bytes, not by what the sender says. */
async function mediaTypeOf({ path }: StagedFile): Promise<ExaminationPhoto['mediaType'] | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, 0);
    const head = buffer.subarray(0, bytesRead).toString('latin1');
    if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
    if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
    return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : null;
  } finally {
    await file.close();
  }
}
