import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { signOutEverywhere } from '#contract/session.ts';
import { LIVE_PATH, LiveMessage } from '#contract/transfers.ts';
import type { Role } from '#domain/officer/officer.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let address: string;
beforeAll(async () => {
  server = await testApp();
  address = await server.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

/** A station that listens; `ended` once the server closed the stream. */
async function station({ cookie }: Caller) {
  const response = await fetch(`${address}${LIVE_PATH}`, { headers: { cookie } });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  const heard: LiveMessage[] = [];
  const state = { heard, ended: false };
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  void (async () => {
    for (let text = ''; ; ) {
      const next = await reader?.read().catch(() => undefined);
      if (!next || next.done) break;
      text += next.value;
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) heard.push(LiveMessage.parse(JSON.parse(line.slice(6))));
    }
    state.ended = true;
  })();
  return state;
}

it('tells all stations what changed, after it was committed', async () => {
  const [one, two] = [await server.signedIn('officer'), await server.signedIn('officer')];
  const listening = await station(two);
  const scanId = await server.deliverScan();
  const review = await one.claim(scanId);
  await one.act(review, 'give-first-verdict', { verdict: 'clear' });
  await vi.waitFor(() => {
    expect(listening.heard).toContainEqual({ kind: 'review-changed', scanId, revision: 1 });
    expect(listening.heard).toContainEqual({ kind: 'review-changed', scanId, revision: 2 });
    expect(listening.heard).toContainEqual({ kind: 'queue-changed' });
  });
});

it('says that the queue changed no more often than stations can use', async () => {
  const listening = await station(await server.signedIn('officer'));
  await new Promise((resolve) => setTimeout(resolve, 900));
  listening.heard.length = 0;
  for (let i = 0; i < 50; i++) server.deployment.live.announce({ kind: 'queue-changed' });
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(listening.heard).toEqual([{ kind: 'queue-changed' }, { kind: 'queue-changed' }]);
});

it('ends the streams of an officer who signed out everywhere, and no others', async () => {
  const [leaving, staying] = [await server.signedIn('officer'), await server.signedIn('officer')];
  const [left, stayed] = [await station(leaving), await station(staying)];
  await leaving.call(signOutEverywhere, { body: {} });
  await vi.waitFor(() => expect(left.ended).toBe(true));
  expect(left.heard).toContainEqual({ kind: 'signed-out' });
  expect([stayed.ended, stayed.heard.some(({ kind }) => kind === 'signed-out')]).toEqual([false, false]);
});

it('tells each role what concerns it', async () => {
  const heardBy = async (role: Role) => (await station(await server.signedIn(role))).heard;
  const [officer, administrator, scanner] = [
    await heardBy('officer'),
    await heardBy('administrator'),
    await heardBy('scanner'),
  ];
  server.deployment.live.announce({ kind: 'queue-changed' });
  server.deployment.live.announce({ kind: 'detector-settings-changed' });
  await vi.waitFor(() => {
    expect(officer.map(({ kind }) => kind).sort()).toEqual(['detector-settings-changed', 'queue-changed']);
    expect(administrator).toEqual([{ kind: 'detector-settings-changed' }]);
  });
  expect(scanner).toEqual([]);
});

it('is closed to strangers', async () => {
  expect((await fetch(`${address}${LIVE_PATH}`)).status).toBe(401);
});
