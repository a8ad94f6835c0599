import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { LIVE_PATH, type LiveMessage } from '#contract/transfers.ts';
import { mayRole, type Right } from '#domain/officer/rights.ts';
import type { Deployment } from '../deployment.ts';
import { admit, type Session } from '../http/session.ts';

/** Keeps proxies from closing a quiet stream, and tells us of stations that went away without a word. */
const HEARTBEAT_MS = 15_000;

/** Null for what concerns whoever listens. */
const RIGHT_TO_HEAR: Readonly<Record<LiveMessage['kind'], Right | null>> = {
  'queue-changed': 'queue.see',
  'review-changed': 'queue.see',
  'detector-settings-changed': 'model-pack.see',
  'escalation-changed': 'queue.see',
  'conflicts-changed': 'conflict.settle',
  'signed-out': null,
};

/** Server-sent events: one message of the contract in each. Ends when the session does. */
export function liveRoute(app: FastifyInstance, deployment: Deployment): void {
  const open = new Set<ServerResponse>();
  // Streams never end by themselves, and a server that closes waits for its answers.
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  app.get(LIVE_PATH, async (request, reply) => {
    const session = await admit(deployment, request, 'signed-in');
    stream(deployment, session, reply);
    open.add(reply.raw);
    reply.raw.once('close', () => open.delete(reply.raw));
    return reply;
  });
}

function stream({ live, clock }: Pick<Deployment, 'live' | 'clock'>, session: Session, reply: FastifyReply): void {
  const { officer, tokenSha256, expiresAt } = session;
  reply.header('content-type', 'text/event-stream');
  reply.header('x-accel-buffering', 'no');
  reply.hijack();
  reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>);
  reply.raw.write('retry: 2000\n: connected\n\n');

  function hear(message: LiveMessage): void {
    const right = RIGHT_TO_HEAR[message.kind];
    if (right && !mayRole(officer.role, right)) return;
    reply.raw.write(`data: ${JSON.stringify(message)}\n\n`);
    if (message.kind === 'signed-out') reply.raw.end();
  }
  const stop = live.listen({ officerId: officer.id, tokenSha256, hear });
  const heartbeat = setInterval(() => {
    if (clock.nowMs() >= Date.parse(expiresAt)) hear({ kind: 'signed-out' });
    else reply.raw.write(': here\n\n');
  }, HEARTBEAT_MS).unref();
  reply.raw.once('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}
