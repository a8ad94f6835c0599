import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import { newReview, type Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { DeskCase } from '../../desk/desk-state.ts';
import { detectorWords } from './detector-words.ts';

const firstLook = newReview('scn_00000001' as ScanId);
const revealed = (detection: object | null, findings: unknown[] = []) =>
  ({ ...firstLook, phase: 'revealed', detection, findings }) as unknown as Review;
const words = (
  review: Review,
  detection: DeskCase['detection'],
  awaitingDetection = false,
  foundSoFar: DeskCase['foundSoFar'] = [],
) => detectorWords({ review, detection, foundSoFar, awaitingDetection });

it('is silent before the first verdict, whatever the detector has found', () => {
  for (const detection of [
    { state: 'waiting' },
    { state: 'running', progress: 0.5 },
    { state: 'done', durationMs: 900 },
  ] as const) {
    expect(words(firstLook, detection)).toBeNull();
  }
});

it('a failure reads as a failure, with its reason and a way to try again, before and after the verdict', () => {
  const failed = { state: 'failed', reason: 'The graphics device was lost' } as const;
  for (const review of [firstLook, revealed(failed)]) {
    expect(words(review, failed)).toMatchObject({ tone: 'warn', word: 'AI not available', canRetry: true });
  }
  expect(words(firstLook, failed)?.detail).toContain('does not mean that nothing was found');
  expect(words(revealed({ state: 'not-available', reason: 'no pack' }), { state: 'waiting' })?.tone).toBe('warn');
});

it('says "nothing marked" only of a detector that ran to its end', () => {
  const nothing = words(revealed({ state: 'done' }), { state: 'done', durationMs: 900 })?.detail;
  expect(nothing).toMatch(/marked nothing/);
  const side = words(revealed({ state: 'done', judgedViews: ['side'] }), { state: 'done', durationMs: 900 })?.detail;
  expect(side).toMatch(/marked nothing in the side view/);
  const others = [
    words(revealed({ state: 'late' }), { state: 'running', progress: 0.4 }),
    words(revealed(null), { state: 'waiting' }),
    words(revealed(null), { state: 'running', progress: 0.6 }, true),
  ];
  for (const other of others) expect(other?.detail).not.toMatch(/marked nothing/);
  expect(others.map((other) => other?.word)).toEqual(['AI late', 'AI 0 %', 'AI 60 %']);
});

it('speaks of a retry while it runs, not of the failure before it', () => {
  const failed = revealed({ state: 'failed', reason: 'device lost' });
  expect(words(failed, { state: 'running', progress: 0.5 })?.word).toBe('AI 50 %');
});

it('says how many it has found so far', () => {
  const found = { classId: 'weapon', score: 0.9, box: imageBox(0, 0, 1, 1) };
  const running = { state: 'running', progress: 0.6 } as const;
  expect(words(revealed(null), running, true, [found, found])?.word).toBe('AI 60 %, 2 so far');
});

it('leaves the word to the findings when there are some', () => {
  expect(words(revealed({ state: 'done' }, [{}]), { state: 'done', durationMs: 1 })).toBeNull();
});

it('says that it cannot judge, before and after the verdict, and never that it marked nothing', () => {
  const cannot = { state: 'cannot-judge', hindrances: ['no-container'] } as const;
  for (const review of [firstLook, revealed(cannot)]) {
    expect(words(review, cannot)).toMatchObject({ tone: 'warn', word: 'AI cannot judge this scan', canRetry: false });
    expect(words(review, cannot)?.detail).toMatch(/^No container was found .*does not mean that nothing was found/);
  }
});

it('says beside findings, and in place of "nothing", that the result is unreliable, but not before the verdict', () => {
  const doubted = { state: 'done', doubts: ['unpenetrated', 'stripes'] };
  const done = { state: 'done', durationMs: 1 } as const;
  for (const findings of [[], [{}]]) {
    expect(words(revealed(doubted, findings), done)).toMatchObject({
      tone: 'warn',
      word: 'AI result unreliable: full manual review',
      detail: expect.stringMatching(/lets nothing through; The picture has stripes/),
    });
  }
  expect(words(firstLook, done)).toBeNull();
});
