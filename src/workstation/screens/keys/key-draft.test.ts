import { expect, it } from 'vitest';
import { areSame, keyLines, withKey, withUsualKey } from './key-draft.ts';

const lineOf = (chosen: Record<string, string>, id: string) =>
  keyLines(chosen)
    .flatMap(({ lines }) => lines)
    .find((line) => line.id === id);

it('shows the chosen key in place of the usual ones', () => {
  expect(lineOf({}, 'zoom-in')).toMatchObject({ keys: ['+', '='], isChanged: false });
  expect(lineOf({ 'zoom-in': 'F7' }, 'zoom-in')).toMatchObject({ keys: ['F7'], isChanged: true });
});

it('names what a key means besides, on both lines', () => {
  const chosen = withKey({}, 'clear', 'H');
  expect(lineOf(chosen, 'clear')?.conflicts).toEqual(['hold']);
  expect(lineOf(chosen, 'hold')?.conflicts).toEqual(['clear']);
  expect(lineOf(withKey(chosen, 'hold', 'C'), 'hold')?.conflicts).toEqual([]);
});

it('takes a usual key for no choice', () => {
  const chosen = withKey({ clear: 'F7' }, 'zoom-in', '=');
  expect(chosen).toEqual({ clear: 'F7' });
  expect(withKey(chosen, 'clear', 'C')).toEqual({});
  expect(withUsualKey(chosen, 'clear')).toEqual({});
});

it('offers every command but the digits of lists, each once', () => {
  const ids = keyLines({}).flatMap(({ lines }) => lines.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('go-queue');
  expect(ids.filter((id) => id.startsWith('pick-'))).toEqual([]);
});

it('tells whether there is anything to save', () => {
  expect(areSame({ clear: 'F7' }, { clear: 'F7' })).toBe(true);
  expect(areSame({ clear: 'F7' }, {})).toBe(false);
});
