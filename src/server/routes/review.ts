import type { FastifyInstance } from 'fastify';
import { seeReferences } from '#contract/references.ts';
import { actOnReview, seeScan } from '#contract/review.ts';
import { asSeenBy, Review } from '#domain/review/review.ts';
import { openScan } from '../commands/open-scan.ts';
import { runCommand } from '../commands/run-command.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import { referencesFor } from '../queries/references.ts';

export function reviewRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeScan, 'scan.see', ({ session, params }) =>
    openScan(deployment, session.officer.id, params.scanId),
  );

  serve(
    app,
    deployment,
    seeReferences,
    'scan.see',
    async ({ session, params, refuse }) => {
      const row = await deployment.db
        .selectFrom('reviews')
        .innerJoin('scans', 'scans.id', 'reviews.scan_id')
        .select(['facts', 'record'])
        .where('scan_id', '=', params.scanId)
        .executeTakeFirst();
      if (!row) return refuse('not-found', { field: 'scanId' });
      const hidden = await scansToRereadBy(deployment.db, session.officer.id);
      const mayKnow = !hidden.has(params.scanId);
      const { detection } = asSeenBy(Review.parse(row.record), session.officer.id);
      return { references: await referencesFor(deployment.db, row.facts, mayKnow ? detection : null, hidden) };
    },
    { perMinute: 120 },
  );

  serve(app, deployment, actOnReview, 'scan.review', async ({ session, params, body, refuse }) => {
    if (params.name !== body.name) {
      return refuse('malformed', { field: 'name', detail: 'Path and body name different commands.' });
    }
    return answered(actOnReview, await runCommand(deployment, session.officer.id, body));
  });
}
