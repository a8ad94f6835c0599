import type { ScanId } from '#domain/scan/scan.ts';
import { joinViewPaths, type ViewPath } from '#domain/view-path/view-path.ts';
import type { OutboxStore, Queued } from '#sync/outbox/outbox-store.ts';
import type { CaseTable, ConfirmedCase } from '#sync/records/case-store.ts';
import type { ClaimIntent, ClaimIntents } from '#sync/records/claim-intents.ts';

export interface MemoryOutbox {
  readonly store: OutboxStore;
  readonly cases: CaseTable;
  readonly claims: ClaimIntents;
}

/** What survives a restart, without a browser. Every method waits a moment, then happens at once. */
export function createMemoryOutbox(): MemoryOutbox {
  let queued: readonly Queued[] = [];
  const confirmed = new Map<ScanId, ConfirmedCase>();
  const paths = new Map<ScanId, ViewPath>();
  const inTransaction = async <Result>(work: () => Result): Promise<Result> => {
    await Promise.resolve();
    return work();
  };
  const find = (commandId: string) => queued.find(({ command }) => command.commandId === commandId);
  const without = (gone: (one: Queued) => boolean) => {
    queued = queued.filter((one) => !gone(one));
  };
  const laneOf = (scanId: ScanId, officerId: Queued['officerId']) =>
    queued.filter((one) => one.command.scanId === scanId && one.officerId === officerId);

  const store: OutboxStore = {
    append: (commands, officerId) =>
      inTransaction(() => {
        const fresh = commands.filter(({ commandId }) => !find(commandId));
        queued = [...queued, ...fresh.map((command) => ({ command, officerId, heldFor: undefined }))];
      }),
    all: () => inTransaction(() => queued),
    lanes: (officerId) =>
      inTransaction(() => [
        ...new Set(queued.filter((one) => one.officerId === officerId).map((one) => one.command.scanId)),
      ]),
    head: (scanId, officerId) => inTransaction(() => laneOf(scanId, officerId)[0]),
    settle: (commandId, review) =>
      inTransaction(() => {
        if (!find(commandId)) return;
        without(({ command }) => command.commandId === commandId);
        const known = confirmed.get(review.scanId);
        if (known && known.review.revision <= review.revision) confirmed.set(review.scanId, { ...known, review });
      }),
    hold: (commandId, problem) =>
      inTransaction(() => {
        queued = queued.map((one) => (one.command.commandId === commandId ? { ...one, heldFor: problem } : one));
      }),
    discard: (commandId) =>
      inTransaction(() => {
        if (find(commandId)?.heldFor === undefined) return false;
        without(({ command }) => command.commandId === commandId);
        return true;
      }),
    discardLane: (scanId, officerId) =>
      inTransaction(() => {
        const lane = laneOf(scanId, officerId);
        if (lane[0]?.heldFor === undefined) return [];
        without((one) => lane.includes(one));
        return lane;
      }),
  };

  const cases: CaseTable = {
    save: (fetched, officerId) =>
      inTransaction(() => {
        const known = confirmed.get(fetched.scan.id);
        const isNewer = known && known.review.revision > fetched.review.revision;
        if (known && (isNewer || laneOf(fetched.scan.id, officerId).length > 0)) return 'kept';
        confirmed.set(fetched.scan.id, fetched);
        return 'saved';
      }),
    get: (scanId) =>
      inTransaction(() => {
        const known = confirmed.get(scanId);
        if (!known) return undefined;
        const waiting = queued.filter(({ command }) => command.scanId === scanId);
        return { ...known, queued: waiting, viewPath: paths.get(scanId) ?? null };
      }),
    list: () => inTransaction(() => [...confirmed.values()]),
    addViewPath: (scanId, path) =>
      inTransaction(() => {
        const before = paths.get(scanId);
        if (confirmed.has(scanId)) paths.set(scanId, before ? joinViewPaths(before, path) : path);
      }),
    remove: (scanId) =>
      inTransaction(() => {
        if (queued.some(({ command }) => command.scanId === scanId)) return false;
        confirmed.delete(scanId);
        paths.delete(scanId);
        return true;
      }),
  };

  const intents = new Map<string, ClaimIntent>();
  const claims: ClaimIntents = {
    note: (intent) => inTransaction(() => void intents.set(intent.commandId, intent)),
    forget: (commandId) => inTransaction(() => void intents.delete(commandId)),
    list: () => inTransaction(() => [...intents.values()]),
  };

  return { store, cases, claims };
}
