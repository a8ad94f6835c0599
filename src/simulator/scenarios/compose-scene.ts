import type { Random } from '#base/random.ts';
import { clutter } from '../cargo/clutter.ts';
import { hide } from '../cargo/concealment.ts';
import { makeTarget } from '../cargo/contraband.ts';
import { GOODS } from '../cargo/goods.ts';
import { lengthOf, massKgOf, type Solid } from '../cargo/solid.ts';
import type { TargetClass } from '../cargo/target.ts';
import { carriageUnder } from '../scanner/chassis.ts';
import { FRAMES, holdOf } from '../scanner/container-frame.ts';
import { containerShell } from '../scanner/container-shell.ts';
import type { ScenePlan } from './scene-plan.ts';

/** All bodies of a scan, and which of them are targets. */
export interface Scene {
  readonly backdrop: readonly Solid[];
  readonly packages: readonly (readonly Solid[])[];
  readonly targets: readonly {
    readonly classId: TargetClass;
    readonly solids: readonly Solid[];
    readonly contrast: number;
  }[];
  readonly cargoMassKg: number;
  readonly packageCount: number;
}

/** How strongly a target changes the picture at its place: mean change of -ln T, and -ln T without it. */
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

/** Loads the container after the plan and hides the targets where the beam can show them. */
export function composeScene(plan: ScenePlan, random: Random, judge: Judge): Scene {
  const frame = FRAMES[plan.frame];
  const hold = holdOf(frame);
  const backdrop = [
    ...containerShell(frame, random.fork('shell')),
    ...carriageUnder(frame, plan.carriage, random.fork('carriage')),
  ];
  let cargoMassKg = 0;
  let packages: readonly (readonly Solid[])[] = plan.loadings.flatMap((loading, i) => {
    const chance = random.fork(`loading/${i}`);
    const bay = {
      x: [hold.x[0] + loading.from * lengthOf(hold.x), hold.x[0] + loading.to * lengthOf(hold.x)] as const,
      y: hold.y,
      z: hold.z,
      payloadKg: frame.payloadKg * 0.97 * (loading.to - loading.from),
      fill: loading.fill,
    };
    const load = GOODS[loading.goods].stow(bay, chance);
    cargoMassKg += load.massKg;
    return load.packages;
  });
  const packageCount = packages.length;

  if (plan.hasClutter) backdrop.push(...clutter(hold, packages, random.fork('clutter')));

  const targets: { classId: TargetClass; solids: readonly Solid[]; contrast: number }[] = [];
  for (const [i, classId] of plan.targets.entries()) {
    for (let attempt = 0; attempt < PLACES_TRIED; attempt++) {
      const chance = random.fork(`target/${i}/${attempt}`);
      const hidden = hide(makeTarget(classId, chance), hold, packages, chance);
      if (targets.some((other) => overlapsInPicture(other.solids, hidden.target))) continue;
      const seen = judge(
        [...backdrop, ...packages.flat()],
        [...backdrop, ...hidden.packages.flat(), ...hidden.target],
        hidden.target,
      );
      if (seen.contrast < LEAST_CONTRAST || seen.background > DARKEST_BACKGROUND) continue;
      packages = hidden.packages;
      targets.push({ classId, solids: hidden.target, contrast: seen.contrast });
      break;
    }
  }
  const hiddenKg = targets.flatMap((target) => target.solids).reduce((sum, solid) => sum + massKgOf(solid), 0);
  return { backdrop, packages, targets, cargoMassKg: cargoMassKg + hiddenKg, packageCount };
}

function overlapsInPicture(some: readonly Solid[], others: readonly Solid[]): boolean {
  return some.some((one) =>
    others.some(
      (other) => one.x[0] < other.x[1] && other.x[0] < one.x[1] && one.y[0] < other.y[1] && other.y[0] < one.y[1],
    ),
  );
}
