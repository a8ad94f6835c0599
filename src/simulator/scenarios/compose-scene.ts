import type { Random } from '#base/random.ts';
import { lengthOf, moved, type Solid, totalMassKg } from '../bodies/solid.ts';
import { GOODS } from '../cargo/goods.ts';
import { clutter } from '../contraband/clutter.ts';
import { hide } from '../contraband/hide.ts';
import { makeTarget } from '../contraband/make-target.ts';
import type { TargetClass } from '../contraband/target.ts';
import { carriageUnder } from '../conveyance/carriage.ts';
import { type ContainerFrame, FRAMES, holdOf } from '../conveyance/container-frame.ts';
import { containerShell } from '../conveyance/container-shell.ts';
import type { ContainerPlan, ScenePlan } from './scene-plan.ts';

/** Something hidden, and how strongly it changes the picture. */
export interface HiddenTarget {
  readonly classId: TargetClass;
  readonly solids: readonly Solid[];
  readonly visibility: Visibility;
}

/** A container with all that is in it; bodies in the scene's frame. */
export interface LoadedContainer {
  readonly frame: ContainerFrame;
  /** Where its front wall stands, mm behind that of the first container. */
  readonly offsetMm: number;
  readonly structure: readonly Solid[];
  readonly packages: readonly (readonly Solid[])[];
  readonly clutter: readonly Solid[];
  readonly targets: readonly HiddenTarget[];
  readonly packageCount: number;
}

/** All bodies of a scan. The scene's frame is that of the first container. */
export interface Scene {
  readonly carriage: readonly Solid[];
  readonly containers: readonly LoadedContainer[];
}

/** Mean change of -ln T that a target makes at its place, and -ln T without it. */
export interface Visibility {
  readonly contrast: number;
  readonly background: number;
}

/** Tells how visible a target would be; drawn by the scanner, so that this module needs no picture. */
export type Judge = (without: readonly Solid[], withTarget: readonly Solid[], target: readonly Solid[]) => Visibility;

const PLACES_TRIED = 8;
/** A target that changes less than this, or lies behind more than this, nobody could find; it is not put in. */
const LEAST_CONTRAST = 0.035;
const DARKEST_BACKGROUND = 7.2;
/** Between two containers on one carriage. */
const GAP_MM = 76;

/** Loads the containers after the plan and hides the targets where the beam can show them. */
export function composeScene(plan: ScenePlan, random: Random, judge: Judge): Scene {
  const stands = standsOf(plan);
  const carriage = carriageUnder(stands, plan.carriage, random.fork('carriage'));
  const containers = plan.containers.map((container, i) => {
    const { frame, offsetMm } = stands[i] as (typeof stands)[number];
    const inPlace = (solids: readonly Solid[]) => solids.map((solid) => moved(solid, offsetMm, 0, 0));
    const under = carriage.map((solid) => moved(solid, -offsetMm, 0, 0));
    const judgeHere: Judge = (without, withTarget, target) =>
      judge(inPlace([...under, ...without]), inPlace([...under, ...withTarget]), inPlace(target));
    const loaded = loadContainer(container, frame, random.fork(`container/${i}`), judgeHere);
    return {
      ...loaded,
      frame,
      offsetMm,
      structure: inPlace(loaded.structure),
      packages: loaded.packages.map(inPlace),
      clutter: inPlace(loaded.clutter),
      targets: loaded.targets.map((target) => ({ ...target, solids: inPlace(target.solids) })),
    };
  });
  return { carriage, containers };
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
  return [
    ...carriage,
    ...containers.flatMap(({ structure, packages, clutter, targets }) => [
      ...structure,
      ...packages.flat(),
      ...clutter,
      ...targets.flatMap((target) => target.solids),
    ]),
  ];
}

/** Goods and what is hidden among them, without packing of the container itself, kg. */
export function cargoMassKg({ packages, clutter, targets }: LoadedContainer): number {
  return totalMassKg([...packages.flat(), ...clutter, ...targets.flatMap((target) => target.solids)]);
}

function loadContainer(
  plan: ContainerPlan,
  frame: ContainerFrame,
  random: Random,
  judge: Judge,
): Omit<LoadedContainer, 'frame' | 'offsetMm'> {
  const hold = holdOf(frame);
  const structure = containerShell(frame, random.fork('shell'));
  let packages: readonly (readonly Solid[])[] = plan.loadings.flatMap((loading, i) => {
    const bay = {
      x: [hold.x[0] + loading.from * lengthOf(hold.x), hold.x[0] + loading.to * lengthOf(hold.x)] as const,
      y: hold.y,
      z: hold.z,
      payloadKg: frame.payloadKg * 0.97 * (loading.to - loading.from),
      fill: loading.fill,
    };
    return GOODS[loading.goods].stow(bay, random.fork(`loading/${i}`)).packages;
  });
  const packageCount = packages.length;
  const loose = plan.hasClutter ? clutter(hold, packages, random.fork('clutter')) : [];

  const targets: HiddenTarget[] = [];
  for (const [i, { classId }] of plan.targets.entries()) {
    for (let attempt = 0; attempt < PLACES_TRIED; attempt++) {
      const chance = random.fork(`target/${i}/${attempt}`);
      const hidden = hide(makeTarget(classId, chance), hold, packages, chance);
      if (targets.some((other) => overlapsInPicture(other.solids, hidden.target))) continue;
      const visibility = judge(
        [...structure, ...loose, ...packages.flat()],
        [...structure, ...loose, ...hidden.packages.flat(), ...hidden.target],
        hidden.target,
      );
      if (visibility.contrast < LEAST_CONTRAST || visibility.background > DARKEST_BACKGROUND) continue;
      packages = hidden.packages;
      targets.push({ classId, solids: hidden.target, visibility });
      break;
    }
  }
  return { structure, packages, clutter: loose, targets, packageCount };
}

function overlapsInPicture(some: readonly Solid[], others: readonly Solid[]): boolean {
  return some.some((one) =>
    others.some(
      (other) => one.x[0] < other.x[1] && other.x[0] < one.x[1] && one.y[0] < other.y[1] && other.y[0] < one.y[1],
    ),
  );
}
