import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ATTACH_PHOTO_MAX_BYTES, ATTACH_PHOTO_PATH, photoPath } from '#contract/transfers.ts';
import { PhotoId } from '#domain/examination/examination.ts';
import { ScanId } from '#domain/scan/scan.ts';
import { attachPhoto } from '../commands/attach-photo.ts';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { sendBlob } from '../http/send-blob.ts';
import { parseWith } from '../http/serve.ts';
import { admit } from '../http/session.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import type { StagedFile } from '../storage/blob-store.ts';

const ofScan = z.object({ scanId: ScanId });
const ofPhoto = z.object({ photoId: PhotoId });

/** Photographs of opened containers, coming in and going out. */
export function examinationPhotoRoutes(app: FastifyInstance, deployment: Deployment): void {
  const { db } = deployment;
  app.post(ATTACH_PHOTO_PATH, async (request, reply) => {
    const { officer } = await admit(deployment, request, 'examination.record');
    const { scanId } = parseWith(ofScan, request.params);
    if ((await scansToRereadBy(db, officer.id)).has(scanId)) throw new RequestProblem('reread-pending');
    const photoId = await attachPhoto(deployment, officer.id, scanId, await stagedPhoto(deployment, request));
    return reply.code(201).send({ photoId });
  });

  app.get(photoPath(':photoId' as PhotoId), async (request, reply) => {
    const { officer } = await admit(deployment, request, 'record.see');
    const { photoId } = parseWith(ofPhoto, request.params);
    const row = await db
      .selectFrom('examination_photos')
      .select(['scan_id', 'sha256', 'media_type'])
      .where('id', '=', photoId)
      .executeTakeFirst();
    if (row && (await scansToRereadBy(db, officer.id)).has(row.scan_id)) throw new RequestProblem('reread-pending');
    return sendBlob(deployment, request, reply, row?.sha256, row?.media_type);
  });
}

/** The one file of the form, on disk. Throws `malformed`, `too-large`. */
async function stagedPhoto({ blobs }: Deployment, request: FastifyRequest): Promise<StagedFile> {
  if (!request.isMultipart()) throw new RequestProblem('malformed', { detail: 'Send multipart/form-data.' });
  const part = await request.file({ limits: { fileSize: ATTACH_PHOTO_MAX_BYTES, files: 1, fields: 0 } });
  if (part?.fieldname !== 'photo')
    throw new RequestProblem('malformed', { field: 'photo', detail: 'There is no photo.' });
  const staged = await blobs.stage(part.file);
  if (!part.file.truncated) return staged;
  await blobs.drop(staged);
  throw new RequestProblem('too-large', { field: 'photo', detail: `It may have ${ATTACH_PHOTO_MAX_BYTES} bytes.` });
}
