import type { Random } from '#base/random.ts';
import { DEMO_PLANS } from './demo.ts';
import { benignPlan, shiftedPlan, unseenShapesPlan } from './evaluation.ts';
import type { ScenePlan } from './scene-plan.ts';
import { SURVEY, surveyPlan } from './survey.ts';
import { smallPlan, trainingPlan } from './training.ts';

/** Names of scenarios and how each is planned. */
export const SCENARIOS: Readonly<Record<string, (random: Random) => ScenePlan>> = {
  training: trainingPlan,
  small: smallPlan,
  benign: benignPlan,
  shifted: shiftedPlan,
  'unseen-shapes': unseenShapesPlan,
  ...Object.fromEntries(DEMO_PLANS.map((demo) => [`demo/${demo.name}`, demo.plan])),
};

/** The demonstration's scans, in the order in which they arrive. */
export function demoCases(): readonly { readonly name: string; readonly seed: string; readonly title: string }[] {
  return DEMO_PLANS.map(({ name, title }) => ({ name: `demo/${name}`, seed: 'demo-1', title }));
}

/** Throws for an unknown name: the names are ours. */
export function planOf(scenario: string, random: Random): ScenePlan {
  if (scenario.startsWith(`${SURVEY}/`)) return surveyPlan(Number(scenario.slice(SURVEY.length + 1)), random);
  const plan = SCENARIOS[scenario];
  if (!plan) throw new Error(`No scenario is called ${scenario}`);
  return plan(random);
}
