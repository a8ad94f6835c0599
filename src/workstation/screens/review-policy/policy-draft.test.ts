import { expect, it } from 'vitest';
import { FIRST_POLICY } from '#domain/review-policy/review-policy.ts';
import { draftOf, NEW_RULE, raised, readPolicyDraft } from './policy-draft.ts';

it('reads back what it was made of', () => {
  const policy = { ...FIRST_POLICY, twoOfficerReasons: ['intelligence', 'weight'], newcomerDecisions: 40 };
  expect(readPolicyDraft(draftOf(policy))).toEqual(policy);
});

it('is no policy while a number is missing or beyond its limits', () => {
  const draft = draftOf(FIRST_POLICY);
  expect(readPolicyDraft({ ...draft, newcomerDecisions: '' })).toBeNull();
  expect(readPolicyDraft({ ...draft, newcomerDecisions: '-3' })).toBeNull();
  expect(readPolicyDraft({ ...draft, seed: ' ' })).toBeNull();
  expect(readPolicyDraft({ ...draft, twoOfficerReasons: ' a ,, b ' })?.twoOfficerReasons).toEqual(['a', 'b']);
});

it('moves a rule before the one above it', () => {
  const rules = (['1', '2', '3'] as const).map((lane) => ({ ...NEW_RULE, lane }));
  expect(raised(rules, 2).map(({ lane }) => lane)).toEqual(['1', '3', '2']);
  expect(raised(rules, 0).map(({ lane }) => lane)).toEqual(['1', '2', '3']);
});
