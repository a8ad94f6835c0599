import { ENOUGH, ENOUGH_OF_ONE_PERSON, type Rate, rateOf, type Share } from '#domain/figures/rate.ts';
import { formatAge, formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';

/** How many cases it takes to speak of a rate: more when it is about one person. */
export function enoughFor(whose: string): number {
  return whose === 'all' ? ENOUGH : ENOUGH_OF_ONE_PERSON;
}

export interface ToldRate {
  readonly rate: Rate | null;
  /** `62 % (48–74 %), 31 of 50`, or that there are too few. */
  readonly words: string;
}

export function toldRate(share: Share, enough: number): ToldRate {
  const rate = rateOf(share, enough);
  if (!rate) return { rate, words: t('figures.too-few', { ...share, enough }) };
  const words = t('figures.rate', {
    rate: percent(rate.rate),
    low: percent(rate.low),
    high: percent(rate.high),
    part: formatWhole(share.part),
    of: formatWhole(share.of),
  });
  return { rate, words };
}

export function percent(part: number): string {
  return String(Math.round(part * 100));
}

/** The bins that the bounds make, in words: `to 5 s`, `5 s to 10 s`, `from 5 min`. */
export function binWords(boundsMs: readonly number[]): readonly string[] {
  return [...boundsMs, null].map((to, i) => {
    const from = boundsMs[i - 1];
    if (to === null) return t('figures.bin-from', { from: formatAge(from ?? 0) });
    if (from === undefined) return t('figures.bin-to', { to: formatAge(to) });
    return t('figures.bin', { from: formatAge(from), to: formatAge(to) });
  });
}
