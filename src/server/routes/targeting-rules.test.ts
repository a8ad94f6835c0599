import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeDetectorSettings } from '#contract/detector-settings.ts';
import type { BodyOf } from '#contract/route.ts';
import { endTargetingRule, seeTargetingRules, setTargetingRule } from '#contract/targeting.ts';
import type { LiveMessage } from '#contract/transfers.ts';
import type { RuleId } from '#domain/targeting/targeting-rule.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let supervisor: Caller;
let officer: Caller;
beforeAll(async () => {
  server = await testApp();
  supervisor = await server.signedIn('supervisor');
  officer = await server.signedIn('officer');
});
afterAll(() => server.close());

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(server.deployment.clock.nowMs() + days * DAY_MS).toISOString();
const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });

type Setting = BodyOf<typeof setTargetingRule>;
const aRule = (more: Partial<Setting> = {}): Setting => ({
  ...act(),
  classId: 'weapon',
  change: -0.2,
  commodity: '0902',
  origin: 'IN',
  destination: null,
  reason: 'Two finds in tea last week',
  expiresAt: inDays(7),
  ...more,
});
const set = (body: Setting = aRule(), caller = supervisor) => caller.call(setTargetingRule, { body });
const end = (ruleId: RuleId, caller = supervisor) => caller.call(endTargetingRule, { body: { ...act(), ruleId } });
const inForce = async () => (await officer.call(seeDetectorSettings)).body.rules;
const newest = async () => (await server.auditEntries()).at(-1);

it('sets a rule, with an event, and tells every station without the reason', async () => {
  const heard: LiveMessage[] = [];
  const stop = server.deployment.live.listen({
    officerId: officer.officer.id,
    tokenSha256: '',
    hear: (message) => heard.push(message),
  });
  const { status, body } = await set();
  stop();
  expect(status).toBe(200);
  expect(heard).toContainEqual({ kind: 'detector-settings-changed' });
  expect(await newest()).toMatchObject({
    action: 'targeting-rule.set',
    actorId: supervisor.officer.id,
    details: { ruleId: body.ruleId, command: { reason: 'Two finds in tea last week', change: -0.2 } },
  });
  const rule = (await inForce()).find(({ id }) => id === body.ruleId);
  expect(rule).toMatchObject({ classId: 'weapon', commodity: '0902', origin: 'IN', destination: null });
  expect(rule).not.toHaveProperty('reason');
});

it('lists who set and who ended what, those in force first', async () => {
  const first = (await set()).body.ruleId;
  const second = (await set()).body.ruleId;
  const administrator = await server.signedIn('administrator');
  expect((await end(second, administrator)).status).toBe(200);
  expect(await newest()).toMatchObject({
    action: 'targeting-rule.ended',
    actorId: administrator.officer.id,
    details: { command: { ruleId: second }, terms: { classId: 'weapon' } },
  });
  const { rules } = (await supervisor.call(seeTargetingRules)).body;
  const places = [first, second].map((ruleId) => rules.findIndex(({ id }) => id === ruleId));
  expect(places[0]).toBeLessThan(places[1] ?? -1);
  expect(rules[places[0] ?? 0]).toMatchObject({ setBy: supervisor.officer.displayName, ended: null });
  expect(rules[places[1] ?? 0]?.ended).toMatchObject({ endedBy: administrator.officer.displayName });
  expect((await inForce()).map(({ id }) => id)).not.toContain(second);
});

it('forgets a rule when it expires', async () => {
  const own = await testApp();
  const caller = await own.signedIn('administrator');
  const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
  const { ruleId } = (await caller.call(setTargetingRule, { body: aRule({ expiresAt }) })).body;
  const stations = async () => (await caller.call(seeDetectorSettings)).body.rules.length;
  expect(await stations()).toBe(1);
  own.wait(DAY_MS);
  const late = await own.signedIn('administrator');
  expect((await late.call(seeDetectorSettings)).body.rules).toEqual([]);
  const ended = await late.call(endTargetingRule, { body: { ...act(), ruleId } });
  expect(ended.problem?.problem).toBe('rule-not-in-force');
  await own.close();
});

it('ends a rule once', async () => {
  const { ruleId } = (await set()).body;
  expect((await end(ruleId)).status).toBe(200);
  expect((await end(ruleId)).problem?.problem).toBe('rule-not-in-force');
  expect((await end('trl_00000000' as RuleId)).status).toBe(404);
});

it.each<[string, Partial<Record<keyof Setting, unknown>>, string]>([
  ['no reason', { reason: ' ' }, 'reason'],
  ['no expiry', { expiresAt: undefined }, 'expiresAt'],
  ['no change', { change: 0 }, 'change'],
  ['a change beyond all scores', { change: 2 }, 'change'],
  ['a commodity in words', { commodity: 'tea' }, 'commodity'],
  ['a country in words', { origin: 'India' }, 'origin'],
  ['characters that cannot be kept', { reason: 'because\0' }, 'reason'],
])('refuses %s', async (_, more, field) => {
  const before = (await server.auditEntries()).length;
  const { status, problem } = await set(aRule(more as Partial<Setting>));
  expect([status, problem?.problem, problem?.field]).toEqual([400, 'malformed', field]);
  expect((await server.auditEntries()).length).toBe(before);
});

it('wants an expiry that is neither past nor for ever', async () => {
  for (const expiresAt of [inDays(-1), inDays(400)]) {
    const { status, problem } = await set(aRule({ expiresAt }));
    expect([status, problem?.problem, problem?.field]).toEqual([409, 'rule-expiry-out-of-range', 'expiresAt']);
  }
});

it('answers a replay as the first time, with one rule and one event', async () => {
  const body = aRule();
  const before = (await server.auditEntries()).length;
  const [first, again] = [await set(body), await set(body)];
  expect(again.body).toEqual(first.body);
  expect((await server.auditEntries()).length).toBe(before + 1);
  expect((await set({ ...body, change: 0.4 })).problem).toMatchObject({ problem: 'malformed', field: 'commandId' });
});

it('is for supervisors and administrators; every station is told', async () => {
  const { ruleId } = (await set()).body;
  for (const role of ['officer', 'senior-officer', 'scanner'] as const) {
    const caller = await server.signedIn(role);
    expect((await caller.call(seeTargetingRules)).status).toBe(403);
    expect((await set(aRule(), caller)).status).toBe(403);
    expect((await end(ruleId, caller)).status).toBe(403);
    expect((await caller.call(seeDetectorSettings)).status).toBe(role === 'scanner' ? 403 : 200);
  }
  expect((await set(aRule(), await server.signedIn('administrator'))).status).toBe(200);
});
