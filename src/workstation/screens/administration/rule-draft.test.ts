import { expect, it } from 'vitest';
import { dayOf, emptyDraft, readDraft } from './rule-draft.ts';

const NOW_MS = new Date('2026-06-01T15:00:00').getTime();
const draft = { ...emptyDraft(NOW_MS), classId: 'weapon', reason: 'Two finds in tea' };

it('starts with two weeks, for all goods and routes', () => {
  const { terms } = readDraft(draft, NOW_MS);
  expect(terms).toMatchObject({ classId: 'weapon', change: -0.1, commodity: null, origin: null, destination: null });
  expect(dayOf(Date.parse(terms?.expiresAt ?? ''))).toBe('2026-06-15');
});

it('reads codes as people write them', () => {
  const { terms } = readDraft(
    { ...draft, direction: 'less', amount: 0.2, commodity: ' 0902.40 ', origin: ' in', destination: 'PL' },
    NOW_MS,
  );
  expect(terms).toMatchObject({ change: 0.2, commodity: '090240', origin: 'IN', destination: 'PL' });
});

it('holds to the end of its last day', () => {
  const { terms } = readDraft({ ...draft, expires: '2026-06-01' }, NOW_MS);
  expect(Date.parse(terms?.expiresAt ?? '') - NOW_MS).toBeGreaterThan(8 * 3_600_000);
});

it('names all that is missing or wrong', () => {
  expect(readDraft(emptyDraft(NOW_MS), NOW_MS).invalid).toEqual(['classId', 'reason']);
  const wrong = { commodity: 'tea', origin: 'India', destination: 'P', reason: ' a ', expires: '2026-05-31' };
  expect(readDraft({ ...draft, ...wrong }, NOW_MS).invalid).toEqual([
    'commodity',
    'origin',
    'destination',
    'reason',
    'expires',
  ]);
  expect(readDraft({ ...draft, expires: '' }, NOW_MS).invalid).toEqual(['expires']);
});
