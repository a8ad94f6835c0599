import type { RecordRow } from '#contract/record.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { ScanId } from '#domain/scan/scan.ts';

/** The records that have all of the words somewhere in them. */
export function recordsWith(rows: readonly RecordRow[], words: string): readonly RecordRow[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => wanted.every((word) => textOf(row).includes(word)));
}

function textOf({ containerNumber, decidedBy, outcome, firstVerdict, detection, scanId }: RecordRow): string {
  return [containerNumber, displayContainerNumber(containerNumber), decidedBy, outcome, firstVerdict, detection, scanId]
    .join(' ')
    .toLowerCase();
}

/** The record above or below the chosen one; the first when none is chosen. */
export function neighbourRecord(rows: readonly RecordRow[], chosen: ScanId | null, step: 1 | -1): ScanId | null {
  const at = rows.findIndex(({ scanId }) => scanId === chosen);
  const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  return rows[next]?.scanId ?? null;
}
