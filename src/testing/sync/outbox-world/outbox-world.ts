import { createRandom } from '#base/random.ts';
import { DECISION_HOLD_MS } from '#domain/decision/decision.ts';
import { applyCommand } from '#domain/review/apply-command.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { overlay } from '#sync/records/overlay.ts';
import { createFakeReviewServer } from '../fake-review-server.ts';
import { createManualTimer, settled } from '../fake-tabs.ts';
import { AT, aCommandId, aLease, anOfficer, aScan, aScanId } from '../review-fixtures.ts';
import { createFuzzNetwork } from './fuzz-network.ts';
import { createFuzzStation, type FuzzStation } from './fuzz-station.ts';
import { nextAct } from './officer-acts.ts';

const SCANS = [aScanId(1), aScanId(2), aScanId(3)];
const officer = anOfficer(1);
const rival = anOfficer(2);

/**
 * Two stations of one officer with two tabs each, one server and a bad network, moved by chance. What the officer gave
 * is kept beside it, so that after any history one can ask whether each command had one effect, or waits in sight.
 */
export function createOutboxWorld(seed: string) {
  const random = createRandom(seed);
  const clock = createManualTimer();
  const server = createFakeReviewServer(() => Date.parse(AT) + clock.nowMs());
  const network = createFuzzNetwork({ random, server, officer, nowMs: clock.nowMs });
  const counts = { recorded: 0, held: 0, restarts: 0, notTaken: 0, wrongClocks: 0 };
  const faults: string[] = [];
  let serial = 0;

  const stations = [openStation(), openStation()];

  function openStation() {
    const station: FuzzStation = createFuzzStation({
      random,
      timer: clock.timer,
      officer,
      send: (queued) => network.send(station, queued),
      report: (fault) => faults.push(fault),
    });
    return {
      ...station,
      session: station,
      /** Given and known to be safe, in order, per scan. */
      given: new Map<ScanId, string[]>(SCANS.map((scanId) => [scanId, []])),
      givenUp: new Set<string>(),
      /** The officer was told that the device did not take them. */
      notTaken: new Set<string>(),
    };
  }
  type Station = ReturnType<typeof openStation>;
  const anyStation = () => random.pick(stations);

  async function claim({ cases }: Station, scanId: ScanId, lease = aLease(++serial, officer)): Promise<void> {
    await cases.save({ scan: aScan(scanId), review: server.claim(scanId, lease) }, officer);
  }

  /** One to three acts on what this station shows, given together. */
  async function record(station: Station): Promise<void> {
    const scanId = random.pick(SCANS);
    const commands = await actsOn(station, scanId);
    if (commands.length === 0) return;
    const ids = commands.map(({ commandId }) => commandId);
    try {
      await station.outbox().record(commands, officer);
    } catch {
      for (const id of ids) station.notTaken.add(id);
      counts.notTaken += 1;
      return;
    }
    station.given.get(scanId)?.push(...ids);
    counts.recorded += commands.length;
  }

  async function actsOn(station: Station, scanId: ScanId): Promise<readonly ReviewCommand[]> {
    const local = await station.cases.get(scanId);
    const laid = local && overlay(local.review, local.queued, officer);
    if (!laid || laid.stopped || laid.review.lease?.officerId !== officer) return [];
    const leaseId = laid.review.lease.id;
    const commands: ReviewCommand[] = [];
    let review = laid.review;
    for (let i = random.integer(1, 3); i > 0; i--) {
      serial += 1;
      const nowMs = Date.parse(AT) + clock.nowMs() + station.skewMs();
      const deviceAt = new Date(nowMs).toISOString();
      const envelope = { commandId: aCommandId(serial), scanId, leaseId, baseRevision: review.revision, deviceAt };
      const command: ReviewCommand = { ...nextAct(review, random, serial), ...envelope };
      const locksAt = new Date(nowMs + DECISION_HOLD_MS).toISOString();
      const applied = applyCommand(review, command, {
        officerId: officer,
        nowAt: deviceAt,
        locksAt,
      });
      // The desk offers only what its preview accepts.
      if (!applied.ok) break;
      commands.push(command);
      review = applied.value;
    }
    return commands;
  }

  async function resolveHeld(station: Station): Promise<void> {
    for (const { command, heldFor } of await station.store.all()) {
      if (heldFor === undefined) continue;
      counts.held += 1;
      const removed = await station.outbox().discardLane(command.scanId, officer);
      for (const one of removed) station.givenUp.add(one.command.commandId);
      await station.cases.remove(command.scanId);
      await claim(station, command.scanId);
    }
  }

  /** Asks the server again, as after a live notice; the answer takes its time. */
  async function refetch({ cases }: Station, scanId = random.pick(SCANS)): Promise<void> {
    const fetched = server.review(scanId);
    await settled(random.integer(0, 6));
    if (fetched) await cases.save({ scan: aScan(scanId), review: fetched }, officer);
  }

  function restartTab(station: Station): void {
    counts.restarts += 1;
    station.restartTab();
  }

  function setClockWrong(station: Station): void {
    counts.wrongClocks += 1;
    station.setClockWrong();
  }

  function signIn(station: Station): void {
    if (network.signIn(station.session)) station.restart();
  }

  const HAPPENINGS: readonly (readonly [lots: number, happen: (station: Station) => void | Promise<void>])[] = [
    [40, record],
    [18, () => clock.pass(random.integer(100, 40_000))],
    [8, restartTab],
    [8, network.deliverOldCopy],
    [7, (station) => station.outbox().nudge()],
    [3, () => void server.claim(random.pick(SCANS), aLease(++serial, rival))],
    [5, resolveHeld],
    [8, refetch],
    [2, network.restartServer],
    [2, (station) => network.endSession(station.session)],
    [4, signIn],
    [2, (station) => station.setDiskFull(true)],
    [5, (station) => station.setDiskFull(false)],
    [2, setClockWrong],
  ];
  const LOTS = HAPPENINGS.flatMap(([lots, happen]) => Array.from({ length: lots }, () => happen));

  async function step(): Promise<void> {
    await random.pick(LOTS)(anyStation());
    await settled(random.integer(0, 10));
    for (const station of stations) for (const scanId of SCANS) await check(station, scanId);
  }

  async function check(station: Station, scanId: ScanId): Promise<void> {
    const blame = (what: string) => faults.push(`station ${stations.indexOf(station)}, ${scanId}: ${what}`);
    const local = await station.cases.get(scanId);
    const waiting = (await station.store.all()).filter(({ command }) => command.scanId === scanId);
    const ids = waiting.map(({ command }) => command.commandId);
    const mine = station.given.get(scanId) ?? [];
    const effects = server.effects.filter((id) => mine.includes(id));
    if (new Set(effects).size !== effects.length) blame('an effect came twice');
    if (mine.filter((id) => effects.includes(id)).join() !== effects.join()) blame('effects out of order');
    const lost = mine.filter((id) => !effects.includes(id) && !ids.includes(id) && !station.givenUp.has(id));
    if (lost.length > 0) blame(`lost ${lost}`);
    if (mine.filter((id) => ids.includes(id)).join() !== ids.join()) blame('the lane is out of order');
    const ghosts = [...ids, ...server.effects].filter((id) => station.notTaken.has(id));
    if (ghosts.length > 0) blame(`not taken, and yet there: ${ghosts}`);
    const stopped = local && overlay(local.review, local.queued, officer).stopped;
    if (stopped && !stopped.queued.heldFor) blame(`${stopped.problem} shown though nothing was refused`);
    if (waiting.slice(1).some(({ heldFor }) => heldFor !== undefined)) blame('sent past a refusal');
  }

  return {
    async live(steps: number): Promise<void> {
      for (const scanId of SCANS) await claim(anyStation(), scanId);
      for (let i = 0; i < steps; i++) await step();
    },
    /** Everything heals, the officer answers every refusal, and all has time; what differs after that is a fault. */
    async makePeace(): Promise<void> {
      network.heal();
      for (const station of stations) {
        station.setDiskFull(false);
        signIn(station);
      }
      for (let round = 0; round < 6; round++) {
        clock.pass(60_000);
        await settled(60);
        for (const station of stations) await resolveHeld(station);
      }
      for (const station of stations) {
        for (const scanId of SCANS) {
          await refetch(station, scanId);
          await check(station, scanId);
          const local = await station.cases.get(scanId);
          const differs = JSON.stringify(local?.review) !== JSON.stringify(server.review(scanId));
          if (differs) faults.push(`station ${stations.indexOf(station)}, ${scanId}: stored review differs`);
        }
        for (const { command } of await station.store.all()) faults.push(`never settled: ${command.commandId}`);
      }
    },
    faults: () => faults,
    counts: () => ({ ...counts, ...network.counts, effects: server.effects.length }),
  };
}
