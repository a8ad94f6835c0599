import { locale, t } from './t.ts';

/** Times and quantities as the screens show them: 24-hour clock, local time of the station, tabular. */
const HOURS_AND_MINUTES = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const WITH_SECONDS = { ...HOURS_AND_MINUTES, second: '2-digit' } as const;
const WHOLE = { maximumFractionDigits: 0 } as const;
const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

const times = memoized(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const numbers = memoized((locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

export const formatTime = (at: string | number): string => times(locale(), HOURS_AND_MINUTES).format(new Date(at));
export const formatTimeSeconds = (at: string | number): string => times(locale(), WITH_SECONDS).format(new Date(at));
export const formatWhole = (value: number): string => numbers(locale(), WHOLE).format(value);
export const formatKg = (kg: number): string => t('format.kg', { kg: formatWhole(kg) });
export const formatMetres = (metres: number): string =>
  t('format.metres', { metres: numbers(locale(), TENTHS).format(metres) });

/** Formatters cost more to make than to use. */
function memoized<Options extends object, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const made = new Map<Options, { readonly locale: string; readonly formatter: Formatter }>();
  return (locale: string, options: Options): Formatter => {
    const known = made.get(options);
    if (known?.locale === locale) return known.formatter;
    const formatter = make(locale, options);
    made.set(options, { locale, formatter });
    return formatter;
  };
}

/** The same in every language, so that days sort and can be compared with what the trail says. */
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `2026-11-22 14:32`, sortable and free of month names. */
export function formatDayTime(at: string | number): string {
  const part = Object.fromEntries(dayAndTime.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}

/** `2026-11-22`. */
export function formatDay(at: string | number): string {
  return formatDayTime(at).slice(0, 10);
}

/** A span in its two leading units: `45 s`, `12 min`, `3 h 05`, `2 d 4 h`. */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return t('format.seconds', { seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('format.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t('format.hours', { hours, minutes: String(minutes % 60).padStart(2, '0') });
  return t('format.days', { days: Math.floor(hours / 24), hours: hours % 24 });
}

/** `<20s`, `<5m`, `<2h`: what a bar counts up to, where the space is narrow. For whole seconds, minutes or hours. */
export function formatBound(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return t('format.below-seconds', { seconds });
  return seconds < 3600
    ? t('format.below-minutes', { minutes: seconds / 60 })
    : t('format.below-hours', { hours: seconds / 3600 });
}

/** `640 B`, `12 kB`, `3.1 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `12:40`, for what runs out. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Lanes are named by each site: `Lane 3`, `North 2`, or a bare number that needs the word. */
export function laneText(lane: string): string {
  return /^\d+$/.test(lane) ? t('review.lane', { lane }) : lane;
}
