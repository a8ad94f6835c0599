import { expect, it, vi } from 'vitest';
import { followUpdates } from './app-update.ts';

/** The browser's side: a registration that can find an update, and a controller that can change. */
function browserWith({ controller }: { controller: boolean }) {
  const registration = Object.assign(new EventTarget(), {
    installing: null as (EventTarget & { state: string }) | null,
    waiting: null as { postMessage: (message: string) => void } | null,
    update: () => Promise.resolve(),
  });
  const container = Object.assign(new EventTarget(), {
    controller: controller ? {} : null,
    register: () => Promise.resolve(registration),
  });
  const posted = vi.fn();
  return {
    container: container as unknown as ServiceWorkerContainer,
    posted,
    find(): void {
      const next = Object.assign(new EventTarget(), { state: 'installed' });
      registration.installing = next;
      registration.waiting = { postMessage: posted };
      registration.dispatchEvent(new Event('updatefound'));
      next.dispatchEvent(new Event('statechange'));
    },
    changeController: () => container.dispatchEvent(new Event('controllerchange')),
  };
}

async function following(browser: ReturnType<typeof browserWith>) {
  vi.useFakeTimers();
  const reload = vi.fn();
  const update = followUpdates({
    container: browser.container,
    reload,
    report: (error) => {
      throw error;
    },
  });
  await vi.advanceTimersByTimeAsync(0);
  vi.useRealTimers();
  return { update, reload };
}

it('tells of a newer version, and loads the page anew only once that was asked for', async () => {
  const browser = browserWith({ controller: true });
  const { update, reload } = await following(browser);
  const told = vi.fn();
  update.subscribe(told);
  browser.find();
  expect([update.get(), told.mock.calls.length]).toEqual(['ready', 1]);
  browser.changeController();
  expect(reload).not.toHaveBeenCalled();
  update.take();
  expect(browser.posted).toHaveBeenCalledWith('take-over');
  browser.changeController();
  expect(told).toHaveBeenCalledTimes(3);
  // A case may have been opened meanwhile.
  expect(reload).not.toHaveBeenCalled();
  update.take();
  expect(reload).toHaveBeenCalledOnce();
});

it('does not take the first version for an update', async () => {
  const browser = browserWith({ controller: false });
  const { update } = await following(browser);
  browser.find();
  expect(update.get()).toBe('none');
});

it('stays silent where there is no service worker', () => {
  const update = followUpdates({ container: undefined, reload: vi.fn(), report: vi.fn() });
  update.take();
  expect(update.get()).toBe('none');
});
