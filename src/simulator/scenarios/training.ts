import type { Random } from '#base/random.ts';
import { CARRIAGES, type Carriage } from '../conveyance/carriage.ts';
import { FRAMES } from '../conveyance/container-frame.ts';
import { anyContainer } from './any-container.ts';
import { anyPlacement } from './any-view.ts';
import { anyScanner } from './scanner-profile.ts';
import type { ContainerPlan, ScenePlan } from './scene-plan.ts';

/**
 * Everything at random within what ports see: cargo, fill, carriage, scanner, noise, margins, direction, targets. Some
 * shapes of targets are held back.
 */
export function trainingPlan(random: Random): ScenePlan {
  const familiar = (container: ContainerPlan): ContainerPlan => ({ ...container, shapes: 'familiar' });
  const first = familiar(anyContainer(random.fork('first')));
  const isPair = FRAMES[first.frame].lengthMm < 7000 && random.chance(0.3);
  const second = familiar(
    anyContainer(random.fork('second'), ['twenty', 'twenty', 'twentyHighCube', 'reeferTwenty', 'tank']),
  );
  const carriage: Carriage = random.pick(CARRIAGES);
  // Rendered coarser than the detector's pitch, for speed; the trainer resamples to about 8 mm in any case.
  const pitchMm = random.between(6.8, 8.4);
  return {
    containers: isPair ? [first, second] : [first],
    carriage,
    placement: anyPlacement(random.fork('placement'), carriage, pitchMm),
    acquisition: anyScanner(random.fork('scanner'), pitchMm),
    mirrored: random.chance(0.5),
    reasons: [],
    riskScore: 0,
  };
}

/** A tiny, quick scan of about 640×220 pixels with one target, for tests of other modules. */
export function smallPlan(random: Random): ScenePlan {
  const pitchMm = 20;
  const container = anyContainer(random.fork('container'), ['forty']);
  const classId = random.pick(['tobacco', 'narcotics', 'weapon', 'dense-block'] as const);
  return {
    containers: [{ ...container, targets: [{ classId, concealment: 'in-cargo' }] }],
    carriage: random.pick(CARRIAGES),
    placement: {
      pitchMm,
      marginMm: [304, 304],
      aboveMm: 300,
      belowMm: 1180,
      sourceHeightMm: 1200,
      sourceDistanceMm: 4000,
    },
    acquisition: anyScanner(random.fork('scanner'), pitchMm),
    mirrored: random.chance(0.5),
    reasons: [],
    riskScore: 0,
  };
}
