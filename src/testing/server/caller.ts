import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { z } from 'zod';
import { claimScan } from '#contract/queue.ts';
import { actOnReview } from '#contract/review.ts';
import type { AnyRoute, ProblemReply, ReplyOf } from '#contract/route.ts';
import { signIn } from '#contract/session.ts';
import { SUBMIT_SCAN_PATH } from '#contract/transfers.ts';
import type { Officer } from '#domain/officer/officer.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';

export interface Answered<Body> {
  readonly status: number;
  /** The reply of an accepted request; see `problem` for another. */
  readonly body: Body;
  readonly problem: ProblemReply | undefined;
  readonly headers: Record<string, unknown>;
}

/** An officer at a station, by the route's own words. */
export interface Caller {
  readonly officer: Officer;
  readonly cookie: string;
  call<R extends AnyRoute>(route: R, input?: Input<R>): Promise<Answered<ReplyOf<R>>>;
  get(path: string, headers?: Record<string, string>): Promise<Answered<unknown> & { readonly raw: Buffer }>;
  /** A form of files; a scan unless another path is given. */
  upload(
    form: { payload: Buffer; contentType: string },
    path?: string,
  ): Promise<Answered<unknown> & { readonly raw: Buffer }>;
  /** Claims the scan, or the next one. Throws when refused. */
  claim(scanId?: ScanId | null): Promise<Review>;
  /** Gives a command on the review as it is. */
  act<Name extends ReviewCommand['name']>(
    review: Review,
    name: Name,
    particulars: Particulars<Name>,
  ): Promise<Answered<{ review: Review }>>;
}

interface Input<R extends AnyRoute> {
  readonly params?: z.input<R['params']>;
  readonly body?: z.input<R['body']>;
  readonly headers?: Record<string, string>;
}

type Envelope = 'name' | 'commandId' | 'scanId' | 'leaseId' | 'baseRevision' | 'deviceAt';
type CommandOf<Name extends ReviewCommand['name']> = Extract<ReviewCommand, { name: Name }>;
export type Particulars<Name extends ReviewCommand['name']> = Omit<CommandOf<Name>, Envelope>;

/** A command on the review as it is, with a key of its own. */
export function newCommand<Name extends ReviewCommand['name']>(
  review: Review,
  name: Name,
  particulars: Particulars<Name>,
): CommandOf<Name> {
  return {
    name,
    commandId: randomUUID(),
    scanId: review.scanId,
    leaseId: review.lease?.id ?? 'lse_00000000',
    baseRevision: review.revision,
    deviceAt: new Date().toISOString(),
    ...particulars,
  } as unknown as CommandOf<Name>;
}

/** Signs in. Throws when that is refused. */
export async function createCaller(app: FastifyInstance, username: string, password: string): Promise<Caller> {
  const response = await app.inject({ method: 'POST', url: signIn.path, payload: { username, password } });
  if (response.statusCode !== 200) throw new Error(`Not signed in: ${response.body}`);
  const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';

  async function send(options: InjectOptions): Promise<Answered<unknown> & { raw: Buffer }> {
    const { statusCode, headers, rawPayload } = await app.inject({
      ...options,
      headers: { cookie, ...options.headers },
    });
    const isJson = String(headers['content-type']).startsWith('application/json');
    const body: unknown = isJson ? JSON.parse(rawPayload.toString()) : undefined;
    const problem = statusCode >= 400 ? (body as ProblemReply) : undefined;
    return { status: statusCode, body, problem, headers, raw: rawPayload };
  }

  const caller: Caller = {
    officer: (response.json() as { officer: Officer }).officer,
    cookie,
    call: (async (route: AnyRoute, { params, body, headers = {} }: Input<AnyRoute> = {}) =>
      send({
        headers,
        method: route.method,
        url: route.path.replace(/:(\w+)/g, (_, key: string) => String((params as Record<string, unknown>)?.[key])),
        ...(body === undefined ? {} : { payload: body }),
      })) as Caller['call'],
    get: (path, headers = {}) => send({ method: 'GET', url: path, headers }),
    upload: ({ payload, contentType }, path = SUBMIT_SCAN_PATH) =>
      send({ method: 'POST', url: path, payload, headers: { 'content-type': contentType } }),
    async claim(scanId = null) {
      const body = { commandId: randomUUID(), deviceAt: new Date().toISOString(), scanId };
      const answer = await caller.call(claimScan, { body });
      if (answer.problem) throw new Error(`Not claimed: ${answer.problem.problem}`);
      return answer.body.review;
    },
    act: (review, name, particulars) => {
      const body = newCommand(review, name, particulars);
      return caller.call(actOnReview, { params: { name }, body } as unknown as Input<typeof actOnReview>);
    },
  };
  return caller;
}
