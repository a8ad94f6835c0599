import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from './request-problem.ts';

/** Sends a file of the store under an address that never means another one. Throws `not-found`. */
export async function sendBlob(
  { blobs }: Pick<Deployment, 'blobs'>,
  request: FastifyRequest,
  reply: FastifyReply,
  sha256: string | undefined,
  mediaType = 'application/octet-stream',
): Promise<FastifyReply> {
  const facts = sha256 ? await blobs.stat(sha256) : undefined;
  if (!sha256 || !facts) throw new RequestProblem('not-found', { detail: 'There is no such file.' });
  const etag = `"${sha256}"`;
  reply.header('etag', etag).header('cache-control', 'private, max-age=31536000, immutable');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  reply.header('accept-ranges', 'bytes').type(mediaType);
  const start = restFrom(request, facts.bytes);
  reply.header('content-length', facts.bytes - start);
  if (start === 0) return reply.send(blobs.open(sha256));
  const end = facts.bytes - 1;
  reply.code(206).header('content-range', `bytes ${start}-${end}/${facts.bytes}`);
  return reply.send(blobs.open(sha256, { start, end }));
}

/** Of the ranges only the rest of a file is served, for a transfer that broke; others may be ignored (RFC 9110, 14.2). */
function restFrom({ headers }: FastifyRequest, bytes: number): number {
  const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  return start < bytes ? start : 0;
}
