import { expect, it } from 'vitest';
import { DetectionReport } from '#domain/finding/detection-report.ts';
import { targetingWords } from './targeting-words.ts';

const done = {
  state: 'done',
  packId: 'p',
  packVersion: '1.0.0',
  modelSha256: 'a'.repeat(64),
  provider: 'wasm',
  durationMs: 1,
  proposals: [],
} as const;
const applied = (classId: string, packThreshold: number, threshold: number) => ({
  ruleId: 'trl_00000001',
  classId,
  packThreshold,
  threshold,
});
const wordsOf = (report: unknown) => targetingWords(DetectionReport.parse(report), (id) => id.toUpperCase());

it('says which way each rule goes', () => {
  const targeting = [applied('weapon', 0.371, 0.171), applied('tobacco', 0.634, 0.9), applied('ivory', 0, 0)];
  const words = wordsOf({ ...done, targeting });
  expect(words[0]).toMatch(/^WEAPON: .*more/);
  expect(words[1]).toMatch(/less/);
  expect(words[2]).toMatch(/changes nothing/);
});

it('says nothing without rules, as reports of former days are, or without a detector', () => {
  expect(wordsOf(done)).toEqual([]);
  expect(wordsOf({ state: 'late' })).toEqual([]);
  expect(targetingWords(null, String)).toEqual([]);
});
