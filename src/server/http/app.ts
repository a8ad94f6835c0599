import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import type { Deployment } from '../deployment.ts';
import { IMAGE_MAX_BYTES, SIDECAR_MAX_BYTES } from '../ingest/limits.ts';
import { auditRoundRoutes } from '../routes/audit-rounds.ts';
import { calibrationRoutes } from '../routes/calibrations.ts';
import { conflictRoutes } from '../routes/conflicts.ts';
import { escalationRoutes } from '../routes/escalations.ts';
import { examinationPhotoRoutes } from '../routes/examination-photos.ts';
import { figureRoutes } from '../routes/figures.ts';
import { findingRoutes } from '../routes/findings.ts';
import { healthRoute } from '../routes/health.ts';
import { liveRoute } from '../routes/live.ts';
import { modelPackRoutes } from '../routes/model-packs.ts';
import { packFileRoutes } from '../routes/pack-files.ts';
import { preferenceRoutes } from '../routes/preferences.ts';
import { queueRoutes } from '../routes/queue.ts';
import { recordRoutes } from '../routes/record.ts';
import { refusedDeliveryRoutes } from '../routes/refused-deliveries.ts';
import { reviewRoutes } from '../routes/review.ts';
import { reviewPolicyRoutes } from '../routes/review-policy.ts';
import { scanFileRoutes } from '../routes/scan-files.ts';
import { sessionRoutes } from '../routes/session.ts';
import { submitReportRoute } from '../routes/submit-report.ts';
import { submitScanRoute } from '../routes/submit-scan.ts';
import { targetingRuleRoutes } from '../routes/targeting-rules.ts';
import { trailRoutes } from '../routes/trail.ts';
import { viewPathRoutes } from '../routes/view-paths.ts';
import { answerError, answerNotFound } from './answer-errors.ts';
import { closeGracefully } from './close-gracefully.ts';
import { addSecurityHeaders } from './response-headers.ts';
import { requireSameOrigin } from './same-origin.ts';
import { serveWorkstation } from './workstation-files.ts';

export interface AppOptions {
  readonly logger: NonNullable<FastifyServerOptions['logger']>;
  /** The built workstation; undefined serves the API alone. */
  readonly distFolder: string | undefined;
  /** Where the audit chain's heads are noted. */
  readonly checkpointFile: string;
  /** Requests of one address in a minute. */
  readonly requestsPerMinute: number;
}

const BODY_MAX_BYTES = 256 * 1_024;

/** The whole server as an application that does not listen yet. */
export async function createApp(deployment: Deployment, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logger,
    bodyLimit: BODY_MAX_BYTES,
    forceCloseConnections: 'idle',
    // Who did what is in the audit trail; the log is for faults.
    logController: new LogController({ disableRequestLogging: true }),
  });
  closeGracefully(app);
  app.addHook('onRequest', addSecurityHeaders);
  app.setErrorHandler(answerError);
  // Answers of the contract ask for it. Pictures and archives are packed already, files of the workstation when it is built.
  await app.register(compress, { global: false });
  await app.register(cookie);
  await app.register(rateLimit, { max: options.requestsPerMinute, timeWindow: 60_000 });
  await app.register(multipart, {
    limits: { fileSize: IMAGE_MAX_BYTES, fieldSize: SIDECAR_MAX_BYTES + 1, files: 4, fields: 3, parts: 5 },
    throwFileSizeLimit: false,
  });
  // A form of another site can post plain text without asking first.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', requireSameOrigin);

  healthRoute(app, deployment);
  sessionRoutes(app, deployment);
  preferenceRoutes(app, deployment);
  queueRoutes(app, deployment);
  reviewRoutes(app, deployment);
  recordRoutes(app, deployment);
  findingRoutes(app, deployment);
  trailRoutes(app, deployment, options.checkpointFile);
  auditRoundRoutes(app, deployment);
  figureRoutes(app, deployment);
  scanFileRoutes(app, deployment);
  submitScanRoute(app, deployment);
  submitReportRoute(app, deployment);
  conflictRoutes(app, deployment);
  refusedDeliveryRoutes(app, deployment);
  modelPackRoutes(app, deployment);
  packFileRoutes(app, deployment);
  escalationRoutes(app, deployment);
  examinationPhotoRoutes(app, deployment);
  reviewPolicyRoutes(app, deployment);
  calibrationRoutes(app, deployment);
  viewPathRoutes(app, deployment);
  targetingRuleRoutes(app, deployment);
  liveRoute(app, deployment);
  if (options.distFolder) await serveWorkstation(app, options.distFolder);
  else app.setNotFoundHandler(answerNotFound);
  return app;
}
