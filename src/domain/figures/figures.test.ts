import { expect, it } from 'vitest';
import { doneReport } from '#testing/review.ts';
import { imageBox } from '../annotation/space.ts';
import { type FigureCase, figuresOf, inHandMs, truthOf } from './figures.ts';
import { rateOf, wilsonInterval } from './rate.ts';
import { spreadOf } from './spread.ts';

const aCase = (more: Partial<FigureCase> = {}): FigureCase => ({
  decidedAt: '2026-03-01T10:00:00.000Z',
  firstVerdict: 'clear',
  isBlind: false,
  outcome: 'clear',
  detection: doneReport(),
  findings: [],
  scanner: 'Test model 1',
  faults: null,
  examined: null,
  found: null,
  zoneOf: () => 'unknown',
  reread: null,
  decisionMs: null,
  ...more,
});

it('gives the interval of Wilson, also at the ends of the scale', () => {
  // Values of the formula as published by Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  for (const [part, of, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    const interval = wilsonInterval({ part, of });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  }
  expect(wilsonInterval({ part: 20, of: 20 }).high).toBe(1);
});

it('makes no rate of too few', () => {
  expect(rateOf({ part: 29, of: 29 }, 30)).toBeNull();
  expect(rateOf({ part: 0, of: 0 }, 0)).toBeNull();
  expect(rateOf({ part: 15, of: 30 }, 30)).toMatchObject({ part: 15, of: 30, rate: 0.5 });
});

it('spreads durations over bins, each bound opening the next', () => {
  expect(spreadOf([], [10])).toBeNull();
  expect(spreadOf([1, 10, 11, 30, 100], [10, 20])).toEqual({
    count: 5,
    medianMs: 11,
    ninetiethMs: 100,
    longestMs: 100,
    bins: [1, 2, 2],
  });
});

it('counts as yield only what was held and opened', () => {
  const { holdYield, outcomes } = figuresOf([
    aCase({ outcome: 'hold', examined: 'found' }),
    aCase({ outcome: 'hold', examined: 'nothing' }),
    aCase({ outcome: 'hold' }),
    aCase({ outcome: 'clear', examined: 'found' }),
  ]);
  expect(holdYield).toEqual({ part: 1, of: 2 });
  expect(outcomes).toEqual({ clear: 1, hold: 3, 'more-data': 0 });
});

it('takes what the yard found for the truth before what a supervisor read', () => {
  expect(truthOf({ examined: 'found', reread: 'clear' })).toBe('hold');
  expect(truthOf({ examined: 'nothing', reread: 'hold' })).toBe('clear');
  expect(truthOf({ examined: null, reread: 'hold' })).toBe('hold');
  expect(truthOf({ examined: null, reread: null })).toBeNull();
});

it('counts which way a verdict turned once the detector had spoken', () => {
  const { flips } = figuresOf([
    aCase({ firstVerdict: 'clear', outcome: 'hold', examined: 'found' }),
    aCase({ firstVerdict: 'clear', outcome: 'hold', examined: 'nothing' }),
    aCase({ firstVerdict: 'clear', outcome: 'clear', reread: 'clear' }),
    aCase({ firstVerdict: 'clear', outcome: 'clear', reread: 'hold' }),
    aCase({ firstVerdict: 'clear', outcome: 'hold' }),
    aCase({ firstVerdict: 'clear', outcome: 'hold', examined: 'found', detection: { state: 'late' } }),
    // Where both views were shown at once, or the detector's never, nobody could turn.
    aCase({ firstVerdict: null, outcome: 'hold', examined: 'found' }),
    aCase({ firstVerdict: 'hold', outcome: 'hold', examined: 'found', isBlind: true }),
  ]);
  expect(flips).toEqual({ known: 4, wrongToRight: 1, rightToWrong: 1, stayedRight: 1, stayedWrong: 1 });
});

it('keeps the claims of each class apart by pack', () => {
  const other = { ...doneReport(), packVersion: '2' } as FigureCase['detection'];
  const weapon = (status: 'confirmed' | 'rejected') => ({ classId: 'weapon', status, box: imageBox(0, 0, 9, 9) });
  const { classes } = figuresOf([
    aCase({ findings: [weapon('confirmed'), weapon('rejected')], examined: 'found' }),
    aCase({ findings: [weapon('rejected')] }),
    aCase({ findings: [weapon('confirmed')], detection: other, examined: 'nothing' }),
    aCase({ findings: [weapon('confirmed')], detection: { state: 'failed', reason: 'gone' } }),
  ]);
  expect(classes).toEqual([
    { classId: 'weapon', pack: 'test-pack 1', claims: 3, confirmed: { part: 1, of: 3 }, precision: { part: 2, of: 2 } },
    { classId: 'weapon', pack: 'test-pack 2', claims: 1, confirmed: { part: 1, of: 1 }, precision: { part: 0, of: 1 } },
  ]);
});

it('tells how often a scanner gave pictures that could not be judged, and why', () => {
  const { scanners } = figuresOf([
    aCase({ detection: { state: 'cannot-judge', hindrances: ['too-small', 'no-container'] }, outcome: 'more-data' }),
    aCase({ detection: { ...doneReport(), doubts: ['cut-off'] } as FigureCase['detection'] }),
    aCase(),
    aCase({ detection: { state: 'not-available', reason: 'off' } }),
    aCase({ scanner: 'Other 2' }),
  ]);
  expect(scanners[0]).toMatchObject({ scans: 4, hindered: { part: 2, of: 3 }, rescans: { part: 1, of: 4 } });
  expect(scanners[0]?.reasons.map(({ reason }) => reason)).toEqual(['cut-off', 'no-container', 'too-small']);
  expect(scanners[1]).toMatchObject({ scanner: 'Other 2', scans: 1 });
});

it('counts decisions by day', () => {
  const { days } = figuresOf([
    aCase({ decidedAt: '2026-03-02T23:59:59.000Z', outcome: 'hold' }),
    aCase({ decidedAt: '2026-03-01T00:00:00.000Z' }),
  ]);
  expect(days).toEqual([
    { day: '2026-03-01', clear: 1, hold: 0 },
    { day: '2026-03-02', clear: 0, hold: 1 },
  ]);
});

it('counts a scan that was taken ahead from the decision before it', () => {
  expect(inHandMs(1_000, null, 9_000)).toBe(8_000);
  expect(inHandMs(1_000, 5_000, 9_000)).toBe(4_000);
  expect(inHandMs(6_000, 5_000, 9_000)).toBe(3_000);
  expect(inHandMs(null, 5_000, 9_000)).toBeNull();
});

it('counts the faults of pictures for each scanner, of those that were measured', () => {
  const { scanners } = figuresOf([
    aCase({ scanner: 'A', faults: ['blurred', 'stripes'] }),
    aCase({ scanner: 'A', faults: ['stripes'] }),
    aCase({ scanner: 'A', faults: [] }),
    aCase({ scanner: 'A' }),
    aCase({ scanner: 'B', faults: [] }),
  ]);
  expect(scanners.map(({ scanner, faulty, faults }) => ({ scanner, faulty, faults }))).toEqual([
    {
      scanner: 'A',
      faulty: { part: 2, of: 3 },
      faults: [
        { fault: 'stripes', count: 2 },
        { fault: 'blurred', count: 1 },
      ],
    },
    { scanner: 'B', faulty: { part: 0, of: 1 }, faults: [] },
  ]);
});
