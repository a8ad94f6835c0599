import type { OfficerId } from '#domain/officer/officer.ts';
import type { Deployment } from '../deployment.ts';
import type { RefusedPack } from '../packs/refused-pack.ts';
import { transact } from './transact.ts';

/** All that remains of a pack that was not taken. */
export async function recordRefusedPack(
  parts: Pick<Deployment, 'db' | 'live' | 'checkpoints'>,
  officerId: OfficerId,
  { problem, field, detail }: RefusedPack,
  manifestSha256: string | undefined,
): Promise<void> {
  await transact(parts, ({ appendAudit }) =>
    appendAudit({
      action: 'model-pack.refused',
      actorId: officerId,
      scanId: null,
      deviceAt: null,
      details: { problem, field, detail, manifestSha256: manifestSha256 ?? null },
    }),
  );
}
