import type { QueueRow } from '#contract/queue.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { ScanId } from '#domain/scan/scan.ts';

/** One line of the queue as it is shown. */
export interface QueueLine {
  readonly row: QueueRow;
  readonly container: string;
  readonly route: string;
  /** Whether the scan is on this station: at once, or on its way. */
  readonly cached: 'ready' | 'coming' | null;
  /** False for what is decided, held by another officer or kept for one, and while offline for all that is not stored here. */
  readonly canOpen: boolean;
}

interface Here {
  readonly stored: readonly { readonly scanId: ScanId; readonly isReady: boolean }[];
  readonly online: boolean;
}

/** Rows as they are shown, in the server's order. */
export function queueLines(rows: readonly QueueRow[], { stored, online }: Here): readonly QueueLine[] {
  const storedHere = new Map(stored.map(({ scanId, isReady }) => [scanId, isReady]));
  return rows.map((row) => lineOf(row, storedHere.get(row.scanId), online));
}

function lineOf(row: QueueRow, isReadyHere: boolean | undefined, online: boolean): QueueLine {
  const cached = isReadyHere === undefined ? null : isReadyHere ? 'ready' : 'coming';
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

/** The row above or below the chosen one; the first when none is chosen. */
export function neighbour(lines: readonly QueueLine[], chosen: ScanId | null, step: 1 | -1): ScanId | null {
  const at = lines.findIndex(({ row }) => row.scanId === chosen);
  const next = at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + step));
  return lines[next]?.row.scanId ?? null;
}
