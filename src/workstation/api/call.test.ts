import { expect, it } from 'vitest';
import { z } from 'zod';
import { noBody, noParams, route } from '#contract/route.ts';
import { call, pathOf } from './call.ts';

const seeThing = route({
  method: 'GET',
  path: '/api/things/:id',
  params: z.object({ id: z.string() }),
  body: noBody,
  reply: z.object({ size: z.number() }),
  problems: ['gone-fishing'],
});

const answering =
  (status: number, body: unknown): typeof fetch =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));
const ask = { params: { id: 'a/b' }, body: undefined };

it('fills the address in and protects it', () => {
  expect(pathOf('/api/things/:id', { id: 'a/b' })).toBe('/api/things/a%2Fb');
  expect(() => pathOf('/api/things/:id', {})).toThrow('needs a value for id');
});

it('parses what it was promised', async () => {
  expect(await call(seeThing, ask, answering(200, { size: 3 }))).toEqual({ kind: 'ok', value: { size: 3 } });
  await expect(call(seeThing, ask, answering(200, { size: 'big' }))).rejects.toThrow();
});

it('hands back refusals, declared and common', async () => {
  expect(await call(seeThing, ask, answering(409, { problem: 'gone-fishing' }))).toEqual({
    kind: 'refused',
    problem: 'gone-fishing',
  });
  expect(await call(seeThing, ask, answering(404, { problem: 'not-found' }))).toEqual({
    kind: 'refused',
    problem: 'not-found',
  });
  await expect(call(seeThing, ask, answering(409, { problem: 'surprise' }))).rejects.toThrow('undeclared');
});

it('tells an ended session from a refusal', async () => {
  expect(await call(seeThing, ask, answering(401, { problem: 'not-signed-in' }))).toEqual({ kind: 'signed-out' });
  const signIn = route({
    method: 'POST',
    path: '/api/x',
    params: noParams,
    body: z.object({}),
    reply: z.object({}),
    problems: ['wrong-credentials'],
  });
  expect(await call(signIn, { params: {}, body: {} }, answering(401, { problem: 'wrong-credentials' }))).toEqual({
    kind: 'refused',
    problem: 'wrong-credentials',
  });
});

it('calls a silent or broken server unreachable', async () => {
  expect(await call(seeThing, ask, () => Promise.reject(new TypeError('no route')))).toEqual({ kind: 'unreachable' });
  expect(await call(seeThing, ask, answering(503, {}))).toEqual({ kind: 'unreachable' });
});
