import type { RefusedFile } from '#contract/refused-deliveries.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Deployment } from '../deployment.ts';
import { transact } from './transact.ts';

/** The file of a refused delivery, for taking away; that it was taken is an event. Undefined when there is none. */
export async function exportRefused(
  parts: Pick<Deployment, 'db' | 'live' | 'checkpoints'>,
  officerId: OfficerId,
  refusedId: string,
  part: RefusedFile['part'],
): Promise<RefusedFile | undefined> {
  return transact(parts, async ({ tx, appendAudit }) => {
    const row = await tx
      .selectFrom('refused_deliveries')
      .select('files')
      .where('id', '=', refusedId)
      .executeTakeFirst();
    const file = row?.files.find((candidate) => candidate.part === part);
    if (!file) return undefined;
    const details = { refusedId, part, sha256: file.sha256 };
    const action = 'refused-delivery.exported';
    await appendAudit({ action, actorId: officerId, scanId: null, deviceAt: null, details });
    return file;
  });
}
