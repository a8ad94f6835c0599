import { expect, it } from 'vitest';
import { type CommandId, keysWith } from '../commands/key-map.ts';
import { paletteRows } from './palette-rows.ts';

const ids = (query: string, possible: readonly CommandId[] = []) =>
  paletteRows(query, keysWith({}), new Set(possible)).map(({ id }) => id);

it('finds commands by any of their words, in any order', () => {
  expect(ids('queue go')).toEqual(['go-queue']);
  expect(ids('DENSE')).toEqual(['preset-2', 'penetration-high']);
  expect(ids('no such words')).toEqual([]);
});

it('puts first what is possible now, and lists the rest', () => {
  const rows = ids('', ['go-figures', 'fit']);
  expect(rows.slice(0, 2).toSorted()).toEqual(['fit', 'go-figures']);
  expect(rows).toContain('clear');
});

it("shows the officer's own key, and none where there is none", () => {
  const [clear] = paletteRows('clear the', keysWith({ clear: 'Shift+F7' }), new Set(['clear']));
  expect(clear).toMatchObject({ key: 'Shift+F7', isPossible: true });
  expect(paletteRows('change keys', keysWith({}), new Set())[0]).toMatchObject({ key: '', isPossible: false });
});

it('leaves out the digits of lists, and itself', () => {
  expect(ids('').filter((id) => id === 'palette' || id.startsWith('pick-'))).toEqual([]);
});
