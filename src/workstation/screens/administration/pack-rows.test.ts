import { expect, it } from 'vitest';
import type { InstalledPack } from '#contract/model-packs.ts';
import type { BundledPack } from '../../api/pack-of.ts';
import { neighbourPack, packName, packRows } from './pack-rows.ts';

const shared = { notice: '', classes: [], thresholds: {} };
const bundled: BundledPack = {
  ...shared,
  id: 'small',
  version: '0.1.0',
  title: 'Small',
  model: { sha256: 'm', bytes: 7 },
};
const pack = (letter: string, selfTest: 'passed' | 'failed' | null): InstalledPack => ({
  ...shared,
  sha256: letter.repeat(64),
  packId: `pack-${letter}`,
  version: '1.0.0',
  title: `Pack ${letter}`,
  modelSha256: 'n',
  modelBytes: 9,
  operators: [],
  installedAt: '2026-01-01T00:00:00.000Z',
  installedBy: 'Administrator 1',
  selfTest: selfTest && {
    outcome:
      selfTest === 'passed'
        ? { state: 'passed', provider: 'wasm', durationMs: 1, passedOver: [] }
        : { state: 'failed', reason: 'off' },
    testedAt: '2026-01-01T00:00:00.000Z',
    testedBy: 'Administrator 1',
  },
});
const choice = (site: string | null, ref: string) => ({ site, pack: ref, chosenAt: '', chosenBy: '' });

it('lists the bundled pack first, active everywhere until somebody chooses', () => {
  const rows = packRows(bundled, [pack('a', null)], []);
  expect(rows.map(({ packId, test, activeAt }) => [packId, test, activeAt])).toEqual([
    ['small', 'bundled', [null]],
    ['pack-a', 'none', []],
  ]);
});

it('says where each pack is active', () => {
  const active = [choice(null, 'a'.repeat(64)), choice('North', 'bundled'), choice('South', 'a'.repeat(64))];
  const rows = packRows(bundled, [pack('a', 'passed'), pack('b', 'failed')], active as never);
  expect(rows.map(({ test, activeAt }) => [test, activeAt])).toEqual([
    ['bundled', ['North']],
    ['passed', [null, 'South']],
    ['failed', []],
  ]);
});

it('steps through the rows and stays within them', () => {
  const rows = packRows(bundled, [pack('a', null)], []);
  expect(neighbourPack(rows, null, 1)).toBe('bundled');
  expect(neighbourPack(rows, 'bundled', 1)).toBe('a'.repeat(64));
  expect(neighbourPack(rows, 'a'.repeat(64), 1)).toBe('a'.repeat(64));
  expect(neighbourPack(rows, 'bundled', -1)).toBe('bundled');
  expect(neighbourPack([], null, 1)).toBeNull();
});

it('names a pack by title and version', () => {
  expect(packName(bundled)).toBe('Small 0.1.0');
});
