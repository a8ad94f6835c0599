import { z } from 'zod';

/** One route, written once: the server parses with it, the workstation calls by it, the documentation is made from it. */
export interface Route<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
  Problem extends string,
> {
  readonly method: 'GET' | 'POST';
  /** With `:name` for each key of `params`. */
  readonly path: `/api/${string}`;
  readonly params: Params;
  readonly body: Body;
  readonly reply: Reply;
  /** Every refusal a caller must be ready to explain to an officer, beside those of `CommonProblem`. */
  readonly problems: readonly Problem[];
}

// biome-ignore lint/suspicious/noExplicitAny: stands for every route, whatever its schemas
export type AnyRoute = Route<any, any, any, string>;

export function route<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
  const Problem extends string,
>(definition: Route<Params, Body, Reply, Problem>): Route<Params, Body, Reply, Problem> {
  return definition;
}

export type ParamsOf<R extends AnyRoute> = z.infer<R['params']>;
export type BodyOf<R extends AnyRoute> = z.infer<R['body']>;
export type ReplyOf<R extends AnyRoute> = z.infer<R['reply']>;
export type ProblemOf<R extends AnyRoute> = R['problems'][number];

export const noParams = z.object({});
export const noBody = z.undefined();

/** Refusals that any route may answer with. */
export const CommonProblem = z.enum([
  'not-signed-in',
  'not-permitted',
  'not-found',
  'malformed',
  'too-large',
  'too-many-requests',
  'cross-site',
  'internal',
]);
export type CommonProblem = z.infer<typeof CommonProblem>;

/** The body of every answer that is not a success. */
export const ProblemReply = z.object({
  problem: z.string(),
  /** The field at fault, as a path: `containerNumber`, `planes.0.energyMeV`. */
  field: z.string().optional(),
  /** One sentence for a person: what is wrong, and what to do. */
  detail: z.string().optional(),
});
export type ProblemReply = z.infer<typeof ProblemReply>;
