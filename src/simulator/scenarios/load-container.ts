import type { Random } from '#base/random.ts';
import { lengthOf, type Solid, totalMassKg } from '../bodies/solid.ts';
import { GOODS } from '../cargo/goods.ts';
import type { Concealment } from '../contraband/concealment.ts';
import type { Package } from '../contraband/make-way.ts';
import { type PlacedConfuser, placeConfuser } from '../contraband/place-confuser.ts';
import { type PlacedTarget, placeTarget } from '../contraband/place-target.ts';
import type { TargetClass } from '../contraband/target.ts';
import { type ContainerFrame, holdOf } from '../conveyance/container-frame.ts';
import { containerShell } from '../conveyance/container-shell.ts';
import type { ContainerPlan, TargetPlan } from './scene-plan.ts';

/** Mean change of -ln T that a target makes at its place, and -ln T without it. */
export interface Visibility {
  readonly contrast: number;
  readonly background: number;
}

/** Tells how visible a target would be; drawn by the scanner, so that this module needs no picture. */
export type Judge = (without: readonly Solid[], withTarget: readonly Solid[], target: readonly Solid[]) => Visibility;

/** Something hidden, how strongly it changes the picture, and what of the cargo made way for it. */
export interface HiddenTarget {
  readonly classId: TargetClass;
  readonly concealment: Concealment;
  readonly solids: readonly Solid[];
  readonly companions: readonly Solid[];
  readonly visibility: Visibility;
  readonly removed: readonly Solid[];
  readonly added: readonly Solid[];
}

/** What is in a container; bodies in its own frame. */
export interface Contents {
  readonly structure: readonly Solid[];
  readonly packages: readonly Package[];
  readonly confusers: readonly Pick<PlacedConfuser, 'kind' | 'solids'>[];
  readonly targets: readonly HiddenTarget[];
  /** As loaded, before anything was hidden. */
  readonly packageCount: number;
}

const PLACES_TRIED = 6;
/** A target that changes less than this, or lies behind more than this, nobody could find; it is not put in. */
const LEAST_CONTRAST = 0.035;
const DARKEST_BACKGROUND = 7.2;

/** Loads a container after its plan and hides the targets where the beam can show them. */
export function loadContainer(plan: ContainerPlan, frame: ContainerFrame, random: Random, judge: Judge): Contents {
  const hold = holdOf(frame);
  const structure = containerShell(frame, random.fork('shell'));
  let packages = stowed(plan, frame, random);
  const packageCount = packages.length;
  const confusers: Contents['confusers'][number][] = [];
  const targets: HiddenTarget[] = [];

  function hide(target: TargetPlan, chance: Random): void {
    for (let attempt = 0; attempt < PLACES_TRIED; attempt++) {
      const own = chance.fork(`${attempt}`);
      const placed = placeTarget(target.classId, target.concealment, { frame, hold, packages }, own, plan.shapes);
      if (!placed || isTooHeavy(placed)) continue;
      if ([...targets, ...confusers].some((other) => overlapInPicture(other.solids, placed.solids))) continue;
      const others = [
        ...structure,
        ...[...targets, ...confusers].flatMap((one) => one.solids),
        ...targets.flatMap(({ companions }) => companions),
      ];
      const visibility = judge(
        [...others, ...packages.flat()],
        [...others, ...placed.packages.flat(), ...placed.companions, ...placed.solids],
        placed.solids,
      );
      if (visibility.contrast < LEAST_CONTRAST || visibility.background > DARKEST_BACKGROUND) continue;
      targets.push({ ...placed, visibility, ...exchanged(packages, placed) });
      packages = placed.packages;
      return;
    }
  }

  function add(kind: ContainerPlan['confusers'][number], chance: Random): void {
    const placed = placeConfuser(kind, { frame, hold, packages }, chance);
    if (!placed || isTooHeavy(placed)) return;
    if (targets.some((target) => overlapInPicture(target.solids, placed.solids))) return;
    confusers.push({ kind, solids: placed.solids });
    packages = placed.packages;
  }

  const isTooHeavy = (placed: Pick<PlacedTarget, 'solids' | 'packages'> & { readonly companions?: readonly Solid[] }) =>
    totalMassKg([
      ...placed.packages.flat(),
      ...placed.solids,
      ...(placed.companions ?? []),
      ...[...targets, ...confusers].flatMap((one) => one.solids),
    ]) > frame.payloadKg;

  const hidings = plan.targets.map((target, i) => ({ target, chance: random.fork(`target/${i}`) }));
  for (const { target, chance } of hidings) if (movesCargo(target)) hide(target, chance);
  for (const [i, kind] of plan.confusers.entries()) add(kind, random.fork(`confuser/${i}`));
  for (const { target, chance } of hidings) if (!movesCargo(target)) hide(target, chance);
  return { structure, packages, confusers, targets, packageCount };
}

function stowed({ loadings }: ContainerPlan, frame: ContainerFrame, random: Random): readonly Package[] {
  const hold = holdOf(frame);
  return loadings.flatMap(({ goods, from, to, fill }, i) => {
    const bay = {
      x: [hold.x[0] + from * lengthOf(hold.x), hold.x[0] + to * lengthOf(hold.x)] as const,
      y: hold.y,
      z: hold.z,
      payloadKg: frame.payloadKg * 0.97 * (to - from),
      fill,
    };
    return GOODS[goods].stow(bay, random.fork(`loading/${i}`)).packages;
  });
}

/** Whether the whole cargo is stowed elsewhere for it; without the target it still is. */
function movesCargo({ classId, concealment }: TargetPlan): boolean {
  return classId === 'false-wall' || concealment === 'false-wall' || concealment === 'behind-cargo';
}

/** Cargo that made way for a target, and what is left of it. */
function exchanged(before: readonly Package[], placed: PlacedTarget): Pick<HiddenTarget, 'removed' | 'added'> {
  if (movesCargo(placed)) return { removed: [], added: [] };
  const bodies = new Set(before.flat());
  const left = new Set(placed.packages.flat());
  return {
    removed: [...bodies].filter((body) => !left.has(body)),
    added: [...left].filter((body) => !bodies.has(body)),
  };
}

function overlapInPicture(some: readonly Solid[], others: readonly Solid[]): boolean {
  return some.some((one) =>
    others.some(
      (other) => one.x[0] < other.x[1] && other.x[0] < one.x[1] && one.y[0] < other.y[1] && other.y[0] < one.y[1],
    ),
  );
}
