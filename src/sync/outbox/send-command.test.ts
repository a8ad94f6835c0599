import { expect, it } from 'vitest';
import { aClaimedReview, aLease, aNote, anOfficer, aScanId } from '#testing/sync/review-fixtures.ts';
import { createSendCommand } from './send-command.ts';

const officerId = anOfficer(1);
const lease = aLease(1, officerId);
const review = aClaimedReview(aScanId(1), lease);
const command = aNote(1, review, lease.id);

async function answeredWith(answer: () => Response | Promise<Response>) {
  const requests: Request[] = [];
  const errors: unknown[] = [];
  const send = createSendCommand({
    fetch: async (input, init) => {
      requests.push(new Request(new URL(String(input), 'http://station.test'), init));
      return answer();
    },
    report: (error) => errors.push(error),
  });
  const verdict = await send({ command, officerId, heldFor: undefined }, new AbortController().signal);
  return { verdict, request: requests[0], errors };
}

const problem = (status: number, name: string) => () => Response.json({ problem: name }, { status });

it('speaks to the route of its command, in the name of who gave it', async () => {
  const { verdict, request } = await answeredWith(() => Response.json({ review }));
  expect(verdict).toEqual({ kind: 'accepted', review });
  expect(request && new URL(request.url).pathname).toBe('/api/commands/annotate');
  expect(request?.headers.get('x-gantry-officer')).toBe(officerId);
  expect(await request?.json()).toEqual(command);
});

it.for([
  ['a refusal of the domain', problem(409, 'stale-revision'), { kind: 'refused', problem: 'stale-revision' }],
  ['a refusal of the frame', problem(403, 'not-permitted'), { kind: 'refused', problem: 'not-permitted' }],
  ['an ended session', problem(401, 'not-signed-in'), { kind: 'signed-out' }],
  ['too many requests', problem(429, 'too-many-requests'), { kind: 'unreachable' }],
  ['a fault of the server', problem(500, 'internal'), { kind: 'unreachable' }],
  ['a gateway', () => new Response('<html>', { status: 502 }), { kind: 'unreachable' }],
  ['a portal of the network', () => new Response('<html>sign in to wifi', { status: 200 }), { kind: 'unreachable' }],
  ['a block page', () => new Response('<html>', { status: 403 }), { kind: 'unreachable' }],
  ['no network', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'unreachable' }],
] as const)('understands %s', async ([, answer, expected]) => {
  expect((await answeredWith(answer)).verdict).toEqual(expected);
});

it('reports an acceptance that it cannot read, and keeps the command', async () => {
  const { verdict, errors } = await answeredWith(() => Response.json({ review: { scanId: 1 } }));
  expect(verdict).toEqual({ kind: 'unreachable' });
  expect(errors).toHaveLength(1);
});
