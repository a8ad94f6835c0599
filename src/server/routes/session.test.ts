import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeQueue, WHOLE_QUEUE } from '#contract/queue.ts';
import { currentSession, signIn, signOut, signOutEverywhere } from '#contract/session.ts';
import { createCaller } from '#testing/server/caller.ts';
import { TEST_PASSWORD, type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

const attempt = (username: string, password: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'POST', url: signIn.path, payload: { username, password }, headers });

it('signs in with a cookie that scripts and other sites cannot use, and keeps no token', async () => {
  const { officer } = await server.signedIn('officer');
  const response = await attempt(officer.username.toUpperCase(), TEST_PASSWORD);
  expect(response.statusCode).toBe(200);
  const cookie = String(response.headers['set-cookie']);
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  const token = /gantry_session=([^;]+)/.exec(cookie)?.[1] ?? '';
  const rows = await server.deployment.db.selectFrom('sessions').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});

it('refuses a wrong password and an unknown name alike', async () => {
  const { officer } = await server.signedIn('officer');
  const wrong = await attempt(officer.username, 'wrong');
  const unknown = await attempt('nobody-of-that-name', 'wrong');
  expect([wrong.statusCode, wrong.json()]).toEqual([unknown.statusCode, unknown.json()]);
  expect(wrong.json().problem).toBe('wrong-credentials');
  const failures = (await server.auditEntries()).filter(({ action }) => action === 'officer.sign-in-failed');
  expect(failures.map(({ details }) => details.username)).toContain('nobody-of-that-name');
});

it('takes as long for an unknown name as for a wrong password', async () => {
  const { officer } = await server.signedIn('officer');
  const fastest = async (username: string) => {
    let leastMs = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 4; i++) {
      const startMs = performance.now();
      await attempt(username, 'wrong');
      leastMs = Math.min(leastMs, performance.now() - startMs);
    }
    return leastMs;
  };
  const [known, unknown] = [await fastest(officer.username), await fastest('nobody')];
  expect(unknown).toBeGreaterThan(known / 3);
});

it('locks an account out after five failures, also for guesses in parallel, and in again later', async () => {
  const { officer } = await server.signedIn('officer');
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => attempt(officer.username, `guess ${i}`)));
  expect(guesses.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
  const right = await attempt(officer.username, TEST_PASSWORD);
  expect([right.statusCode, right.json().problem]).toEqual([429, 'locked-out']);
  server.wait(16 * 60_000);
  expect((await attempt(officer.username, TEST_PASSWORD)).statusCode).toBe(200);
});

it('says who is signed in, until signed out', async () => {
  const officer = await server.signedIn('senior-officer');
  expect((await officer.call(currentSession)).body.officer).toEqual(officer.officer);
  expect((await officer.call(signOut, { body: {} })).status).toBe(200);
  expect((await officer.call(currentSession)).problem?.problem).toBe('not-signed-in');
  const events = (await server.auditEntries()).filter(({ actorId }) => actorId === officer.officer.id);
  expect(events.map(({ action }) => action)).toEqual(['officer.signed-in', 'officer.signed-out']);
});

it('signs out everywhere at once', async () => {
  const here = await server.signedIn('officer');
  const there = await createCaller(server.app, here.officer.username, TEST_PASSWORD);
  expect((await here.call(signOutEverywhere, { body: {} })).body).toEqual({ sessionsEnded: 2 });
  expect((await there.call(currentSession)).status).toBe(401);
});

it('ends a session after twelve hours', async () => {
  const officer = await server.signedIn('officer');
  server.wait(12 * 3_600_000 + 1_000);
  expect((await officer.call(seeQueue, { body: WHOLE_QUEUE })).problem?.problem).toBe('not-signed-in');
});

it('refuses what another site makes a browser send', async () => {
  const { officer } = await server.signedIn('officer');
  const by = async (headers: Record<string, string>) =>
    (await attempt(officer.username, TEST_PASSWORD, headers)).json().problem;
  expect(await by({ 'sec-fetch-site': 'cross-site' })).toBe('cross-site');
  expect(await by({ 'sec-fetch-site': 'same-site' })).toBe('cross-site');
  expect(await by({ origin: 'https://elsewhere.example', host: 'gantry.example' })).toBe('cross-site');
  expect(await by({ origin: 'null', host: 'gantry.example' })).toBe('cross-site');
  expect(await by({ origin: 'https://gantry.example', host: 'gantry.example' })).toBeUndefined();
  expect(await by({ 'sec-fetch-site': 'same-origin' })).toBeUndefined();
});

it('takes only JSON, of a limited size', async () => {
  const asText = await server.app.inject({
    method: 'POST',
    url: signIn.path,
    payload: '{"username":"a","password":"b"}',
    headers: { 'content-type': 'text/plain' },
  });
  expect([asText.statusCode, asText.json().problem]).toEqual([415, 'malformed']);
  const broken = await server.app.inject({
    method: 'POST',
    url: signIn.path,
    payload: '{"username":',
    headers: { 'content-type': 'application/json' },
  });
  expect([broken.statusCode, broken.json().problem]).toEqual([400, 'malformed']);
  const huge = await attempt('a', 'x'.repeat(300_000));
  expect([huge.statusCode, huge.json().problem]).toEqual([413, 'too-large']);
});

it('answers too many requests with a problem', async () => {
  const own = await testApp({ requestsPerMinute: 3 });
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await own.app.inject(currentSession.path)).statusCode);
  expect(statuses).toEqual([401, 401, 401, 429]);
  expect((await own.app.inject(currentSession.path)).json().problem).toBe('too-many-requests');
  await own.close();
});

it('opens an account with an event in the trail, once', async () => {
  const { officer } = await server.signedIn('officer');
  const created = (await server.auditEntries()).filter(({ action }) => action === 'officer.created');
  expect(created.filter(({ details }) => details.officerId === officer.id)).toHaveLength(1);
});
