import type { Random } from '#base/random.ts';
import type { TargetClass } from '../contraband/target.ts';
import { CARRIAGES } from '../conveyance/carriage.ts';
import { anyPlacement } from './any-view.ts';
import { scannerOf } from './scanner-profile.ts';
import type { ContainerPlan, ScenePlan } from './scene-plan.ts';
import { trainingPlan } from './training.ts';

/** Finer than in training, and no whole number of pixels of the network. */
const SHIFTED_PITCH_MM = 4.5;

/** As in training, but nothing is hidden; confusers stay. */
export function benignPlan(random: Random): ScenePlan {
  const plan = trainingPlan(random);
  const [first, ...others] = plan.containers;
  return { ...plan, containers: [{ ...first, targets: [] }, ...others.map((one) => ({ ...one, targets: [] }))] };
}

/** Classes of which training holds shapes back. */
const WITH_HELD_BACK: readonly TargetClass[] = [
  'tobacco',
  'liquor',
  'narcotics',
  'weapon',
  'ammunition',
  'vehicle',
  'dense-block',
  'machinery',
];

/** As in training, but targets have only the shapes that training holds back. */
export function unseenShapesPlan(random: Random): ScenePlan {
  const plan = trainingPlan(random);
  const unseen = (container: ContainerPlan): ContainerPlan => ({
    ...container,
    targets: container.targets.filter(({ classId }) => WITH_HELD_BACK.includes(classId)),
    shapes: 'held-back',
  });
  const [first, ...others] = plan.containers;
  return { ...plan, containers: [unseen(first), ...others.map(unseen)] };
}

/**
 * Containers as in training, taken by a scanner outside of what training has seen: a quarter of the quanta of a mobile
 * one, three times its scatter, a boom that always swings, another pitch, energies of 9 and 4 MV.
 */
export function shiftedPlan(random: Random): ScenePlan {
  const plan = trainingPlan(random);
  const carriage = random.fork('shifted carriage').pick(CARRIAGES);
  const taken = scannerOf('mobile', random.fork('shifted scanner'), SHIFTED_PITCH_MM);
  const { imperfections, motion } = taken;
  return {
    ...plan,
    carriage,
    placement: anyPlacement(random.fork('shifted placement'), carriage, SHIFTED_PITCH_MM),
    acquisition: {
      ...taken,
      energies: { high: 9, low: 4 },
      imperfections: {
        ...imperfections,
        quanta: { high: imperfections.quanta.high / 4, low: imperfections.quanta.low / 4 },
        scatter: imperfections.scatter * 3,
      },
      motion: { ...motion, wobblePx: Math.max(motion.wobblePx, 2) },
    },
  };
}
