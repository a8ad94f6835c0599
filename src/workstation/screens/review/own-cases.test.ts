import { expect, it } from 'vitest';
import type { QueueRow } from '#contract/queue.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { RecentDecision } from '../../desk/desk-state.ts';
import { caseBefore, ownCases } from './own-cases.ts';

const id = (n: number) => `scn_0000000${n}` as ScanId;
const AT_MS = Date.parse('2026-11-22T14:00:00.000Z');
const recent = (n: number, afterMs: number) =>
  ({
    scan: { id: id(n) },
    review: { scanId: id(n) },
    outcome: 'clear',
    decidedAtMs: AT_MS + afterMs,
  }) as RecentDecision;
const known = (n: number, afterMs: number) =>
  ({ scanId: id(n), decided: { at: new Date(AT_MS + afterMs).toISOString(), outcome: 'hold' } }) as QueueRow;

it('has what was decided here and elsewhere in this shift, newest first, each once', () => {
  const cases = ownCases([recent(3, 3_000), recent(2, 2_000)], [known(4, 2_500), known(2, 2_010), known(1, 1_000)]);
  expect(cases.map(({ scanId, kept }) => [scanId, kept !== null])).toEqual([
    [id(3), true],
    [id(4), false],
    [id(2), true],
    [id(1), false],
  ]);
});

it('goes back case by case and stays at the first', () => {
  const cases = ownCases([recent(2, 2_000), recent(1, 1_000)], []);
  expect(caseBefore(cases, null)?.scanId).toBe(id(2));
  expect(caseBefore(cases, id(2))?.scanId).toBe(id(1));
  expect(caseBefore(cases, id(1))).toBeNull();
  expect(caseBefore([], null)).toBeNull();
});
