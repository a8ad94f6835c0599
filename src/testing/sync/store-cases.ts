import type { OutboxStore } from '#sync/outbox/outbox-store.ts';
import type { CaseTable } from '#sync/records/case-store.ts';
import { aClaimedReview, aLease, aNote, anOfficer, aScan, aScanId } from './review-fixtures.ts';

interface Stores {
  readonly store: OutboxStore;
  readonly cases: CaseTable;
}

const officer = anOfficer(1);
const other = anOfficer(2);
const lease = aLease(1, officer);
const review = (scan: number, revision: number) => ({ ...aClaimedReview(aScanId(scan), lease), revision });
const note = (n: number, scan = 1) => aNote(n, review(scan, n), lease.id);
const confirmed = (scan: number, revision: number) => ({ scan: aScan(aScanId(scan)), review: review(scan, revision) });

/** JSON of a value, so that what differs can be read in any runner. */
function expectSame(actual: unknown, expected: unknown): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`expected ${wanted}\nbut got  ${got}`);
}

/**
 * What every home of the outbox must do, whatever it is made of. Run against memory in the unit tests and against
 * IndexedDB in a real browser. Each case is given a store with nothing in it.
 */
export const STORE_CASES: Readonly<Record<string, (stores: Stores) => Promise<void>>> = {
  async 'keeps the order in which commands were given, and knows lanes by officer'({ store }) {
    await store.append([note(3), note(1)], officer);
    await store.append([note(2, 2)], other);
    await store.append([note(4, 2), note(5)], officer);
    const all = await store.all();
    expectSame(
      all.map((queued) => queued.command),
      [note(3), note(1), note(2, 2), note(4, 2), note(5)],
    );
    expectSame(await store.lanes(officer), [aScanId(1), aScanId(2)]);
    expectSame(await store.lanes(other), [aScanId(2)]);
    expectSame((await store.head(aScanId(1), officer))?.command, note(3));
    expectSame((await store.head(aScanId(2), officer))?.command, note(4, 2));
    expectSame(await store.head(aScanId(1), other), undefined);
  },

  async 'takes a command once'({ store }) {
    await store.append([note(1)], officer);
    await store.append([note(1), note(2)], officer);
    expectSame(
      (await store.all()).map((queued) => queued.command),
      [note(1), note(2)],
    );
  },

  async 'settles a command and its review together, once, and never back in time'({ store, cases }) {
    await cases.save(confirmed(1, 1), officer);
    await store.append([note(1), note(2)], officer);
    await store.settle(note(1).commandId, review(1, 2));
    const after = await cases.get(aScanId(1));
    expectSame([after?.review.revision, after?.queued.map((queued) => queued.command)], [2, [note(2)]]);
    await store.settle(note(2).commandId, review(1, 3));
    await store.settle(note(1).commandId, review(1, 2));
    expectSame((await cases.get(aScanId(1)))?.review.revision, 3);
    await store.append([note(4)], officer);
    await store.settle(note(4).commandId, review(1, 2));
    expectSame((await cases.get(aScanId(1)))?.review.revision, 3);
    expectSame(await store.all(), []);
  },

  async 'settles a command whose case is not here'({ store, cases }) {
    await store.append([note(1)], officer);
    await store.settle(note(1).commandId, review(1, 2));
    expectSame(await store.all(), []);
    expectSame(await cases.get(aScanId(1)), undefined);
  },

  async 'holds what was refused, and discards nothing else'({ store }) {
    await store.append([note(1), note(2)], officer);
    expectSame(await store.discard(note(1).commandId), false);
    expectSame(await store.discardLane(aScanId(1), officer), []);
    await store.hold(note(1).commandId, 'lease-lost');
    await store.hold(note(9).commandId, 'lease-lost');
    expectSame((await store.head(aScanId(1), officer))?.heldFor, 'lease-lost');
    expectSame(await store.discard(note(2).commandId), false);
    expectSame(await store.discard(note(1).commandId), true);
    expectSame(
      (await store.all()).map((queued) => queued.command),
      [note(2)],
    );
  },

  async 'gives up a held lane of one officer and answers with what was in it'({ store }) {
    await store.append([note(1), note(2)], officer);
    await store.append([note(3)], other);
    await store.append([note(4, 2)], officer);
    await store.hold(note(1).commandId, 'stale-revision');
    const removed = await store.discardLane(aScanId(1), officer);
    expectSame(
      removed.map((queued) => queued.command),
      [note(1), note(2)],
    );
    expectSame(
      (await store.all()).map((queued) => queued.command),
      [note(3), note(4, 2)],
    );
  },

  async 'keeps a stored case while commands wait, and when it is newer'({ store, cases }) {
    expectSame(await cases.save(confirmed(1, 5), officer), 'saved');
    expectSame(await cases.save(confirmed(1, 4), officer), 'kept');
    expectSame(await cases.save(confirmed(1, 6), officer), 'saved');
    await store.append([note(1)], officer);
    expectSame(await cases.save(confirmed(1, 7), officer), 'kept');
    expectSame(await cases.save(confirmed(1, 7), other), 'saved');
    expectSame((await cases.get(aScanId(1)))?.review.revision, 7);
  },

  async 'removes a case only when nothing waits'({ store, cases }) {
    await cases.save(confirmed(1, 1), officer);
    await cases.save(confirmed(2, 1), officer);
    await store.append([note(1)], officer);
    expectSame(await cases.remove(aScanId(1)), false);
    expectSame(await cases.remove(aScanId(2)), true);
    expectSame(await cases.list(), [confirmed(1, 1)]);
  },
};
