import type { Random } from '#base/random.ts';
import type { GoodsId } from '../cargo/goods.ts';
import { type Concealment, concealmentsFor } from '../contraband/concealment.ts';
import { TARGET_CLASSES } from '../contraband/target.ts';
import { CARRIAGES } from '../conveyance/carriage.ts';
import { FRAMES, type FrameId } from '../conveyance/container-frame.ts';
import { CONFUSER_KINDS, goodsFor } from './any-container.ts';
import { anyPlacement } from './any-view.ts';
import { anyScanner } from './scanner-profile.ts';
import type { ContainerPlan, ScenePlan, TargetPlan } from './scene-plan.ts';

/** Scenario `survey/0`, `survey/1` and so on: together they cover everything that the simulator knows. */
export const SURVEY = 'survey';

const FRAME_IDS = Object.keys(FRAMES) as FrameId[];

/** The scan of a number: containers, goods, targets, concealments, confusers and carriages each in turn. */
export function surveyPlan(number: number, random: Random): ScenePlan {
  const frame = FRAME_IDS[number % FRAME_IDS.length] as FrameId;
  const round = Math.floor(number / FRAME_IDS.length);
  const first = surveyContainer(frame, round, random.fork('first'));
  const isPair = FRAMES[frame].lengthMm < 7000 && round % 5 === 4;
  const carriage = inTurn(CARRIAGES, round + (number % FRAME_IDS.length));
  const pitchMm = random.between(6.8, 8.4);
  return {
    containers: isPair ? [first, surveyContainer('twenty', round + 1, random.fork('second'))] : [first],
    carriage,
    placement: anyPlacement(random.fork('placement'), carriage, pitchMm),
    acquisition: anyScanner(random.fork('scanner'), pitchMm),
    mirrored: random.chance(0.5),
    reasons: [],
    riskScore: 0,
  };
}

function surveyContainer(frame: FrameId, round: number, random: Random): ContainerPlan {
  const hidings = hidingsIn(frame);
  const isTank = FRAMES[frame].kind === 'tank';
  // Frames of one kind share the goods between them: each begins at another place in the list.
  const start = FRAME_IDS.indexOf(frame) * 7;
  const goods: GoodsId = round % 16 === 15 ? 'empty' : inTurn(goodsFor(FRAMES[frame]), round + start);
  return {
    frame,
    loadings: [
      {
        goods,
        from: 0,
        to: isTank || random.chance(0.7) ? 1 : random.between(0.5, 0.95),
        fill: random.between(0.55, 0.97),
      },
    ],
    targets: hidings.length > 0 ? [inTurn(hidings, round * 3 + start)] : [],
    confusers: isTank ? [] : [inTurn(CONFUSER_KINDS, round + start)],
  };
}

function hidingsIn(frame: FrameId): readonly TargetPlan[] {
  if (FRAMES[frame].kind === 'tank') return [];
  return TARGET_CLASSES.flatMap((classId) =>
    concealmentsFor(classId, FRAMES[frame]).map((concealment: Concealment) => ({ classId, concealment })),
  );
}

function inTurn<Item>(items: readonly Item[], turn: number): Item {
  return items[turn % items.length] as Item;
}
