import { expect, it } from 'vitest';
import { canSave, shownView, withoutView, withView } from './saved-views.ts';

const tiles = { view: 'second', words: 'tiles' } as const;

it('keeps a view once, and only one that is narrowed to words', () => {
  expect(canSave([], { view: 'second', words: ' ' })).toBe(false);
  const saved = withView([], { ...tiles, words: ' tiles ' });
  expect(saved).toEqual([tiles]);
  expect(canSave(saved, tiles)).toBe(false);
  expect(canSave(saved, { view: 'all', words: 'tiles' })).toBe(true);
  expect(
    canSave(
      Array.from({ length: 12 }, () => tiles),
      { view: 'all', words: 'x' },
    ),
  ).toBe(false);
});

it('knows which one is looked at, and lets it go', () => {
  expect(shownView([tiles], tiles)).toBe(tiles);
  expect(shownView([tiles], { view: 'all', words: 'tiles' })).toBeNull();
  expect(withoutView([tiles], tiles)).toEqual([]);
});
