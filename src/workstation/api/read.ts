import type { z } from 'zod';
import type { Route } from '#contract/route.ts';
import { type Answer, call } from './call.ts';

/** Why a reading query has no data: a refusal code, `unreachable` or `signed-out`. */
export class ReadProblem extends Error {
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.name = 'ReadProblem';
    this.problem = problem;
  }
}

/** Asks a reading route the way a query wants it: the value, or an error that names the problem. */
export async function read<Params extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType>(
  route: Route<Params, Body, Reply, string>,
  params: z.input<Params>,
  signal?: AbortSignal,
): Promise<z.infer<Reply>> {
  return unwrapped(await call(route, { params, body: undefined as z.input<Body>, signal }));
}

/** The same for routes that are told what to look for. */
export async function search<Params extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType>(
  route: Route<Params, Body, Reply, string>,
  body: z.input<Body>,
  signal?: AbortSignal,
): Promise<z.infer<Reply>> {
  return unwrapped(await call(route, { params: {} as z.input<Params>, body, signal }));
}

function unwrapped<Value>(answer: Answer<Value, string>): Value {
  if (answer.kind === 'ok') return answer.value;
  throw new ReadProblem(answer.kind === 'refused' ? answer.problem : answer.kind);
}

export function problemOf(error: unknown): string {
  return error instanceof ReadProblem ? error.problem : 'internal';
}
