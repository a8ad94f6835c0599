import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { moved } from '../bodies/solid.ts';
import { GOODS } from '../cargo/goods.ts';
import { CONCEALMENTS } from '../contraband/concealment.ts';
import { CONFUSERS } from '../contraband/confusers.ts';
import { CARRIAGES } from '../conveyance/carriage.ts';
import { FRAMES } from '../conveyance/container-frame.ts';
import { stage } from '../stage.ts';
import { impossibilitiesOf } from './scene-checks.ts';
import { surveyPlan } from './survey.ts';

describe('the plans of five hundred survey scans', () => {
  const plans = Array.from({ length: 500 }, (_, i) => surveyPlan(i, createRandom(`survey/${i}`)));
  const containers = plans.flatMap((plan) => plan.containers);
  const distinct = (names: readonly string[]) => [...new Set(names)].sort();

  it('cover every container, carriage, kind of goods and confuser', () => {
    expect(distinct(containers.map(({ frame }) => frame))).toEqual(Object.keys(FRAMES).sort());
    expect(distinct(plans.map(({ carriage }) => carriage))).toEqual([...CARRIAGES].sort());
    const goods = containers.flatMap(({ loadings }) => loadings.map((loading) => loading.goods));
    expect(distinct(goods)).toEqual(Object.keys(GOODS).sort());
    expect(distinct(containers.flatMap(({ confusers }) => confusers))).toEqual(Object.keys(CONFUSERS).sort());
  });

  it('cover every class of target in each of its concealments', () => {
    const wanted = Object.entries(CONCEALMENTS).flatMap(([classId, places]) =>
      places.map((place) => `${classId}/${place}`),
    );
    const planned = containers.flatMap(({ targets }) => targets.map((one) => `${one.classId}/${one.concealment}`));
    expect(distinct(planned)).toEqual(wanted.sort());
  });
});

it.each(Array.from({ length: 30 }, (_, i) => i * 17))(
  'composes survey scene %i as it could stand on a quay',
  (number) => {
    const { scene, plan } = stage({ scenario: `survey/${number}`, seed: 'quay' });
    expect(scene.containers).toHaveLength(plan.containers.length);
    expect(impossibilitiesOf(scene)).toEqual([]);
  },
);

it('refuses what could not stand on a quay', () => {
  const { scene } = stage({ scenario: 'survey/1', seed: 'quay' });
  const [loaded] = scene.containers as [(typeof scene.containers)[0]];
  const [first] = loaded.packages as [(typeof loaded.packages)[0]];
  const faultsOf = (changed: Partial<typeof loaded>) =>
    impossibilitiesOf({ ...scene, containers: [{ ...loaded, ...changed }] }).join();
  expect(faultsOf({ packages: [...loaded.packages, first] })).toContain('share 100 %');
  expect(faultsOf({ packages: [first.map((solid) => moved(solid, 0, 3000, 0))] })).toContain('beyond the hold');
  expect(faultsOf({ frame: { ...loaded.frame, payloadKg: 10 } })).toContain('kg in a');
});
