import { expect, it } from 'vitest';
import type { QueueRow } from '#contract/queue.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { neighbour, queueLines, routeText } from './queue-rows.ts';

function row(n: number, more: Partial<QueueRow> = {}): QueueRow {
  return {
    scanId: `scn_0000000${n}` as ScanId,
    containerNumber: 'CSQU3054383' as QueueRow['containerNumber'],
    site: 'Harbour North',
    lane: String(n),
    scannedAt: '2026-11-22T14:00:00.000Z',
    arrivedAt: '2026-11-22T14:01:00.000Z',
    goods: 'Coffee',
    origin: 'BR',
    destination: 'NL',
    reasons: ['random'],
    round: 1,
    holder: null,
    isClaimable: true,
    kept: null,
    returned: null,
    escalation: null,
    decided: null,
    simulated: true,
    ...more,
  };
}

const holder = (isCaller: boolean) => ({ displayName: 'Noor', isCaller, expiresAt: '2026-11-22T14:30:00.000Z' });
const online = { stored: [], online: true };
const rows = [
  row(1),
  row(2, { holder: holder(true), goods: 'Tiles' }),
  row(3, { holder: holder(false), round: 2, isClaimable: false }),
];

it('opens what is free and undecided, and offline only what is stored here', () => {
  expect(queueLines(rows, online).map(({ canOpen }) => canOpen)).toEqual([true, true, false]);
  const offline = {
    online: false,
    stored: [
      { scanId: row(1).scanId, isReady: true },
      { scanId: row(2).scanId, isReady: false },
    ],
  };
  const lines = queueLines(rows, offline);
  expect(lines.map(({ cached }) => cached)).toEqual(['ready', 'coming', null]);
  expect(lines.map(({ canOpen }) => canOpen)).toEqual([true, false, false]);
});

it('moves from row to row and stays at the ends', () => {
  const lines = queueLines(rows, online);
  expect(neighbour(lines, null, 1)).toBe('scn_00000001');
  expect(neighbour(lines, row(1).scanId, 1)).toBe('scn_00000002');
  expect(neighbour(lines, row(1).scanId, -1)).toBe('scn_00000001');
  expect(neighbour(lines, row(3).scanId, 1)).toBe('scn_00000003');
  expect(neighbour([], null, 1)).toBeNull();
});

it('writes a route with what is known of it', () => {
  expect([routeText('BR', 'NL'), routeText('BR', null), routeText(null, null)]).toEqual(['BR → NL', 'BR → –', '–']);
});
