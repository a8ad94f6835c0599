import { expect, it } from 'vitest';
import type { LiveMessage } from '#contract/transfers.ts';
import { createFakeTabChannels, createManualTimer, settled } from '#testing/sync/fake-tabs.ts';
import { createLive, type LiveStream } from './live.ts';

function aBrowser() {
  const channels = createFakeTabChannels<LiveMessage>();
  const clock = createManualTimer();
  const streams: (LiveStream & { closed: boolean })[] = [];
  const errors: unknown[] = [];
  const openTab = () => {
    const heard: LiveMessage[] = [];
    const live = createLive({
      channel: channels(),
      timer: clock.timer,
      chance: () => 1,
      report: (error) => errors.push(error),
      open: () => {
        const stream = {
          onopen: null,
          onmessage: null,
          onerror: null,
          closed: false,
          close() {
            stream.closed = true;
          },
        };
        streams.push(stream);
        return stream;
      },
    });
    live.subscribe((message) => heard.push(message));
    return { live, heard };
  };
  return { openTab, streams, clock, errors };
}

const event = (data?: unknown) => ({ data: JSON.stringify(data) }) as MessageEvent;

it('opens one stream and tells all tabs', async () => {
  const { openTab, streams } = aBrowser();
  const [one, two] = [openTab(), openTab()];
  void one.live.lead(new AbortController().signal);
  streams[0]?.onmessage?.(event({ kind: 'signed-out' }));
  await settled();
  expect(streams).toHaveLength(1);
  expect(one.heard).toEqual([{ kind: 'signed-out' }]);
  expect(two.heard).toEqual(one.heard);
});

it('opens again after a break, and says that all may have changed', () => {
  const { openTab, streams, clock } = aBrowser();
  const tab = openTab();
  void tab.live.lead(new AbortController().signal);
  streams[0]?.onerror?.(event());
  expect(streams[0]?.closed).toBe(true);
  clock.pass(500);
  streams[1]?.onerror?.(event());
  clock.pass(999);
  expect(streams).toHaveLength(2);
  clock.pass(1);
  streams[2]?.onopen?.(event());
  expect(tab.heard).toEqual([{ kind: 'queue-changed' }, { kind: 'detector-settings-changed' }]);
});

it('reports what it does not understand and goes on', () => {
  const { openTab, streams, errors } = aBrowser();
  const tab = openTab();
  void tab.live.lead(new AbortController().signal);
  streams[0]?.onmessage?.(event({ kind: 'something else' }));
  streams[0]?.onmessage?.(event({ kind: 'queue-changed' }));
  expect(errors).toHaveLength(1);
  expect(tab.heard).toHaveLength(1);
});

it('closes with the tab', async () => {
  const { openTab, streams } = aBrowser();
  const life = new AbortController();
  const done = openTab().live.lead(life.signal);
  life.abort();
  await done;
  expect(streams[0]?.closed).toBe(true);
});
