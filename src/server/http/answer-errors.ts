import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { RequestProblem } from './request-problem.ts';

const OUT_OF_REACH = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003'];

/** Every error ends here, once: as a problem with its code; one we did not foresee tells the caller nothing more. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = error instanceof RequestProblem ? error : problemOf(error as Partial<FastifyError>);
  if (problem.status >= 500) request.log.error(error);
  return reply.code(problem.status).send(problem.body);
}

export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = new RequestProblem('not-found', { detail: 'There is nothing here.' });
  return reply.code(problem.status).send(problem.body);
}

function problemOf({ statusCode, code, message }: Partial<FastifyError>): RequestProblem {
  if (statusCode === 413) return new RequestProblem('too-large', { detail: 'The request is too large.' });
  if (statusCode === 429) return new RequestProblem('too-many-requests', { detail: 'Slow down, then try again.' });
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return new RequestProblem('malformed', { status: statusCode, ...(message ? { detail: message } : {}) });
  }
  const isPassing = OUT_OF_REACH.includes(code ?? '') || /Connection terminated|timeout exceeded/.test(message ?? '');
  return new RequestProblem('internal', {
    status: isPassing ? 503 : 500,
    detail: isPassing ? 'The database is not answering; try again in a moment.' : 'Something went wrong on the server.',
  });
}
