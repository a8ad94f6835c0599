import Dexie, { type EntityTable, type Table } from 'dexie';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { joinViewPaths, type ViewPath } from '#domain/view-path/view-path.ts';
import type { OutboxStore, Queued } from '../outbox/outbox-store.ts';
import type { CaseTable, ConfirmedCase } from '../records/case-store.ts';
import type { ClaimIntent, ClaimIntents } from '../records/claim-intents.ts';
import { withReopening } from './storage-failure.ts';

interface CommandRow {
  /** Given by the database: the order in which commands were recorded, over all tabs. */
  readonly order: number;
  readonly commandId: string;
  readonly scanId: ScanId;
  readonly officerId: OfficerId;
  readonly heldFor: string | undefined;
  readonly command: ReviewCommand;
}

interface CaseRow extends ConfirmedCase {
  readonly scanId: ScanId;
  readonly viewPath?: ViewPath;
}

/** Small and apart from all caches, so that every commit can be forced to the disk. */
class OutboxTables extends Dexie {
  declare readonly commands: EntityTable<CommandRow, 'order'>;
  declare readonly cases: Table<CaseRow, ScanId>;
  declare readonly claims: Table<ClaimIntent, string>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      commands: '++order, &commandId, scanId, officerId, [scanId+officerId]',
      cases: 'scanId',
      claims: 'commandId',
    });
  }
}

export interface OutboxDatabase {
  readonly store: OutboxStore;
  readonly cases: CaseTable;
  readonly claims: ClaimIntents;
  close(): void;
}

interface Ports {
  readonly name?: string;
  /** Frees what can be fetched again, when the disk is full. */
  readonly makeRoom?: () => Promise<void>;
}

/** The outbox and the confirmed cases on this device. What fails twice rejects with a `StorageFailure`. */
export function openOutboxDatabase({
  name = 'gantry-outbox',
  makeRoom = async () => undefined,
}: Ports = {}): OutboxDatabase {
  const tables = new OutboxTables(name);
  const reading = <Result>(work: () => Promise<Result>) =>
    withReopening(tables, makeRoom, () => tables.transaction('r', tables.commands, tables.cases, tables.claims, work));
  const writing = <Result>(work: () => Promise<Result>) =>
    withReopening(tables, makeRoom, () => tables.transaction('rw', tables.commands, tables.cases, tables.claims, work));
  return {
    store: outboxStore(tables, reading, writing),
    cases: caseTable(tables, reading, writing),
    claims: {
      note: (intent) => writing(async () => void (await tables.claims.put(intent))),
      forget: (commandId) => writing(() => tables.claims.delete(commandId)),
      list: () => reading(() => tables.claims.toArray()),
    },
    close: () => tables.close(),
  };
}

type Transaction = <Result>(work: () => Promise<Result>) => Promise<Result>;

const queuedOf = ({ command, officerId, heldFor }: CommandRow): Queued => ({ command, officerId, heldFor });

function outboxStore({ commands, cases }: OutboxTables, reading: Transaction, writing: Transaction): OutboxStore {
  const row = (commandId: string) => commands.where('commandId').equals(commandId).first();
  const laneOf = (scanId: ScanId, officerId: OfficerId) =>
    commands.where('[scanId+officerId]').equals([scanId, officerId]);

  return {
    append: (given, officerId) =>
      writing(async () => {
        for (const command of given) {
          const { commandId, scanId } = command;
          if (await row(commandId)) continue;
          await commands.add({ commandId, scanId, officerId, heldFor: undefined, command });
        }
      }),
    all: () => reading(async () => (await commands.orderBy('order').toArray()).map(queuedOf)),
    lanes: (officerId) =>
      reading(async () => {
        const rows = await commands.where('officerId').equals(officerId).sortBy('order');
        return [...new Set(rows.map(({ scanId }) => scanId))];
      }),
    head: (scanId, officerId) =>
      reading(async () => {
        const [head] = await laneOf(scanId, officerId).sortBy('order');
        return head && queuedOf(head);
      }),
    settle: (commandId, review) =>
      writing(async () => {
        const settled = await row(commandId);
        if (!settled) return;
        await commands.delete(settled.order);
        const known = await cases.get(review.scanId);
        if (known && known.review.revision <= review.revision) await cases.put({ ...known, review });
      }),
    hold: (commandId, problem) =>
      writing(async () => {
        await commands.where('commandId').equals(commandId).modify({ heldFor: problem });
      }),
    discard: (commandId) =>
      writing(async () => {
        const held = await row(commandId);
        if (held?.heldFor === undefined) return false;
        await commands.delete(held.order);
        return true;
      }),
    discardLane: (scanId, officerId) =>
      writing(async () => {
        const lane = await laneOf(scanId, officerId).sortBy('order');
        if (lane[0]?.heldFor === undefined) return [];
        await commands.bulkDelete(lane.map(({ order }) => order));
        return lane.map(queuedOf);
      }),
  };
}

function caseTable({ commands, cases }: OutboxTables, reading: Transaction, writing: Transaction): CaseTable {
  return {
    save: ({ scan, review }, officerId) =>
      writing(async () => {
        const known = await cases.get(scan.id);
        const waiting = await commands.where('[scanId+officerId]').equals([scan.id, officerId]).count();
        if (known && (waiting > 0 || known.review.revision > review.revision)) return 'kept';
        await cases.put({ ...known, scanId: scan.id, scan, review });
        return 'saved';
      }),
    get: (scanId) =>
      reading(async () => {
        const known = await cases.get(scanId);
        if (!known) return undefined;
        const rows = await commands.where('scanId').equals(scanId).sortBy('order');
        return {
          scan: known.scan,
          review: Review.parse(known.review),
          queued: rows.map(queuedOf),
          viewPath: known.viewPath ?? null,
        };
      }),
    list: () => reading(async () => (await cases.toArray()).map(({ scan, review }) => ({ scan, review }))),
    addViewPath: (scanId, path) =>
      writing(async () => {
        const known = await cases.get(scanId);
        if (!known) return;
        await cases.put({ ...known, viewPath: known.viewPath ? joinViewPaths(known.viewPath, path) : path });
      }),
    remove: (scanId) =>
      writing(async () => {
        if ((await commands.where('scanId').equals(scanId).count()) > 0) return false;
        await cases.delete(scanId);
        return true;
      }),
  };
}
