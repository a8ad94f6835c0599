import type { FastifyInstance } from 'fastify';

/** For answers that are under way. */
const GRACE_MS = 3_000;

/** On closing, lets requests finish for a moment; a connection that never sent one would be waited for in vain. */
export function closeGracefully(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref();
  });
}
