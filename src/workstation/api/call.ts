import type { z } from 'zod';
import { CommonProblem, ProblemReply, type Route } from '#contract/route.ts';

export type Answer<Reply, Problem> =
  | { readonly kind: 'ok'; readonly value: Reply }
  | { readonly kind: 'refused'; readonly problem: Problem | CommonProblem }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable' };

interface Ask<Params, Body> {
  readonly params: Params;
  readonly body: Body;
  readonly signal?: AbortSignal | undefined;
}

/** Asks one route. Refusals that the route declares come back as values; what it does not declare is a fault and throws. */
export async function call<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
  Problem extends string,
>(
  route: Route<Params, Body, Reply, Problem>,
  { params, body, signal }: Ask<z.input<Params>, z.input<Body>>,
  fetcher: typeof fetch = fetch,
): Promise<Answer<z.infer<Reply>, Problem>> {
  const response = await fetcher(pathOf(route.path, params as Record<string, string>), {
    method: route.method,
    credentials: 'same-origin',
    signal: signal ?? null,
    ...(route.method === 'POST' && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    return undefined;
  });
  if (!response || response.status >= 500) return { kind: 'unreachable' };

  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok) return { kind: 'ok', value: route.reply.parse(json) as z.infer<Reply> };

  const { problem } = ProblemReply.catch({ problem: 'malformed' }).parse(json);
  if (isOneOf(route.problems, problem)) return { kind: 'refused', problem };
  if (response.status === 401) return { kind: 'signed-out' };
  if (isOneOf(CommonProblem.options, problem)) return { kind: 'refused', problem };
  throw new Error(`${route.path} answered ${response.status} with an undeclared problem: ${problem}`);
}

/** The address of a route: `/api/scans/:scanId` with `{ scanId }` filled in. */
export function pathOf(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_match, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} needs a value for ${name}`);
    return encodeURIComponent(value);
  });
}

function isOneOf<Value extends string>(values: readonly Value[], value: string): value is Value {
  return (values as readonly string[]).includes(value);
}
