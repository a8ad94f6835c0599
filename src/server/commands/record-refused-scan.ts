import type { Deployment } from '../deployment.ts';
import type { Sender } from '../ingest/delivery.ts';
import type { Refusal } from '../ingest/refusal.ts';
import { transact } from './transact.ts';

/** All that remains of a delivery that was not taken. */
export async function recordRefusedScan(
  parts: Pick<Deployment, 'db' | 'live' | 'checkpoints'>,
  sender: Sender,
  { problem, field, detail }: Refusal,
  imageSha256: string | undefined,
): Promise<void> {
  await transact(parts, ({ appendAudit }) =>
    appendAudit({
      action: 'scan.refused',
      actorId: sender.officerId,
      scanId: null,
      deviceAt: null,
      details: { way: sender.way, problem, field, detail, imageSha256: imageSha256 ?? null },
    }),
  );
}
