import { afterAll, beforeAll, expect, it } from 'vitest';
import { changePreferences, seePreferences } from '#contract/preferences.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

it('keeps what each officer changed, and of the rest what is usual', async () => {
  const [one, two] = [await server.signedIn('officer'), await server.signedIn('officer')];
  expect((await one.call(seePreferences)).body).toMatchObject({ keys: {}, singleKeys: true });
  await one.call(changePreferences, { body: { keys: { clear: 'Y' } } });
  const changed = await one.call(changePreferences, { body: { singleKeys: false } });
  expect(changed.body).toMatchObject({ keys: { clear: 'Y' }, singleKeys: false });
  expect((await one.call(seePreferences)).body).toEqual(changed.body);
  expect((await two.call(seePreferences)).body).toMatchObject({ keys: {}, singleKeys: true });
});

it('loses no change when two stations change at once', async () => {
  const officer = await server.signedIn('officer');
  await Promise.all([
    officer.call(changePreferences, { body: { keys: { hold: 'Y' } } }),
    officer.call(changePreferences, { body: { singleKeys: false } }),
  ]);
  expect((await officer.call(seePreferences)).body).toMatchObject({ keys: { hold: 'Y' }, singleKeys: false });
});

it('puts each change on record', async () => {
  const officer = await server.signedIn('supervisor');
  await officer.call(changePreferences, { body: { singleKeys: false } });
  const events = (await server.auditEntries()).filter(({ actorId }) => actorId === officer.officer.id);
  expect(events.at(-1)).toMatchObject({ action: 'preferences.changed', details: { change: { singleKeys: false } } });
});

it('refuses strangers, what is malformed, and more keys than there are commands', async () => {
  const stranger = await server.app.inject({ method: 'GET', url: seePreferences.path });
  expect(stranger.statusCode).toBe(401);
  const officer = await server.signedIn('officer');
  const malformed = await officer.call(changePreferences, { body: { keys: { 'Not a command': 'Y' } } });
  expect([malformed.status, malformed.problem?.problem]).toEqual([400, 'malformed']);
  const keys = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`command-${i}`, 'Y']));
  expect((await officer.call(changePreferences, { body: { keys } })).status).toBe(400);
});
