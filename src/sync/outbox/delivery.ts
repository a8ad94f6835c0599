import { assertNever } from '#base/assert-never.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Timer } from '../connection/timer.ts';
import { backOffMs } from './back-off.ts';
import type { OutboxStore, Queued } from './outbox-store.ts';

export type Verdict =
  | { readonly kind: 'accepted'; readonly review: Review }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' };

export interface DeliveryPorts {
  readonly store: OutboxStore;
  readonly send: (queued: Queued, signal: AbortSignal) => Promise<Verdict>;
  /** Who is signed in here. */
  readonly officer: () => OfficerId | undefined;
  readonly timer: Timer;
  /** Uniform in [0, 1). */
  readonly chance: () => number;
  readonly report: (error: unknown) => void;
  /** Something left the outbox or was held. */
  readonly changed: () => void;
}

/** Sends what waits: lane by lane, each in order, lanes beside each other, only while this tab leads. */
export function createDelivery(ports: DeliveryPorts) {
  const { store, send, officer, timer, chance, report, changed } = ports;
  const running = new Map<ScanId, { again: boolean }>();
  let leading: AbortSignal | undefined;
  let failures = 0;
  let cancelRetry: (() => void) | undefined;

  /** Looks for work, unless a failure just now advises to wait. */
  function wake(): void {
    const officerId = officer();
    if (!leading || !officerId || cancelRetry) return;
    store
      .lanes(officerId)
      .then((lanes) => {
        for (const lane of lanes) drain(lane);
      })
      .catch(failed);
  }

  function tryNow(): void {
    cancelRetry?.();
    cancelRetry = undefined;
    wake();
  }

  function retryLater(): void {
    if (cancelRetry || !leading) return;
    failures += 1;
    cancelRetry = timer.after(backOffMs(failures, chance), tryNow);
  }

  function failed(error: unknown): void {
    report(error);
    retryLater();
  }

  /** A lane that is being drained is looked at once more, so that a command appended as it ends is not left behind. */
  function drain(lane: ScanId): void {
    const officerId = officer();
    if (!leading || !officerId || cancelRetry) return;
    const current = running.get(lane);
    if (current) {
      current.again = true;
      return;
    }
    const run = { again: false };
    running.set(lane, run);
    drainLane(lane, officerId, leading)
      .catch(failed)
      .finally(() => {
        running.delete(lane);
        if (run.again) drain(lane);
      });
  }

  async function drainLane(lane: ScanId, officerId: OfficerId, signal: AbortSignal): Promise<void> {
    let next = await store.head(lane, officerId);
    while (next && next.heldFor === undefined && !signal.aborted && officer() === officerId) {
      const verdict = await send(next, signal);
      switch (verdict.kind) {
        case 'accepted':
          await store.settle(next.command.commandId, verdict.review);
          reached();
          break;
        case 'refused':
          await store.hold(next.command.commandId, verdict.problem);
          reached();
          break;
        case 'unreachable':
          retryLater();
          return;
        case 'signed-out':
          return;
        default:
          assertNever(verdict);
      }
      next = await store.head(lane, officerId);
    }
  }

  function reached(): void {
    failures = 0;
    changed();
    if (cancelRetry) tryNow();
  }

  /** Sends until the signal says that another tab leads; resolves then. */
  function lead(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    leading = signal;
    tryNow();
    return new Promise((resolve) => {
      const stop = () => {
        if (leading === signal) {
          leading = undefined;
          cancelRetry?.();
          cancelRetry = undefined;
        }
        resolve();
      };
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  return { lead, wake, tryNow };
}
