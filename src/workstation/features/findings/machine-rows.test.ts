import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import type { MachineReport } from '#domain/finding/machine-report.ts';
import { machineSayings } from './machine-rows.ts';

const claim = { id: 4, category: 'PI', words: '', assessment: 'threat' as const, probability: 0.9 };
const report: MachineReport = {
  sha256: 'a'.repeat(64),
  receivedAt: '2026-01-01T12:00:00.000Z',
  kind: 'machine',
  device: 'Maker Portal 7',
  algorithm: 'Other 2.1',
  decision: 'alarm',
  aborted: '',
  claims: [
    { ...claim, shape: { kind: 'box', box: imageBox(1, 2, 3, 4) } },
    { ...claim, words: 'Block', shape: null },
  ],
};

it('numbers the claims of all reports in one row, in the words of the machines', () => {
  const sayings = machineSayings([report, { ...report, sha256: 'b'.repeat(64) }]);
  expect(sayings.map(({ who, said }) => [who, said])).toEqual([
    ['Machine · Other 2.1', 'Alarm'],
    ['Machine · Other 2.1', 'Alarm'],
  ]);
  expect(sayings.flatMap(({ rows }) => rows.map(({ tag, title }) => `${tag} ${title}`))).toEqual([
    'M1 Prohibited item',
    'M2 Block',
    'M3 Prohibited item',
    'M4 Block',
  ]);
});

it('says that a machine reached no decision, and never that it found nothing', () => {
  const [saying] = machineSayings([{ ...report, decision: 'unknown', aborted: 'NOT_REVIEWED', claims: [] }]);
  expect(saying?.said).toBe('No decision: Not reviewed');
});
