import { t } from './t.ts';

/** Times and quantities as the screens show them: 24-hour clock, local time of the station, tabular. */
const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const clockTimeSeconds = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const formatTime = (at: string | number): string => clockTime.format(new Date(at));
export const formatTimeSeconds = (at: string | number): string => clockTimeSeconds.format(new Date(at));
export const formatKg = (kg: number): string => `${whole.format(kg)} kg`;
export const formatMetres = (metres: number): string => `${tenths.format(metres)} m`;
export const formatWhole = (value: number): string => whole.format(value);

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
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** `<20s`, `<5m`, `<2h`: what a bar counts up to, where the space is narrow. For whole seconds, minutes or hours. */
export function formatBound(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `<${seconds}s`;
  return seconds < 3600 ? `<${seconds / 60}m` : `<${seconds / 3600}h`;
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
