import { expect, it } from 'vitest';
import type { ScanId } from '#domain/scan/scan.ts';
import { createFakeTabChannels, createManualTimer, settled } from '#testing/sync/fake-tabs.ts';
import { createMemoryOutbox, type MemoryOutbox } from '#testing/sync/memory-outbox.ts';
import { aClaimedReview, aLease, aNote, anOfficer, aScan, aScanId } from '#testing/sync/review-fixtures.ts';
import { createChanges } from '../records/changes.ts';
import { createOutbox, type Queued, type Verdict } from './outbox.ts';

const officer = anOfficer(1);
const lease = aLease(1, officer);
const review = (scanId: ScanId, revision: number) => ({ ...aClaimedReview(scanId, lease), revision });
const note = (n: number, scan = 1) => aNote(n, review(aScanId(scan), n), lease.id);
const accepted = ({ command }: Queued): Verdict => ({
  kind: 'accepted',
  review: review(command.scanId, command.baseRevision + 1),
});

/** A tab whose network does as `answer` says. */
function station({ memory = createMemoryOutbox(), open = createFakeTabChannels<'changed'>() } = {}) {
  const clock = createManualTimer();
  const sent: string[] = [];
  const errors: unknown[] = [];
  const set = {
    signedIn: officer as typeof officer | undefined,
    answer: accepted as (q: Queued) => Verdict | Promise<Verdict>,
  };
  const outbox = createOutbox({
    store: memory.store,
    changes: createChanges(open()),
    officer: () => set.signedIn,
    timer: clock.timer,
    chance: () => 1,
    report: (error) => errors.push(error),
    send: async (queued) => {
      sent.push(queued.command.commandId.slice(-1));
      return set.answer(queued);
    },
  });
  const leadership = new AbortController();
  const lead = () => void outbox.lead(leadership.signal);
  return { outbox, clock, sent, errors, set, lead, resign: () => leadership.abort(), memory, open };
}

const held = (memory: MemoryOutbox) =>
  memory.store.all().then((all) => all.map(({ command, heldFor }) => [command.commandId.slice(-1), heldFor]));

it('is safe on the device before it is sent, and shows as waiting at once', async () => {
  const { outbox, sent } = station();
  await outbox.record([note(1), note(2)], officer);
  expect(outbox.queued().map(({ command }) => command.commandId)).toEqual([note(1), note(2)].map((c) => c.commandId));
  expect(sent).toEqual([]);
});

it('says so when the device does not take it', async () => {
  const memory = createMemoryOutbox();
  const broken = { ...memory, store: { ...memory.store, append: () => Promise.reject(new Error('disk full')) } };
  await expect(station({ memory: broken }).outbox.record([note(1)], officer)).rejects.toThrow('disk full');
});

it('sends a lane in order and stores each confirmed review with the removal', async () => {
  const { outbox, sent, lead, memory } = station();
  await memory.cases.save({ scan: aScan(aScanId(1)), review: review(aScanId(1), 1) }, officer);
  lead();
  await outbox.record([note(1), note(2)], officer);
  await outbox.record([note(3)], officer);
  await settled();
  expect(sent).toEqual(['1', '2', '3']);
  expect(outbox.queued()).toEqual([]);
  expect((await memory.cases.get(aScanId(1)))?.review.revision).toBe(4);
});

it('holds a lane at a refusal while others go on, until the refused command is discarded', async () => {
  const { outbox, sent, lead, set, memory } = station();
  set.answer = (q) => (q.command.commandId.endsWith('1') ? { kind: 'refused', problem: 'lease-lost' } : accepted(q));
  lead();
  await outbox.record([note(1), note(2), note(3, 2)], officer);
  await settled();
  expect(sent.toSorted()).toEqual(['1', '3']);
  expect(await held(memory)).toEqual([
    ['1', 'lease-lost'],
    ['2', undefined],
  ]);
  expect(await outbox.discard(note(2).commandId)).toBe(false);
  expect(await outbox.discard(note(1).commandId)).toBe(true);
  await settled();
  expect(sent.at(-1)).toBe('2');
  expect(outbox.queued()).toEqual([]);
});

it('gives up a refused lane as a whole, but not one that may be on its way', async () => {
  const { outbox, lead, set } = station();
  set.answer = () => ({ kind: 'refused', problem: 'stale-revision' });
  await outbox.record([note(1), note(2)], officer);
  expect(await outbox.discardLane(aScanId(1), officer)).toEqual([]);
  lead();
  await settled();
  expect((await outbox.discardLane(aScanId(1), officer)).map(({ command }) => command)).toEqual([note(1), note(2)]);
  await settled();
  expect(outbox.queued()).toEqual([]);
});

it('tries again after longer and longer waits, and at once when nudged', async () => {
  const { outbox, sent, clock, lead, set } = station();
  set.answer = () => ({ kind: 'unreachable' });
  lead();
  await outbox.record([note(1)], officer);
  await settled();
  expect(clock.pendingMs()).toEqual([500]);
  await outbox.record([note(2)], officer);
  await settled();
  expect(sent).toEqual(['1']);
  clock.pass(500);
  await settled();
  expect(clock.pendingMs()).toEqual([1000]);
  set.answer = accepted;
  outbox.nudge();
  await settled();
  expect(sent).toEqual(['1', '1', '1', '2']);
  expect(clock.pendingMs()).toEqual([]);
});

it('sends only what the signed-in officer gave', async () => {
  const { outbox, sent, lead, set } = station();
  set.signedIn = anOfficer(2);
  lead();
  await outbox.record([note(1)], officer);
  await outbox.record([{ ...note(2), leaseId: aLease(2, anOfficer(2)).id }], anOfficer(2));
  await settled();
  expect(sent).toEqual(['2']);
  set.signedIn = officer;
  outbox.nudge();
  await settled();
  expect(sent).toEqual(['2', '1']);
});

it('waits for the next sign-in when the session has ended', async () => {
  const { outbox, sent, clock, lead, set } = station();
  set.answer = () => ({ kind: 'signed-out' });
  lead();
  await outbox.record([note(1)], officer);
  await settled();
  expect(sent).toEqual(['1']);
  expect(clock.pendingMs()).toEqual([]);
  expect(outbox.queued()).toHaveLength(1);
});

it('a tab that does not lead leaves the sending to the one that does', async () => {
  const one = station();
  const two = station(one);
  one.lead();
  await two.outbox.record([note(1)], officer);
  await settled();
  expect(two.sent).toEqual([]);
  expect(one.sent).toEqual(['1']);
  expect(two.outbox.queued()).toEqual([]);
});

it('goes on in the tab that takes over, with an answer that comes too late doing no harm', async () => {
  const one = station();
  let answerLate: () => void = () => undefined;
  one.set.answer = (queued) =>
    new Promise((resolve) => {
      answerLate = () => resolve(accepted(queued));
    });
  one.lead();
  await one.outbox.record([note(1), note(2)], officer);
  await settled();
  one.resign();
  const two = station(one);
  two.lead();
  await settled();
  answerLate();
  await settled();
  expect(one.sent).toEqual(['1']);
  expect(two.sent).toEqual(['1', '2']);
  expect(two.outbox.queued()).toEqual([]);
});

it('does not leave behind what is recorded as a drain ends', async () => {
  const memory = createMemoryOutbox();
  let recordMore = async (): Promise<void> => undefined;
  const head: typeof memory.store.head = async (...lane) => {
    const next = await memory.store.head(...lane);
    if (!next) await recordMore();
    return next;
  };
  const { outbox, sent, lead } = station({ memory: { ...memory, store: { ...memory.store, head } } });
  recordMore = () => {
    recordMore = async () => undefined;
    return outbox.record([note(2)], officer).then(() => settled());
  };
  lead();
  await outbox.record([note(1)], officer);
  await settled(9);
  expect(sent).toEqual(['1', '2']);
});

/** Found by the fuzz test: lanes that asked for another look at each other never came to rest. */
it('comes to rest when two lanes end together', async () => {
  const { outbox, lead, sent } = station();
  lead();
  await Promise.all([outbox.record([note(1, 1)], officer), outbox.record([note(2, 2)], officer)]);
  outbox.nudge();
  outbox.nudge();
  await settled();
  expect(sent.toSorted()).toEqual(['1', '2']);
});

it('reports a fault of the device in sending and tries again', async () => {
  const memory = createMemoryOutbox();
  let broken = true;
  const settle: typeof memory.store.settle = (id, confirmed) =>
    broken ? Promise.reject(new Error('storage failed')) : memory.store.settle(id, confirmed);
  const { outbox, clock, lead, errors } = station({ memory: { ...memory, store: { ...memory.store, settle } } });
  lead();
  await outbox.record([note(1)], officer);
  await settled();
  expect(errors).toEqual([new Error('storage failed')]);
  broken = false;
  clock.pass(500);
  await settled();
  expect(outbox.queued()).toEqual([]);
});

it('reads what an earlier session left behind', async () => {
  const { outbox, memory } = station();
  await memory.store.append([note(1)], officer);
  await outbox.load();
  expect(outbox.queued()).toHaveLength(1);
});
