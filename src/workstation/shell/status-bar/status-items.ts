import { formatAge, formatCountdown, formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import type { StationStatus } from '../../state/station-status.ts';
import type { Tone } from '../../ui/status-mark.tsx';

export interface StatusItem {
  readonly id: 'connection' | 'sending' | 'held' | 'detector' | 'lease' | 'disk' | 'update';
  readonly tone: Tone;
  readonly word: string;
  readonly detail: string;
  /** There is something that may work when it is tried again. */
  readonly canRetry?: boolean;
}

const WAITING_IS_LONG_MS = 5 * 60_000;
const WAITING_IS_TOO_LONG_MS = 30 * 60_000;
const LEASE_IS_SHORT_MS = 60_000;

/** A newer version that waits for a moment without a case. */
export function updateItem(): StatusItem {
  return { id: 'update', tone: 'info', word: t('status.update'), detail: t('status.update-detail') };
}

/** The state of the station in words, each with a tone that has its own shape and colour. */
export function statusItems(status: StationStatus, nowMs: number): readonly StatusItem[] {
  return [
    connection(status),
    sending(status, nowMs),
    ...(status.heldCommands > 0 ? [held(status.heldCommands)] : []),
    detector(status.detector),
    lease(status.lease, nowMs),
    disk(status.disk),
  ];
}

function connection({ online, leader }: StationStatus): StatusItem {
  const where = leader ? '' : ` ${t('status.second-tab')}`;
  return online
    ? { id: 'connection', tone: 'good', word: t('status.online'), detail: t('status.online-detail') + where }
    : { id: 'connection', tone: 'off', word: t('status.offline'), detail: t('status.offline-detail') + where };
}

function sending({ waitingToSend: count, oldestWaitingMs, lastSentAtMs }: StationStatus, nowMs: number): StatusItem {
  const sent = lastSentAtMs === null ? null : t('status.sent', { time: formatTime(lastSentAtMs) });
  if (count === 0) {
    return { id: 'sending', tone: 'good', word: sent ?? t('status.nothing-sent'), detail: t('status.sending-detail') };
  }
  const ageMs = oldestWaitingMs === null ? 0 : ageOf(oldestWaitingMs, nowMs);
  const tone = ageMs >= WAITING_IS_TOO_LONG_MS ? 'bad' : ageMs >= WAITING_IS_LONG_MS ? 'warn' : 'info';
  const word =
    ageMs >= 60_000 ? t('status.waiting-oldest', { count, age: formatAge(ageMs) }) : t('status.waiting', { count });
  return { id: 'sending', tone, word, detail: [t('status.waiting-detail', { count }), sent].filter(Boolean).join(' ') };
}

/** `oldestWaitingMs` is an age; a value in the range of dates is a moment. */
function ageOf(oldestWaitingMs: number, nowMs: number): number {
  return oldestWaitingMs > 1e12 ? nowMs - oldestWaitingMs : oldestWaitingMs;
}

function held(count: number): StatusItem {
  return { id: 'held', tone: 'bad', word: t('status.held', { count }), detail: t('status.held-detail', { count }) };
}

const DETECTOR_TONES = { starting: 'info', ready: 'good', failed: 'warn', off: 'off' } as const;

function detector({ state, label, reason }: StationStatus['detector']): StatusItem {
  return {
    id: 'detector',
    tone: DETECTOR_TONES[state],
    word: t(`status.ai-${state}`, { label }),
    detail: t(`status.ai-${state}-detail`, { reason: reason ?? '' }),
    canRetry: state === 'failed',
  };
}

function lease(held: StationStatus['lease'], nowMs: number): StatusItem {
  if (!held) return { id: 'lease', tone: 'off', word: t('status.lease-none'), detail: t('status.lease-none-detail') };
  const leftMs = held.expiresAtMs - nowMs;
  if (leftMs <= 0) {
    return { id: 'lease', tone: 'warn', word: t('status.lease-over'), detail: t('status.lease-over-detail') };
  }
  const left = formatCountdown(leftMs);
  return {
    id: 'lease',
    tone: leftMs < LEASE_IS_SHORT_MS ? 'warn' : 'good',
    word: t('status.lease', { left }),
    detail: t('status.lease-detail', { left }),
  };
}

const DISK_TONES = { kept: 'good', 'not-kept': 'info', failed: 'bad' } as const;

function disk(state: StationStatus['disk']): StatusItem {
  return {
    id: 'disk',
    tone: DISK_TONES[state],
    word: t(`status.disk-${state}`),
    detail: t(`status.disk-${state}-detail`),
  };
}
