import type { seeFigures } from '#contract/figures.ts';
import type { ReplyOf } from '#contract/route.ts';
import { DECISION_BOUNDS_MS, WAITING_BOUNDS_MS } from '#domain/figures/figures.ts';
import { rateOf, type Share } from '#domain/figures/rate.ts';

type Cell = string | number | null;
const HEAD = ['figure', 'name', 'pack', 'part', 'of', 'rate', 'low', 'high'] as const;

/** The figures as a table for other programs, a line each; rates are empty where there are too few cases. */
export function csvOf({ from, until, figures, waiting }: ReplyOf<typeof seeFigures>, enough: number): string {
  const rated = (figure: string, name: string, pack: string, share: Share): Cell[] => {
    const rate = rateOf(share, enough);
    return [figure, name, pack, share.part, share.of, ...[rate?.rate, rate?.low, rate?.high].map(fourDigits)];
  };
  const counted = (figure: string, name: string, count: number, of: number | null = null): Cell[] => [
    figure,
    name,
    '',
    count,
    of,
    null,
    null,
    null,
  ];
  const { flips, decided } = figures;
  const lines: Cell[][] = [
    [...HEAD],
    counted('decided', `${from}/${until}`, decided),
    ...Object.entries(figures.outcomes).map(([outcome, count]) => counted('outcome', outcome, count, decided)),
    rated('hold-yield', '', '', figures.holdYield),
    ...figures.classes.map(({ classId, pack, confirmed }) => rated('confirmed', classId, pack, confirmed)),
    ...figures.classes.map(({ classId, pack, precision }) => rated('precision', classId, pack, precision)),
    ...(['stayedRight', 'stayedWrong', 'wrongToRight', 'rightToWrong'] as const).map((name) =>
      counted('flip', name, flips[name], flips.known),
    ),
    ...bins('decision-time', figures.decisionTime?.bins, DECISION_BOUNDS_MS).map((bin) => counted(...bin)),
    ...bins('waiting', waiting?.bins, WAITING_BOUNDS_MS).map((bin) => counted(...bin)),
    ...figures.scanners.flatMap(({ scanner, hindered, faulty, faults, rescans }) => [
      rated('scanner-hindered', scanner, '', hindered),
      rated('scanner-faulty', scanner, '', faulty),
      ...faults.map(({ fault, count }) => counted(`scanner-fault ${fault}`, scanner, count, faulty.of)),
      rated('scanner-rescans', scanner, '', rescans),
    ]),
    ...figures.regions.zones.flatMap(({ zone, detected, right }) => [
      rated('detected-in-zone', zone, '', detected),
      rated('right-in-zone', zone, '', right),
    ]),
    ...figures.regions.packs.flatMap(({ pack, detected, right }) => [
      rated('detected-by-pack', '', pack, detected),
      rated('right-by-pack', '', pack, right),
    ]),
    ...figures.regions.classes.map(({ classId, pack, right }) => rated('right-by-class', classId, pack, right)),
    ...figures.days.flatMap(({ day, clear, hold }) => [
      counted('day-clear', day, clear),
      counted('day-hold', day, hold),
    ]),
  ];
  return `${lines.map((line) => line.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function bins(
  figure: string,
  counts: readonly number[] | undefined,
  boundsMs: readonly number[],
): [figure: string, name: string, count: number][] {
  return (counts ?? []).map((count, i) => [figure, `${boundsMs[i - 1] ?? 0}-${boundsMs[i] ?? ''} ms`, count]);
}

const fourDigits = (value: number | undefined): Cell => (value === undefined ? null : Number(value.toFixed(4)));

/** A cell that begins like a formula is kept from being one in a spreadsheet. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
