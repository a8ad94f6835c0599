import { actOnReview } from '#contract/review.ts';
import type { Queued, Verdict } from '#sync/outbox/outbox.ts';
import { call } from '../api/call.ts';

/** A server that hangs is a server that cannot be reached. */
const PATIENCE_MS = 20_000;

/**
 * Carries one command to the server. A refusal by the rules holds its lane; being asked to slow down, to sign in again
 * or to come back later does not: the command is as good as before.
 */
export async function sendCommand({ command }: Queued, signal: AbortSignal): Promise<Verdict> {
  const answer = await call(actOnReview, {
    params: { name: command.name },
    body: command,
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  }).catch((error: unknown) => {
    if (error instanceof DOMException) return { kind: 'unreachable' as const };
    throw error;
  });
  switch (answer.kind) {
    case 'ok':
      return { kind: 'accepted', review: answer.value.review };
    case 'refused':
      return answer.problem === 'too-many-requests' ? { kind: 'unreachable' } : answer;
    default:
      return answer;
  }
}
