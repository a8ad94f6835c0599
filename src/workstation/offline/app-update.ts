import type { Readable } from '../state/station-status.ts';

interface Ports {
  /** Undefined where the browser has none, or the page is not built. */
  readonly container: ServiceWorkerContainer | undefined;
  reload(): void;
  report(error: unknown): void;
}

export interface AppUpdate extends Readable<'none' | 'ready'> {
  /**
   * Starts the new version, in steps: one call asks it to take over, one after it has done so loads the page anew. To be
   * called between cases alone, and again until the page is gone: a service worker at work puts the change off.
   */
  take(): void;
}

const LOOK_AGAIN_MS = 30 * 60_000;

/** Puts the service worker up and tells when it has a newer version of the workstation ready. */
export function followUpdates({ container, reload, report }: Ports): AppUpdate {
  const listeners = new Set<() => void>();
  let state: 'none' | 'ready' = 'none';
  let registration: ServiceWorkerRegistration | undefined;
  let isTaken = false;
  let hasTakenOver = false;

  function ready(): void {
    // Without a controller this is the first version, which needs no taking.
    if (!container?.controller) return;
    state = 'ready';
    tell();
  }

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  async function putUp(workers: ServiceWorkerContainer): Promise<void> {
    registration = await workers.register('/service-worker.js', { type: 'module', updateViaCache: 'none' });
    if (registration.waiting) ready();
    registration.addEventListener('updatefound', () => {
      const next = registration?.installing;
      next?.addEventListener('statechange', () => next.state === 'installed' && ready());
    });
    workers.addEventListener('controllerchange', () => {
      hasTakenOver = isTaken;
      tell();
    });
    setInterval(() => void registration?.update().catch(() => undefined), LOOK_AGAIN_MS);
  }

  if (container) void putUp(container).catch(report);

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take() {
      if (hasTakenOver) return reload();
      isTaken = true;
      registration?.waiting?.postMessage('take-over');
    },
  };
}
