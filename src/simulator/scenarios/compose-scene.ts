import type { Random } from '#base/random.ts';
import { moved, type Solid, totalMassKg } from '../bodies/solid.ts';
import { carriageUnder } from '../conveyance/carriage.ts';
import { type ContainerFrame, FRAMES } from '../conveyance/container-frame.ts';
import { type Contents, type Judge, loadContainer } from './load-container.ts';
import type { ScenePlan } from './scene-plan.ts';

/** A container with all that is in it; bodies in the scene's frame. */
export interface LoadedContainer extends Contents {
  readonly frame: ContainerFrame;
  /** Where its front wall stands, mm behind that of the first container. */
  readonly offsetMm: number;
}

/** All bodies of a scan. The scene's frame is that of the first container. */
export interface Scene {
  readonly carriage: readonly Solid[];
  readonly containers: readonly LoadedContainer[];
}

/** Between two containers on one carriage. */
const GAP_MM = 76;

/** Puts the containers of a plan on their carriage, loaded and with all that is hidden in them. */
export function composeScene(plan: ScenePlan, random: Random, judge: Judge): Scene {
  const stands = standsOf(plan);
  const carriage = carriageUnder(stands, plan.carriage, random.fork('carriage'));
  const containers = plan.containers.map((container, i) => {
    const { frame, offsetMm } = stands[i] as (typeof stands)[number];
    const inScene = (solids: readonly Solid[]) => solids.map((solid) => moved(solid, offsetMm, 0, 0));
    const judgeHere: Judge = (without, withTarget, target) =>
      judge([...carriage, ...inScene(without)], [...carriage, ...inScene(withTarget)], inScene(target));
    const contents = loadContainer(container, frame, random.fork(`container/${i}`), judgeHere);
    return { ...inScenesFrame(contents, offsetMm), frame, offsetMm };
  });
  return { carriage, containers };
}

/** The same contents where their container stands; bodies that were one stay one. */
function inScenesFrame(contents: Contents, offsetMm: number): Contents {
  const known = new Map<Solid, Solid>();
  const placed = (solid: Solid): Solid => {
    const there = known.get(solid) ?? moved(solid, offsetMm, 0, 0);
    known.set(solid, there);
    return there;
  };
  return {
    structure: contents.structure.map(placed),
    packages: contents.packages.map((goods) => goods.map(placed)),
    confusers: contents.confusers.map((one) => ({ ...one, solids: one.solids.map(placed) })),
    targets: contents.targets.map((target) => ({
      ...target,
      solids: target.solids.map(placed),
      companions: target.companions.map(placed),
      removed: target.removed.map(placed),
      added: target.added.map(placed),
    })),
    packageCount: contents.packageCount,
  };
}

/** Where the containers of a plan stand, front to back. */
export function standsOf(plan: ScenePlan): readonly { readonly frame: ContainerFrame; readonly offsetMm: number }[] {
  let offsetMm = 0;
  return plan.containers.map((container) => {
    const stand = { frame: FRAMES[container.frame], offsetMm };
    offsetMm += stand.frame.lengthMm + GAP_MM;
    return stand;
  });
}

export function allSolids({ carriage, containers }: Scene): readonly Solid[] {
  return [...carriage, ...containers.flatMap((loaded) => [...loaded.structure, ...contentsOf(loaded)])];
}

/** Goods and what is among them, without the container itself, kg. */
export function cargoMassKg(loaded: Contents): number {
  return totalMassKg(contentsOf(loaded));
}

function contentsOf({ packages, confusers, targets }: Contents): readonly Solid[] {
  return [
    ...packages.flat(),
    ...confusers.flatMap(({ solids }) => solids),
    ...targets.flatMap(({ solids, companions }) => [...solids, ...companions]),
  ];
}
