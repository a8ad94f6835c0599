import type { Random } from '#base/random.ts';
import { GOODS, type GoodsId } from '../cargo/goods.ts';
import { concealmentsFor } from '../contraband/concealment.ts';
import { CONFUSERS, type ConfuserKind } from '../contraband/confusers.ts';
import { lawfulClassOf } from '../contraband/lawful-goods.ts';
import { TARGET_CLASSES } from '../contraband/target.ts';
import { type ContainerFrame, FRAMES, type FrameId } from '../conveyance/container-frame.ts';
import type { ContainerPlan, Loading, TargetPlan } from './scene-plan.ts';

export const CONFUSER_KINDS = Object.keys(CONFUSERS) as ConfuserKind[];

/** How often each container comes by, roughly as in a port that handles all of them. */
const FRAME_SHARES: readonly (readonly [FrameId, number])[] = [
  ['highCube', 0.38],
  ['forty', 0.22],
  ['twenty', 0.18],
  ['twentyHighCube', 0.02],
  ['fortyFiveHighCube', 0.04],
  ['reeferHighCube', 0.07],
  ['reeferTwenty', 0.02],
  ['openTop', 0.03],
  ['flatRack', 0.02],
  ['tank', 0.02],
];

/** Any container with anything in it, declared as it is or otherwise. */
export function anyContainer(random: Random, frames: readonly FrameId[] = anyFrames(random)): ContainerPlan {
  const frame = random.pick(frames);
  const loadings = anyLoadings(FRAMES[frame], random.fork('loadings'));
  return {
    frame,
    loadings,
    targets: anyTargets(FRAMES[frame], loadings, random.fork('targets')),
    confusers: anyConfusers(random.fork('confusers')),
    ...anyMisdeclaration(FRAMES[frame], loadings, random.fork('papers')),
  };
}

function anyFrames(random: Random): readonly FrameId[] {
  let left = random.next();
  const [frame] = FRAME_SHARES.find(([, share]) => {
    left -= share;
    return left < 0;
  }) ?? ['highCube'];
  return [frame];
}

/** Goods that travel in a kind of container. */
export function goodsFor({ kind }: ContainerFrame): readonly GoodsId[] {
  return (Object.keys(GOODS) as GoodsId[]).filter(
    (id) => id !== 'empty' && (GOODS[id].suits as readonly string[]).includes(kind),
  );
}

/** One kind of goods or two, full or with room at the doors; now and then nothing at all. */
export function anyLoadings(frame: ContainerFrame, random: Random): Loading[] {
  const suited = goodsFor(frame);
  const one = (from: number, to: number): Loading => ({
    goods: random.pick(suited),
    from,
    to,
    fill: random.chance(0.7) ? random.between(0.78, 0.97) : random.between(0.4, 0.78),
  });
  const draw = random.next();
  if (draw < 0.07) return [{ goods: 'empty', from: 0, to: 1, fill: 0 }];
  const end = frame.kind === 'tank' || random.chance(0.65) ? 1 : random.between(0.4, 0.97);
  if (draw < 0.78 || frame.kind === 'tank') return [one(0, end)];
  const cut = random.between(0.3, 0.7) * end;
  return [one(0, cut), one(cut, end)];
}

/** Up to three targets of classes that the goods are not themselves. */
function anyTargets(frame: ContainerFrame, loadings: readonly Loading[], random: Random): TargetPlan[] {
  if (frame.kind === 'tank') return [];
  const lawful = loadings.map(({ goods }) => lawfulClassOf(goods));
  const classes = TARGET_CLASSES.filter(
    (classId) => !lawful.includes(classId) && concealmentsFor(classId, frame).length > 0,
  );
  const draw = random.next();
  const count = draw < 0.22 ? 0 : draw < 0.62 ? 1 : draw < 0.88 ? 2 : 3;
  return Array.from({ length: count }, () => {
    const classId = random.pick(classes);
    return { classId, concealment: random.pick(concealmentsFor(classId, frame)) };
  });
}

function anyConfusers(random: Random) {
  const count = random.chance(0.5) ? 0 : random.integer(1, 3);
  return Array.from({ length: count }, () => random.pick(CONFUSER_KINDS));
}

/** In a tenth of the papers the goods are called something else, in another tenth the weight is wrong. */
function anyMisdeclaration(
  frame: ContainerFrame,
  loadings: readonly Loading[],
  random: Random,
): Pick<ContainerPlan, 'declaredGoods' | 'declaredMassFactor'> {
  const loaded = loadings.map(({ goods }) => goods);
  const others = goodsFor(frame).filter((id) => !loaded.includes(id));
  if (others.length > 0 && random.chance(0.1)) return { declaredGoods: [random.pick(others)] };
  return random.chance(0.1) ? { declaredMassFactor: random.pick([0.6, 0.75, 1.25, 1.5]) } : {};
}
