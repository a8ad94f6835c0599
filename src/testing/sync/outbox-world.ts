import { createRandom } from '#base/random.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Lease } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { createOutbox, type OutboxStore, type Queued, type Verdict } from '#sync/outbox/outbox.ts';
import { createChanges } from '#sync/records/changes.ts';
import { overlay } from '#sync/records/overlay.ts';
import { createFakeReviewServer } from './fake-review-server.ts';
import { createFakeTabChannels, createManualTimer, settled } from './fake-tabs.ts';
import { createMemoryOutbox } from './memory-outbox.ts';
import { aLease, aNote, anOfficer, aScan, aScanId } from './review-fixtures.ts';

const SCANS = [aScanId(1), aScanId(2), aScanId(3)];
const officer = anOfficer(1);
const rival = anOfficer(2);

/**
 * Two tabs, one store, one server and a bad network, moved by chance. What the officer gave is kept beside it, so that
 * after any history one can ask whether each command had one effect, or waits in sight.
 */
export function createOutboxWorld(seed: string) {
  const random = createRandom(seed);
  const server = createFakeReviewServer();
  const memory = createMemoryOutbox();
  const channels = createFakeTabChannels<'changed'>();
  const clock = createManualTimer();
  const counts = { recorded: 0, effects: 0, held: 0, lostRequests: 0, lostAnswers: 0, duplicates: 0, restarts: 0 };
  /** Given and known to be safe, in order, per scan. */
  const given = new Map<ScanId, string[]>(SCANS.map((scanId) => [scanId, []]));
  const givenUp = new Set<string>();
  const faults: string[] = [];
  const leftOver: string[] = [];
  const late: ReviewCommand[] = [];
  let isNetworkBad = true;
  let serial = 0;

  async function send({ command }: Queued): Promise<Verdict> {
    for (let i = random.integer(0, 3); i > 0; i--) await settled(1);
    if (isNetworkBad && random.chance(1 / 3)) {
      counts.lostRequests += 1;
      return { kind: 'unreachable' };
    }
    const verdict = server.receive(command, officer);
    if (isNetworkBad && random.chance(0.2)) late.push(command);
    for (let i = random.integer(0, 3); i > 0; i--) await settled(1);
    if (isNetworkBad && random.chance(1 / 3)) {
      counts.lostAnswers += 1;
      return { kind: 'unreachable' };
    }
    return verdict;
  }

  function openTab() {
    const life = new AbortController();
    const channel = channels();
    const outbox = createOutbox({
      store: mortal(memory.store, life.signal),
      changes: createChanges(channel),
      officer: () => officer,
      timer: clock.timer,
      chance: random.next,
      report: (error) => faults.push(String(error)),
      send,
    });
    return {
      outbox,
      lead: () => void outbox.lead(life.signal),
      kill() {
        life.abort();
        channel.close();
        outbox.dispose();
      },
    };
  }

  const tabs = [openTab(), openTab()];
  const tab = () => tabs[random.integer(0, 1)] as ReturnType<typeof openTab>;
  let leader = 0;
  tabs[leader]?.lead();

  async function claim(scanId: ScanId, lease: Lease): Promise<void> {
    await memory.cases.save({ scan: aScan(scanId), review: server.claim(scanId, lease) }, officer);
  }

  async function record(): Promise<void> {
    const scanId = random.pick(SCANS);
    const local = await memory.cases.get(scanId);
    const laid = local && overlay(local.review, local.queued, officer);
    if (!laid || laid.stopped || laid.review.lease?.officerId !== officer) return;
    const commands: ReviewCommand[] = [];
    for (let i = random.integer(1, 3); i > 0; i--) {
      const base = { ...laid.review, revision: laid.review.revision + commands.length };
      commands.push(aNote(++serial, base, laid.review.lease.id));
    }
    await tab().outbox.record(commands, officer);
    given.get(scanId)?.push(...commands.map(({ commandId }) => commandId));
    counts.recorded += commands.length;
  }

  /** The tab dies with all it had in memory; whoever is left, or the same tab opened again, leads. */
  function restart(): void {
    counts.restarts += 1;
    const index = random.integer(0, 1);
    tabs[index]?.kill();
    tabs[index] = openTab();
    if (index === leader) {
      leader = random.integer(0, 1);
      tabs[leader]?.lead();
    }
  }

  async function resolveHeld(): Promise<void> {
    for (const { command, heldFor } of await memory.store.all()) {
      if (heldFor === undefined) continue;
      counts.held += 1;
      const removed = await tab().outbox.discardLane(command.scanId, officer);
      for (const one of removed) givenUp.add(one.command.commandId);
      await memory.cases.remove(command.scanId);
      await claim(command.scanId, aLease(++serial, officer));
    }
  }

  function duplicate(): void {
    const command = late.length > 0 ? random.pick(late) : undefined;
    if (!command) return;
    counts.duplicates += 1;
    server.receive(command, officer);
  }

  /** Asks the server again, as after a live notice; the answer takes its time. */
  async function refetch(): Promise<void> {
    const scanId = random.pick(SCANS);
    const fetched = server.review(scanId);
    await settled(random.integer(0, 6));
    if (fetched) await memory.cases.save({ scan: aScan(scanId), review: fetched }, officer);
  }

  async function step(): Promise<void> {
    const dice = random.next();
    if (dice < 0.4) await record();
    else if (dice < 0.6) clock.pass(random.integer(100, 40_000));
    else if (dice < 0.68) restart();
    else if (dice < 0.76) duplicate();
    else if (dice < 0.84) tab().outbox.nudge();
    else if (dice < 0.88) server.claim(random.pick(SCANS), aLease(++serial, rival));
    else if (dice < 0.92) await resolveHeld();
    else await refetch();
    await settled(random.integer(0, 10));
  }

  async function waitingOf(scanId: ScanId): Promise<readonly Queued[]> {
    return (await memory.store.all()).filter(({ command }) => command.scanId === scanId);
  }

  async function check(): Promise<void> {
    for (const scanId of SCANS) {
      const waiting = await waitingOf(scanId);
      const ids = waiting.map(({ command }) => command.commandId);
      const mine = given.get(scanId) ?? [];
      const effects = server.effects.filter((id) => mine.includes(id));
      if (new Set(effects).size !== effects.length) faults.push(`${scanId}: an effect came twice`);
      const inOrder = mine.filter((id) => effects.includes(id));
      if (inOrder.join() !== effects.join()) faults.push(`${scanId}: effects out of order`);
      const lost = mine.filter((id) => !effects.includes(id) && !ids.includes(id) && !givenUp.has(id));
      if (lost.length > 0) faults.push(`${scanId}: lost ${lost}`);
      if (mine.filter((id) => ids.includes(id)).join() !== ids.join())
        faults.push(`${scanId}: the lane is out of order`);
      const local = await memory.cases.get(scanId);
      const stopped = local && overlay(local.review, local.queued, officer).stopped;
      if (stopped && server.review(scanId)?.lease?.officerId === officer && !stopped.queued.heldFor) {
        faults.push(`${scanId}: ${stopped.problem} shown though nothing was refused`);
      }
      if (waiting.slice(1).some(({ heldFor }) => heldFor !== undefined)) faults.push(`${scanId}: sent past a refusal`);
    }
    counts.effects = server.effects.length;
  }

  return {
    async live(steps: number): Promise<void> {
      for (const scanId of SCANS) await claim(scanId, aLease(++serial, officer));
      for (let i = 0; i < steps; i++) {
        await step();
        await check();
      }
    },
    /** The network heals, the officer answers every refusal, and everything has time. */
    async makePeace(): Promise<void> {
      isNetworkBad = false;
      for (let round = 0; round < 6; round++) {
        clock.pass(60_000);
        await settled(60);
        await resolveHeld();
        await check();
      }
      for (const scanId of SCANS) {
        const local = await memory.cases.get(scanId);
        const truth = server.review(scanId);
        const isOurs = truth?.lease?.officerId === officer;
        if (isOurs && JSON.stringify(local?.review) !== JSON.stringify(truth))
          faults.push(`${scanId}: stored review differs`);
        const waiting = await waitingOf(scanId);
        leftOver.push(...waiting.map(({ command }) => command.commandId));
      }
    },
    complaints: () => faults,
    unsettled: () => leftOver,
    counts: () => counts,
  };
}

/** A store whose promises never come back once the tab that asked is dead. What was begun still happens, or never begins. */
function mortal(store: OutboxStore, life: AbortSignal): OutboxStore {
  const never = new Promise<never>(() => undefined);
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      if (life.aborted) return never;
      const result = await (method as (...args: unknown[]) => Promise<unknown>)(...args);
      return life.aborted ? never : result;
    },
  ]);
  return Object.fromEntries(methods) as OutboxStore;
}
