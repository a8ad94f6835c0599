import type { Deployment } from '../deployment.ts';
import type { Sender } from '../ingest/delivery.ts';
import type { Refusal } from '../ingest/refusal.ts';
import { transact } from './transact.ts';

/** All that remains of a delivery that did not come whole. One that did is kept, see ingest/keep-refused.ts. */
export async function recordRefusedScan(
  parts: Pick<Deployment, 'db' | 'live' | 'checkpoints'>,
  sender: Sender,
  { problem, field, detail }: Refusal,
): Promise<void> {
  await transact(parts, ({ appendAudit }) =>
    appendAudit({
      action: 'scan.refused',
      actorId: sender.officerId,
      scanId: null,
      deviceAt: null,
      details: { way: sender.way, problem, field, detail },
    }),
  );
}
