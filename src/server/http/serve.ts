import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AnyRoute, BodyOf, CommonProblem, ParamsOf, ProblemOf, ReplyOf } from '#contract/route.ts';
import type { Deployment } from '../deployment.ts';
import { type ProblemParts, RequestProblem } from './request-problem.ts';
import { type Access, admit, type Session } from './session.ts';
import { findUnstorableText } from './unstorable-text.ts';

/** One request, parsed and permitted. */
export interface Call<R extends AnyRoute> {
  readonly session: Session;
  readonly params: ParamsOf<R>;
  readonly body: BodyOf<R>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Only problems that the contract declares for this route compile. */
  readonly refuse: (problem: ProblemOf<R> | CommonProblem, parts?: ProblemParts) => RequestProblem;
}

/** What a route that costs more than others is limited to, beside the limit of all. */
interface Limits {
  /** Requests of one address. */
  readonly perMinute?: number;
}

type Handled<R extends AnyRoute> = Promise<ReplyOf<R> | RequestProblem>;

/**
 * Puts a route of the contract on the air: who may call it, its parameters and body by its schemas, its reply stripped
 * to what its schema says, its problems with their statuses.
 */
export function serve<R extends AnyRoute>(
  app: FastifyInstance,
  deployment: Deployment,
  route: R,
  access: Exclude<Access, 'anyone'>,
  handle: (call: Call<R>) => Handled<R>,
  limits: Limits = {},
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await admit(deployment, request, access);
    return handle({ session, ...parsed(route, request), request, reply, refuse: newProblem });
  };
  mount(app, route, answer, limits);
}

/** The same for callers who are not signed in. */
export function servePublic<R extends AnyRoute>(
  app: FastifyInstance,
  route: R,
  handle: (call: Omit<Call<R>, 'session'>) => Handled<R>,
): void {
  mount(app, route, async (request, reply) =>
    handle({ ...parsed(route, request), request, reply, refuse: newProblem }),
  );
}

function mount<R extends AnyRoute>(
  app: FastifyInstance,
  route: R,
  answer: (request: FastifyRequest, reply: FastifyReply) => Handled<R>,
  { perMinute }: Limits = {},
): void {
  app.route({
    method: route.method,
    url: route.path,
    compress: { encodings: ['br', 'gzip'] },
    config: perMinute === undefined ? {} : { rateLimit: { max: perMinute, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const outcome = await answer(request, reply);
      if (outcome instanceof RequestProblem) throw outcome;
      return route.reply.parse(outcome);
    },
  });
}

const newProblem = (problem: string, parts?: ProblemParts) => new RequestProblem(problem, parts);

function parsed<R extends AnyRoute>(route: R, request: FastifyRequest): { params: ParamsOf<R>; body: BodyOf<R> } {
  const body = route.method === 'GET' ? undefined : request.body;
  return { params: parseWith(route.params, request.params), body: parseWith(route.body, body) };
}

/** Throws `malformed` naming the first field at fault. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new RequestProblem('malformed', {
      ...(issue?.path.length ? { field: issue.path.join('.') } : {}),
      detail: issue?.message ?? 'The request is malformed.',
    });
  }
  const field = findUnstorableText(result.data);
  if (field !== undefined) {
    throw new RequestProblem('malformed', { field, detail: 'The text has characters that cannot be kept.' });
  }
  return result.data;
}
