import type { FastifyRequest } from 'fastify';
import { RequestProblem } from './request-problem.ts';

/**
 * Refuses what another site made a browser send. Browsers say where a request comes from and pages cannot forge it;
 * programs, such as a scanner's, say nothing and carry no officer's cookie. Throws `cross-site`.
 */
export async function requireSameOrigin(request: FastifyRequest): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  const isOwn = site === undefined ? isOwnOrigin(request) : site === 'same-origin';
  if (!isOwn) throw new RequestProblem('cross-site', { detail: 'Requests from other sites are refused.' });
}

/** For browsers without fetch metadata. */
function isOwnOrigin({ headers }: FastifyRequest): boolean {
  if (headers.origin === undefined) return true;
  return URL.parse(headers.origin)?.host === headers.host;
}
