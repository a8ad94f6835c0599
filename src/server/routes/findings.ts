import type { FastifyInstance } from 'fastify';
import { exportFindings } from '#contract/coco.ts';
import { exportDecided } from '../commands/export-findings.ts';
import type { Deployment } from '../deployment.ts';
import { serve } from '../http/serve.ts';

/** An answer is made in memory. */
const SCANS_MAX = 1_000;
const EXPORTS_PER_MINUTE = 10;

export function findingRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(
    app,
    deployment,
    exportFindings,
    'findings.export',
    ({ session }) => exportDecided(deployment, { officerId: session.officer.id, maxScans: SCANS_MAX }),
    { perMinute: EXPORTS_PER_MINUTE },
  );
}
