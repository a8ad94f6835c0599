import type { FastifyInstance } from 'fastify';
import packageJson from '../../../package.json' with { type: 'json' };
import { isAnswering } from '../db/database.ts';
import type { Deployment } from '../deployment.ts';

/** GET /api/health: whether the server can work. 503 while the database does not answer. */
export function healthRoute(app: FastifyInstance, { db }: Pick<Deployment, 'db'>): void {
  app.get('/api/health', { config: { rateLimit: false } }, async (_request, reply) => {
    const isUp = await isAnswering(db);
    reply.code(isUp ? 200 : 503);
    return { status: isUp ? 'ok' : 'degraded', version: packageJson.version, database: isUp ? 'ok' : 'not answering' };
  });
}
