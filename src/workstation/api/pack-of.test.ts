import { expect, it } from 'vitest';
import type { DetectorSettings } from '#contract/detector-settings.ts';
import type { DetectionReport } from '#domain/finding/detection-report.ts';
import { type BundledPack, classTitle, packOf, UNKNOWN_PACK } from './pack-of.ts';

const bundled = { id: 'small', version: '1.0.0', notice: 'bundled', classes: [] } as unknown as BundledPack;
const pack = (sha: string, version: string) => ({
  sha256: sha.repeat(64),
  packId: 'large',
  version,
  notice: `large ${version}`,
  classes: [{ id: 'ivory', title: 'Ivory', topClass: false }],
});
const settings: DetectorSettings = {
  choices: [{ site: 'North', pack: 'b'.repeat(64) }],
  packs: [pack('b', '2.0.0'), pack('a', '1.0.0')],
  rules: [],
};
const reportOf = (packId: string, packVersion: string) =>
  ({ state: 'done', packId, packVersion, proposals: [] }) as unknown as DetectionReport;

it('goes by the pack that spoke, whatever is active since', () => {
  expect(packOf(settings, bundled, 'North', reportOf('large', '1.0.0')).notice).toBe('large 1.0.0');
  expect(packOf(settings, bundled, 'North', reportOf('small', '1.0.0')).notice).toBe('bundled');
});

it('goes by what is active at the site before one has spoken', () => {
  expect(packOf(settings, bundled, 'North', null).notice).toBe('large 2.0.0');
  expect(packOf(settings, bundled, 'North', { state: 'late' }).notice).toBe('large 2.0.0');
  expect(packOf(settings, bundled, 'South', null).notice).toBe('bundled');
  expect(packOf(settings, undefined, 'South', null)).toBe(UNKNOWN_PACK);
});

it('names a class by its title, or by its id in words', () => {
  expect(classTitle(settings.packs[0]?.classes ?? [], 'ivory')).toBe('Ivory');
  expect(classTitle([], 'dense-block')).toBe('Dense block');
});
