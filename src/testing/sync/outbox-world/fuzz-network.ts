import type { Random } from '#base/random.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Queued, Verdict } from '#sync/outbox/outbox.ts';
import type { createFakeReviewServer } from '../fake-review-server.ts';
import { settled } from '../fake-tabs.ts';

interface Ports {
  readonly random: Random;
  readonly server: ReturnType<typeof createFakeReviewServer>;
  readonly officer: OfficerId;
  readonly nowMs: () => number;
}

/**
 * A network between stations and one server that loses requests and answers, delivers old copies again, and a server
 * that is down now and then and forgets who is signed in.
 */
export function createFuzzNetwork({ random, server, officer, nowMs }: Ports) {
  const counts = { lostRequests: 0, lostAnswers: 0, duplicates: 0, outages: 0, endedSessions: 0 };
  const oldCopies: ReviewCommand[] = [];
  const signedOut = new Set<object>();
  let isBad = true;
  let downUntilMs = 0;

  const delay = async () => {
    for (let i = random.integer(0, 3); i > 0; i--) await settled(1);
  };

  return {
    counts,
    /** As one station sends; `station` is what its session belongs to. */
    async send(station: object, { command }: Queued): Promise<Verdict> {
      await delay();
      if (nowMs() < downUntilMs || (isBad && random.chance(1 / 3))) {
        counts.lostRequests += 1;
        return { kind: 'unreachable' };
      }
      if (signedOut.has(station)) return { kind: 'signed-out' };
      const verdict = server.receive(command, officer);
      if (isBad && random.chance(0.2)) oldCopies.push(command);
      await delay();
      if (isBad && random.chance(1 / 3)) {
        counts.lostAnswers += 1;
        return { kind: 'unreachable' };
      }
      return verdict;
    },
    /** A copy that lay about in the network arrives, long after and out of order. */
    deliverOldCopy(): void {
      const command = oldCopies.length > 0 ? random.pick(oldCopies) : undefined;
      if (!command) return;
      counts.duplicates += 1;
      server.receive(command, officer);
    },
    restartServer(): void {
      counts.outages += 1;
      downUntilMs = nowMs() + random.integer(1000, 120_000);
    },
    endSession(station: object): void {
      counts.endedSessions += 1;
      signedOut.add(station);
    },
    /** False when the station was signed in. */
    signIn: (station: object): boolean => signedOut.delete(station),
    heal(): void {
      isBad = false;
      downUntilMs = 0;
    },
  };
}
