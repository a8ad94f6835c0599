import { ACTING_OFFICER_HEADER, actOnReview } from '#contract/review.ts';
import { ProblemReply } from '#contract/route.ts';
import type { Verdict } from './delivery.ts';
import type { Queued } from './outbox-store.ts';

/** A request that hangs must not hold its lane for ever; the receipt makes another try harmless. */
const PATIENCE_MS = 20_000;

interface Ports {
  readonly fetch: typeof fetch;
  readonly report: (error: unknown) => void;
}

/** Carries one command to the server and says what came of it. Only an answer in the server's own words counts as one. */
export function createSendCommand({ fetch, report }: Ports) {
  return async function sendCommand({ command, officerId }: Queued, signal: AbortSignal): Promise<Verdict> {
    try {
      const response = await fetch(actOnReview.path.replace(':name', command.name), {
        method: actOnReview.method,
        headers: { 'content-type': 'application/json', [ACTING_OFFICER_HEADER]: officerId },
        body: JSON.stringify(command),
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      return verdictOf(response.status, await response.json().catch(() => undefined), report);
    } catch {
      return { kind: 'unreachable' };
    }
  };
}

function verdictOf(status: number, json: unknown, report: (error: unknown) => void): Verdict {
  if (status >= 200 && status < 300) {
    const reply = actOnReview.reply.safeParse(json);
    if (reply.success) return { kind: 'accepted', review: reply.data.review };
    report(new Error(`The server accepted a command with an answer that cannot be read: ${reply.error.message}`));
    return { kind: 'unreachable' };
  }
  const reply = ProblemReply.safeParse(json);
  if (!reply.success || status >= 500) return { kind: 'unreachable' };
  const { problem } = reply.data;
  if (problem === 'not-signed-in') return { kind: 'signed-out' };
  if (problem === 'too-many-requests' || problem === 'internal') return { kind: 'unreachable' };
  return { kind: 'refused', problem };
}
