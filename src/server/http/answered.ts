import { type AnyRoute, ProblemReply, type ReplyOf } from '#contract/route.ts';
import { RequestProblem } from './request-problem.ts';

/** What a receipt says, first time or replayed, as the outcome of its route. */
export function answered<R extends AnyRoute>(
  route: R,
  { status, body }: { readonly status: number; readonly body: unknown },
): ReplyOf<R> | RequestProblem {
  if (status < 400) return route.reply.parse(body);
  const { problem, field, detail } = ProblemReply.parse(body);
  return new RequestProblem(problem, { status, ...(field ? { field } : {}), ...(detail ? { detail } : {}) });
}
