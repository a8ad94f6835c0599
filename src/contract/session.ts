import { z } from 'zod';
import { Officer } from '#domain/officer/officer.ts';
import { noBody, noParams, route } from './route.ts';

export const signIn = route({
  method: 'POST',
  path: '/api/session/sign-in',
  params: noParams,
  body: z.object({ username: z.string().min(1).max(60), password: z.string().min(1).max(200) }),
  reply: z.object({ officer: Officer }),
  problems: ['wrong-credentials', 'locked-out'],
});

export const currentSession = route({
  method: 'GET',
  path: '/api/session',
  params: noParams,
  body: noBody,
  reply: z.object({ officer: Officer }),
  problems: [],
});

export const signOut = route({
  method: 'POST',
  path: '/api/session/sign-out',
  params: noParams,
  body: z.object({}),
  reply: z.object({}),
  problems: [],
});

export const signOutEverywhere = route({
  method: 'POST',
  path: '/api/session/sign-out-everywhere',
  params: noParams,
  body: z.object({}),
  reply: z.object({ sessionsEnded: z.number().int() }),
  problems: [],
});
