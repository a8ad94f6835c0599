import { expect, it } from 'vitest';
import { STATUS_AT_START, type StationStatus } from '../../state/station-status.ts';
import { statusItems } from './status-items.ts';

const NOW_MS = Date.parse('2026-11-22T14:32:00.000Z');
const items = (more: Partial<StationStatus>) => statusItems({ ...STATUS_AT_START, ...more }, NOW_MS);
const item = (id: string, more: Partial<StationStatus>) => items(more).find((candidate) => candidate.id === id);

it('grows from calm to red with the age of what waits', () => {
  const tones = [10_000, 4 * 60_000, 6 * 60_000, 31 * 60_000].map(
    (oldestWaitingMs) => item('sending', { waitingToSend: 3, oldestWaitingMs })?.tone,
  );
  expect(tones).toEqual(['info', 'info', 'warn', 'bad']);
  expect(item('sending', { waitingToSend: 3, oldestWaitingMs: 240_000 })?.word).toBe('3 waiting, oldest 4 min');
  expect(item('sending', { waitingToSend: 1, oldestWaitingMs: NOW_MS - 240_000 })?.word).toBe(
    '1 waiting, oldest 4 min',
  );
});

it('never says of a failed detector that it is ready, and gives the reason', () => {
  const failed = item('detector', { detector: { state: 'failed', label: 'cargonet-s', reason: 'device lost' } });
  expect(failed).toMatchObject({ tone: 'warn', word: 'AI not available' });
  expect(failed?.detail).toContain('device lost');
  expect(failed?.canRetry).toBe(true);
  expect(item('detector', { detector: { state: 'starting', label: '' } })?.canRetry).toBe(false);
});

it('warns in the last minute of a lease and after it', () => {
  const at = (leftMs: number) => item('lease', { lease: { expiresAtMs: NOW_MS + leftMs } });
  expect(at(760_000)).toMatchObject({ tone: 'good', word: 'Lease 12:40' });
  expect(at(30_000)?.tone).toBe('warn');
  expect(at(-1)?.word).toBe('Lease ran out');
});

it('speaks of refused acts only when there are any', () => {
  expect(item('held', {})).toBeUndefined();
  expect(item('held', { heldCommands: 2 })).toMatchObject({ tone: 'bad', word: '2 refused' });
});

it('tells offline by word and shape', () => {
  expect(item('connection', { online: false })).toMatchObject({ tone: 'off', word: 'Offline' });
});
