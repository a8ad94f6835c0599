import { z } from 'zod';
import { Outcome, type Verdict } from '../decision/decision.ts';
import type { DetectionReport } from '../finding/detection-report.ts';
import type { Finding } from '../finding/finding.ts';
import { Share, share } from './rate.ts';
import { type RegionCase, RegionFigures, regionFigures } from './region-figures.ts';
import { Spread, spreadOf } from './spread.ts';

/** What of one decided scan the figures are made of. */
export interface FigureCase extends Pick<RegionCase, 'found' | 'zoneOf'> {
  readonly decidedAt: string;
  /** Null where the officer was shown both views at once. */
  readonly firstVerdict: Verdict | null;
  readonly outcome: Outcome;
  /** The detector was not shown before the decision. */
  readonly isBlind: boolean;
  /** Null where a blind decision was never followed by a report. */
  readonly detection: DetectionReport | null;
  readonly findings: readonly Pick<Finding, 'classId' | 'status' | 'box'>[];
  readonly scanner: string;
  /** What is wrong with the picture; null where it was not measured. */
  readonly faults: readonly string[] | null;
  /** What the yard found when it opened the container; null while nobody has said. */
  readonly examined: 'found' | 'nothing' | null;
  /** The verdict of a supervisor who read the scan blind; null when none did. */
  readonly reread: Verdict | null;
  /** From taking the scan to the decision; null when the trail does not say. */
  readonly decisionMs: number | null;
}

export const ClassFigures = z.object({
  classId: z.string(),
  pack: z.string(),
  claims: z.number().int(),
  /** Of the claims that officers answered. */
  confirmed: Share,
  /** Claims in containers where something was found, of those in containers that were opened. */
  precision: Share,
});
export type ClassFigures = z.infer<typeof ClassFigures>;

export const ScannerFigures = z.object({
  scanner: z.string(),
  scans: z.number().int(),
  /** The detector could not judge the scan, or gave reasons to doubt its answer; of those that it was given. */
  hindered: Share,
  /** Pictures with a fault, of those that were measured when they arrived. */
  faulty: Share,
  /** Which faults, with how often; the most frequent first. */
  faults: z.array(z.object({ fault: z.string(), count: z.number().int() })),
  /** Officers asked for another scan. */
  rescans: Share,
  /** Why, with how often; the most frequent first. */
  reasons: z.array(z.object({ reason: z.string(), count: z.number().int() })),
});
export type ScannerFigures = z.infer<typeof ScannerFigures>;

/** First verdict against decision where it is known which was right, and the detector had spoken in between. */
export const Flips = z.object({
  known: z.number().int(),
  stayedRight: z.number().int(),
  stayedWrong: z.number().int(),
  wrongToRight: z.number().int(),
  rightToWrong: z.number().int(),
});
export type Flips = z.infer<typeof Flips>;

export const Figures = z.object({
  decided: z.number().int(),
  outcomes: z.record(Outcome, z.number().int()),
  /** Of the held containers that were opened, those in which something was found. */
  holdYield: Share,
  classes: z.array(ClassFigures),
  regions: RegionFigures,
  flips: Flips,
  decisionTime: Spread.nullable(),
  scanners: z.array(ScannerFigures),
  /** Decisions by day (UTC), oldest first, without days that have none. */
  days: z.array(z.object({ day: z.string(), clear: z.number().int(), hold: z.number().int() })),
});
export type Figures = z.infer<typeof Figures>;

const MINUTE_MS = 60_000;
export const DECISION_BOUNDS_MS = [5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000] as const;
export const WAITING_BOUNDS_MS = [5, 10, 20, 30, 60, 120].map((minutes) => minutes * MINUTE_MS);

/** Pooled counts over decided scans. Rates are left to `rateOf`, which refuses to make them of too few. */
export function figuresOf(cases: readonly FigureCase[]): Figures {
  const opened = cases.filter(({ outcome, examined }) => outcome === 'hold' && examined !== null);
  const times = cases.flatMap(({ decisionMs }) => decisionMs ?? []);
  return {
    decided: cases.length,
    outcomes: { clear: 0, hold: 0, 'more-data': 0, ...countBy(cases, ({ outcome }) => outcome) },
    holdYield: share(opened, ({ examined }) => examined === 'found'),
    classes: classFigures(cases),
    regions: regionFigures(cases),
    flips: flipsOf(cases),
    decisionTime: spreadOf(times, DECISION_BOUNDS_MS),
    scanners: scannerFigures(cases),
    days: dayFigures(cases),
  };
}

/**
 * How long an officer had a scan in hand. A station takes scans ahead, so the time counts from the taking or from the
 * officer's decision before it, whichever was later.
 */
export function inHandMs(
  takenAtMs: number | null,
  formerDecidedAtMs: number | null,
  decidedAtMs: number,
): number | null {
  if (takenAtMs === null) return null;
  return Math.max(0, decidedAtMs - Math.max(takenAtMs, formerDecidedAtMs ?? takenAtMs));
}

/** What should have been decided: by what the yard found, else by a supervisor's blind verdict, else unknown. */
export function truthOf({ examined, reread }: Pick<FigureCase, 'examined' | 'reread'>): Verdict | null {
  if (examined) return examined === 'found' ? 'hold' : 'clear';
  return reread;
}

function flipsOf(cases: readonly FigureCase[]): Flips {
  const judged = cases.flatMap((one) => {
    const truth = truthOf(one);
    if (truth === null || one.firstVerdict === null || one.isBlind) return [];
    if (one.detection?.state !== 'done' || one.outcome === 'more-data') return [];
    return [{ wasRight: one.firstVerdict === truth, isRight: one.outcome === truth }];
  });
  const count = (before: boolean, after: boolean) =>
    judged.filter(({ wasRight, isRight }) => wasRight === before && isRight === after).length;
  return {
    known: judged.length,
    stayedRight: count(true, true),
    stayedWrong: count(false, false),
    wrongToRight: count(false, true),
    rightToWrong: count(true, false),
  };
}

function classFigures(cases: readonly FigureCase[]): ClassFigures[] {
  const claims = cases.flatMap(({ detection, findings, examined }) =>
    detection?.state === 'done'
      ? findings.map(({ classId, status }) => ({
          key: `${classId}\n${detection.packId} ${detection.packVersion}`,
          status,
          examined,
        }))
      : [],
  );
  return [...Map.groupBy(claims, ({ key }) => key)]
    .map(([key, own]) => {
      const [classId = '', pack = ''] = key.split('\n');
      return {
        classId,
        pack,
        claims: own.length,
        confirmed: share(
          own.filter(({ status }) => status !== 'open'),
          ({ status }) => status === 'confirmed',
        ),
        precision: share(
          own.filter(({ examined }) => examined !== null),
          ({ examined }) => examined === 'found',
        ),
      };
    })
    .sort((one, other) => other.claims - one.claims || (one.classId < other.classId ? -1 : 1));
}

function scannerFigures(cases: readonly FigureCase[]): ScannerFigures[] {
  return [...Map.groupBy(cases, ({ scanner }) => scanner)]
    .map(([scanner, own]) => {
      const seen = own.filter(({ detection }) => detection?.state === 'done' || detection?.state === 'cannot-judge');
      return {
        scanner,
        scans: own.length,
        hindered: share(seen, ({ detection }) => reasonsOf(detection).length > 0),
        faulty: share(
          own.filter(({ faults }) => faults !== null),
          ({ faults }) => (faults?.length ?? 0) > 0,
        ),
        faults: ranked(own.flatMap(({ faults }) => faults ?? [])).map(([fault, count]) => ({ fault, count })),
        rescans: share(own, ({ outcome }) => outcome === 'more-data'),
        reasons: ranked(own.flatMap(({ detection }) => reasonsOf(detection))).map(([reason, count]) => ({
          reason,
          count,
        })),
      };
    })
    .sort((one, other) => other.scans - one.scans || (one.scanner < other.scanner ? -1 : 1));
}

/** Words with how often each occurs, the most frequent first. */
function ranked(words: readonly string[]): (readonly [word: string, count: number])[] {
  return Object.entries(countBy(words, (word) => word)).sort(
    ([one, oneCount], [other, otherCount]) => otherCount - oneCount || (one < other ? -1 : 1),
  );
}

function reasonsOf(detection: DetectionReport | null): readonly string[] {
  if (detection?.state === 'cannot-judge') return detection.hindrances;
  return detection?.state === 'done' ? (detection.doubts ?? []) : [];
}

function dayFigures(cases: readonly FigureCase[]): Figures['days'] {
  return [...Map.groupBy(cases, ({ decidedAt }) => decidedAt.slice(0, 10))]
    .map(([day, own]) => ({
      day,
      clear: own.filter(({ outcome }) => outcome === 'clear').length,
      hold: own.filter(({ outcome }) => outcome === 'hold').length,
    }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(items, keyOf)].map(([key, own]) => [key, own.length]));
}
