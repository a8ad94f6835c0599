import type { FastifyInstance } from 'fastify';
import { seeDetectorSettings } from '#contract/detector-settings.ts';
import { endTargetingRule, seeTargetingRules, setTargetingRule } from '#contract/targeting.ts';
import { endRule } from '../commands/end-targeting-rule.ts';
import { setRule } from '../commands/set-targeting-rule.ts';
import type { Deployment } from '../deployment.ts';
import { answered } from '../http/answered.ts';
import { serve } from '../http/serve.ts';
import { detectorSettings } from '../queries/detector-settings.ts';
import { targetingRules } from '../queries/targeting-rules.ts';

export function targetingRuleRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(app, deployment, seeTargetingRules, 'targeting.set', async () => ({ rules: await targetingRules(deployment) }));

  serve(app, deployment, setTargetingRule, 'targeting.set', async ({ session, body }) =>
    answered(setTargetingRule, await setRule(deployment, session.officer.id, body)),
  );

  serve(app, deployment, endTargetingRule, 'targeting.set', async ({ session, body }) =>
    answered(endTargetingRule, await endRule(deployment, session.officer.id, body)),
  );

  serve(app, deployment, seeDetectorSettings, 'model-pack.see', () => detectorSettings(deployment));
}
