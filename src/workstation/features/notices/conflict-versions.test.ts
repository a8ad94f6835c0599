import { expect, it } from 'vitest';
import type { OfficerId } from '#domain/officer/officer.ts';
import { newReview, type Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { versionLines } from './conflict-versions.ts';

const me = { id: 'off_00000001' as OfficerId, displayName: 'Noor' };
const other = { id: 'off_00000002' as OfficerId, displayName: 'Iris' };
const mine: Review = {
  ...newReview('scn_00000001' as ScanId),
  lease: { id: 'lse_00000001', officerId: me.id, expiresAt: '2026-11-22T14:30:00.000Z' } as Review['lease'],
};
const theirs: Review = {
  ...mine,
  lease: { ...mine.lease, officerId: other.id } as Review['lease'],
  firstVerdict: { verdict: 'hold', officerId: other.id, givenAt: '2026-11-22T14:20:00.000Z' },
};

it('sets both versions side by side and marks where they differ, by the names of who did it', () => {
  const lines = versionLines(mine, theirs, me, [other]);
  expect(lines.map(({ id, differs }) => [id, differs])).toEqual([
    ['with', true],
    ['verdict', true],
    ['decision', false],
    ['findings', false],
    ['marks', false],
  ]);
  expect(lines[0]).toMatchObject({ mine: 'You', theirs: 'Iris' });
  expect(lines[1]?.theirs).toMatch(/^Hold, Iris, 2026-11-22 /);
});

it('claims no difference while the server has not said', () => {
  const lines = versionLines(mine, null, me, []);
  expect(lines.every(({ theirs: there, differs }) => there === null && !differs)).toBe(true);
});
