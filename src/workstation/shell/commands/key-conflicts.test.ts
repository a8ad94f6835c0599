import { expect, it } from 'vitest';
import { conflictsIn } from './key-conflicts.ts';
import { KEY_MAP, keysWith } from './key-map.ts';

it('no two commands have the same usual key where both can be meant', () => {
  expect([...conflictsIn(keysWith({}))]).toEqual([]);
});

it('names both sides of a conflict', () => {
  const conflicts = conflictsIn(keysWith({ clear: 'H' }));
  expect([...conflicts]).toEqual([
    ['clear', ['hold']],
    ['hold', ['clear']],
  ]);
});

it('lets two commands exchange their keys', () => {
  expect(conflictsIn(keysWith({ clear: 'H', hold: 'C' })).size).toBe(0);
});

it('sees a key through another way of writing it', () => {
  expect(conflictsIn(keysWith({ clear: 'Control+Z' })).get('clear')).toEqual(['undo']);
});

it('lets screens that never meet share a key, but not with what acts everywhere', () => {
  expect(KEY_MAP.start.keys).toEqual(KEY_MAP['open-record'].keys);
  expect(conflictsIn(keysWith({ start: 'F4' })).get('start')).toEqual(['go-records']);
});

it('passes over choices for commands that are no more, and for the digits of lists', () => {
  expect(keysWith({ gone: 'C', 'pick-1': 'C' })).toEqual(keysWith({}));
});
