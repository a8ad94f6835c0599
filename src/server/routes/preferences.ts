import type { FastifyInstance } from 'fastify';
import { changePreferences, seePreferences } from '#contract/preferences.ts';
import { changeOwnPreferences } from '../commands/change-preferences.ts';
import type { Deployment } from '../deployment.ts';
import { serve } from '../http/serve.ts';
import { preferencesOf } from '../queries/preferences.ts';

const CHANGES_PER_MINUTE = 60;

/** Everyone's own; nobody sees or changes another's. */
export function preferenceRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seePreferences, 'signed-in', ({ session }) =>
    preferencesOf(deployment.db, session.officer.id),
  );

  serve(
    app,
    deployment,
    changePreferences,
    'signed-in',
    ({ session, body }) => changeOwnPreferences(deployment, session.officer.id, body),
    { perMinute: CHANGES_PER_MINUTE },
  );
}
