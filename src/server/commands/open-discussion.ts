import type { EscalationView } from '#contract/escalations.ts';
import type { Officer } from '#domain/officer/officer.ts';
import { asSeenBy } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import { escalationOf } from '../queries/escalations.ts';
import { maySpeak } from './act-on-escalation.ts';
import { noteRevealed } from './stored-review.ts';
import { transact } from './transact.ts';

/**
 * Shows a discussion with what is on record of the scan; the trail notes the first time. Whoever is to judge the scan in
 * the place of another looks blind first, seniors too. Throws `not-found`, `not-permitted`, `reread-pending`.
 */
export async function openDiscussion(
  parts: Pick<Deployment, 'db' | 'live' | 'checkpoints'>,
  officer: Officer,
  scanId: ScanId,
): Promise<EscalationView> {
  if ((await scansToRereadBy(parts.db, officer.id)).has(scanId)) throw new RequestProblem('reread-pending');
  const view = await escalationOf(parts.db, scanId);
  if (!view) throw new RequestProblem('not-found', { field: 'scanId' });
  if (!maySpeak(officer, view.escalation)) throw new RequestProblem('not-permitted');
  if (view.review.lease?.officerId === officer.id) return { ...view, review: asSeenBy(view.review, officer.id) };
  if (!view.review.revealedTo.includes(officer.id)) {
    await transact(parts, async ({ tx, appendAudit }) => {
      if (!(await noteRevealed(tx, scanId, officer.id))) return;
      const entry = { action: 'escalation.opened', actorId: officer.id, scanId, deviceAt: null, details: {} } as const;
      await appendAudit(entry);
    });
  }
  return view;
}
