import type { QueueRow } from '#contract/queue.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { ScanId } from '#domain/scan/scan.ts';

export type QueueView = 'all' | 'mine' | 'second' | 'returned' | 'escalated';

/** One line of the queue as it is shown. */
export interface QueueLine {
  readonly row: QueueRow;
  readonly container: string;
  readonly route: string;
  /** Whether the scan is on this station: at once, or on its way. */
  readonly cached: 'ready' | 'coming' | null;
  /** False for what another officer holds or what is kept for another, and while offline for all that is not stored here. */
  readonly canOpen: boolean;
}

interface Here {
  readonly stored: readonly { readonly scanId: ScanId; readonly isReady: boolean }[];
  readonly online: boolean;
}

/** The queue in the server's order, narrowed to a saved view and to words. */
export function queueLines(
  rows: readonly QueueRow[],
  view: QueueView,
  words: string,
  here: Here,
): readonly QueueLine[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => isInView(row, view))
    .map((row) => lineOf(row, here))
    .filter((line) => wanted.every((word) => textOf(line).includes(word)));
}

function isInView(row: QueueRow, view: QueueView): boolean {
  if (view === 'mine') return row.holder?.isCaller ?? false;
  if (view === 'returned') return row.returned !== null;
  if (view === 'escalated') return row.escalation !== null;
  return view === 'second' ? row.round === 2 : true;
}

function lineOf(row: QueueRow, { stored, online }: Here): QueueLine {
  const storedHere = stored.find(({ scanId }) => scanId === row.scanId);
  const cached = storedHere ? (storedHere.isReady ? 'ready' : 'coming') : null;
  return {
    row,
    container: displayContainerNumber(row.containerNumber),
    route: routeText(row.origin, row.destination),
    cached,
    canOpen: row.isClaimable && (online || cached === 'ready'),
  };
}

export function routeText(origin: string | null | undefined, destination: string | null | undefined): string {
  return origin || destination ? `${origin ?? '–'} → ${destination ?? '–'}` : '–';
}

function textOf({ row, container, route }: QueueLine): string {
  const { site, lane, goods, reasons, holder, containerNumber } = row;
  return [containerNumber, container, site, lane, route, goods, ...reasons, holder?.displayName ?? '']
    .join(' ')
    .toLowerCase();
}

/** The row above or below the chosen one; the first when none is chosen. */
export function neighbour(lines: readonly QueueLine[], chosen: ScanId | null, step: 1 | -1): ScanId | null {
  const at = lines.findIndex(({ row }) => row.scanId === chosen);
  const next = at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + step));
  return lines[next]?.row.scanId ?? null;
}
