import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';
import { binWords, toldRate } from './figure-words.ts';

const reply: Parameters<typeof csvOf>[0] = {
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-01-31T00:00:00.000Z',
  officers: [],
  waiting: null,
  figures: {
    decided: 90,
    outcomes: { clear: 50, hold: 40, 'more-data': 0 },
    holdYield: { part: 12, of: 40 },
    classes: [
      { classId: 'weapon', pack: '=pack, 1', claims: 3, confirmed: { part: 1, of: 3 }, precision: { part: 0, of: 0 } },
    ],
    regions: {
      zones: [{ zone: 'doors', detected: { part: 12, of: 40 }, right: { part: 1, of: 3 } }],
      packs: [],
      classes: [{ classId: 'weapon', pack: 'pack 1', right: { part: 12, of: 40 } }],
    },
    flips: { known: 1, stayedRight: 1, stayedWrong: 0, wrongToRight: 0, rightToWrong: 0 },
    decisionTime: { count: 2, medianMs: 1, ninetiethMs: 2, longestMs: 2, bins: [2, 0] },
    scanners: [],
    days: [{ day: '2026-01-02', clear: 50, hold: 40 }],
  },
};

it('writes a line for each figure, with an interval only where there are enough cases', () => {
  const lines = csvOf(reply, 30).split('\r\n');
  expect(lines[0]).toBe('figure,name,pack,part,of,rate,low,high');
  expect(lines).toContain('hold-yield,,,12,40,0.3,0.1807,0.4543');
  expect(lines.find((line) => line.startsWith('confirmed'))).toMatch(/,1,3,,,$/);
  expect(lines).toContain('detected-in-zone,doors,,12,40,0.3,0.1807,0.4543');
  expect(lines).toContain('right-in-zone,doors,,1,3,,,');
  expect(lines).toContain('right-by-class,weapon,pack 1,12,40,0.3,0.1807,0.4543');
  expect(lines).toContain('day-hold,2026-01-02,,40,,,,');
});

it('lets no cell become a formula, and quotes what would break a line', () => {
  expect(csvOf(reply, 30)).toContain(`weapon,"'=pack, 1",1,3`);
});

it('says too few instead of a rate', () => {
  expect(toldRate({ part: 12, of: 40 }, 30).words).toBe('30 % (18–45 %), 12 of 40');
  expect(toldRate({ part: 12, of: 40 }, 50)).toEqual({ rate: null, words: 'too few: 12 of 40, 50 needed' });
});

it('names the bins between the bounds', () => {
  expect(binWords([5_000, 60_000])).toEqual(['below 5 s', '5 s to 1 min', 'from 1 min']);
});
