import { type Deployment, instantOf } from '../deployment.ts';
import { policyInForce } from '../queries/review-policy.ts';
import { transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;

const DAY_MS = 24 * 3_600_000;
const LOOK_AGAIN_MS = 3_600_000;

/** Erases what officers had on the screen once its time is over; hash and event stay. Answers with how many. */
export async function eraseViewPaths(parts: Parts): Promise<number> {
  const { policy, revision } = await policyInForce(parts.db);
  const before = instantOf(parts.clock.nowMs() - policy.viewPathDays * DAY_MS);
  return transact(parts, async ({ tx, appendAudit }) => {
    const erased = await tx
      .updateTable('view_paths')
      .set({ path: null })
      .where('attached_at', '<', before)
      .where('path', 'is not', null)
      .returning('id')
      .execute();
    if (erased.length > 0) {
      await appendAudit({
        action: 'view-paths.erased',
        actorId: null,
        scanId: null,
        deviceAt: null,
        details: { before, count: erased.length, policyRevision: revision },
      });
    }
    return erased.length;
  });
}

/** Now, and every hour from then on. Returns how to stop. */
export function eraseViewPathsInTime(parts: Parts, report: (error: unknown) => void): () => void {
  const erase = () => void eraseViewPaths(parts).catch(report);
  erase();
  const timer = setInterval(erase, LOOK_AGAIN_MS).unref();
  return () => clearInterval(timer);
}
