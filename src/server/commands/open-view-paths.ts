import type { BodyOf, ReplyOf } from '#contract/route.ts';
import { type openViewPaths, ViewPathId } from '#contract/view-paths.ts';
import { type Officer, OfficerId } from '#domain/officer/officer.ts';
import { mayRole } from '#domain/officer/rights.ts';
import { ViewPath } from '#domain/view-path/view-path.ts';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { lockReview } from './stored-review.ts';
import { transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'live' | 'checkpoints'>;

/** What was looked at, the oldest first; the trail says who asked. Throws `not-found`, `not-decided`. */
export async function openPaths(
  parts: Parts,
  { id, role }: Officer,
  { scanId, deviceAt }: BodyOf<typeof openViewPaths>,
): Promise<ReplyOf<typeof openViewPaths>> {
  return transact(parts, async ({ tx, appendAudit }) => {
    const seesAll = mayRole(role, 'view-path.see');
    const review = await lockReview(tx, scanId);
    if (!review) throw new RequestProblem('not-found', { field: 'scanId' });
    if (!seesAll && review.phase !== 'decided') throw new RequestProblem('not-decided');
    const rows = await tx
      .selectFrom('view_paths')
      .innerJoin('officers', 'officers.id', 'officer_id')
      .select(['view_paths.id', 'officer_id', 'display_name', 'attached_at', 'path'])
      .where('scan_id', '=', scanId)
      .$if(!seesAll, (query) => query.where('officer_id', '=', id))
      .orderBy('attached_at')
      .execute();
    if (rows.length > 0) {
      await appendAudit({ action: 'view-path.opened', actorId: id, scanId, deviceAt, details: {} });
    }
    return {
      paths: rows.map(({ id, officer_id, display_name, attached_at, path }) => ({
        viewPathId: ViewPathId.parse(id),
        officerId: OfficerId.parse(officer_id),
        officer: display_name,
        attachedAt: attached_at,
        path: ViewPath.nullable().parse(path),
      })),
    };
  });
}
