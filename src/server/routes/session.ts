import type { FastifyInstance } from 'fastify';
import { currentSession, signIn, signOut, signOutEverywhere } from '#contract/session.ts';
import { createSignInThrottle } from '../accounts/sign-in-throttle.ts';
import { signInOfficer } from '../commands/sign-in.ts';
import { signOutOfficer, signOutOfficerEverywhere } from '../commands/sign-out.ts';
import type { Deployment } from '../deployment.ts';
import { serve, servePublic } from '../http/serve.ts';
import { giveCookie, takeCookie } from '../http/session.ts';

export function sessionRoutes(app: FastifyInstance, deployment: Deployment): void {
  const throttle = createSignInThrottle(deployment.clock);

  servePublic(app, signIn, async ({ body, request, reply, refuse }) => {
    const outcome = await signInOfficer(deployment, throttle, { ...body, address: request.ip });
    if (!outcome.ok) return refuse(outcome.problem);
    giveCookie(request, reply, outcome.token);
    return { officer: outcome.officer };
  });

  serve(app, deployment, currentSession, 'signed-in', async ({ session }) => ({ officer: session.officer }));

  serve(app, deployment, signOut, 'signed-in', async ({ session, reply }) => {
    await signOutOfficer(deployment, session);
    takeCookie(reply);
    return {};
  });

  serve(app, deployment, signOutEverywhere, 'signed-in', async ({ session, reply }) => {
    const sessionsEnded = await signOutOfficerEverywhere(deployment, session);
    takeCookie(reply);
    return { sessionsEnded };
  });
}
