import { createRandom, type Random } from '#base/random.ts';
import { SPECTRA } from './physics/spectra.ts';
import { FINENESS } from './scanner/aperture.ts';
import { type Camera, finer } from './scanner/camera.ts';
import { cameraFor } from './scanner/frame-camera.ts';
import { grainField } from './scanner/grain-field.ts';
import { visibilityIn } from './scanner/visibility.ts';
import { warpOf } from './scanner/warp.ts';
import { composeScene, type Scene, standsOf } from './scenarios/compose-scene.ts';
import { planOf } from './scenarios/scenarios.ts';
import { impossibilitiesOf } from './scenarios/scene-checks.ts';
import type { ScenePlan } from './scenarios/scene-plan.ts';
import type { Picture } from './truth/picture.ts';

export interface SceneRequest {
  readonly scenario: string;
  readonly seed: string;
}

/** A composed scene before the scanner, and everything that decides how it will be seen. */
export interface StagedScene {
  readonly plan: ScenePlan;
  readonly scene: Scene;
  readonly picture: Picture;
  /** The view in which the scene is drawn, finer than the picture. */
  readonly fine: Camera;
  readonly grain: Float32Array;
  /** Chance of the whole request; fork it. */
  readonly random: Random;
}

/** A scene that could not stand on a quay: a defect of the simulator, found before anybody learns from it. */
export class ImpossibleScene extends Error {
  override readonly name = 'ImpossibleScene';
}

/**
 * The same scenario and seed give the same scene on every machine. Throws `ImpossibleScene` when it would break
 * payload, geometry or goods.
 */
export function stage({ scenario, seed }: SceneRequest): StagedScene {
  const random = createRandom(`${scenario}/${seed}`);
  const plan = planOf(scenario, random.fork('plan'));
  const camera = cameraFor(standsOf(plan), plan.placement);
  const fine = finer(camera, FINENESS);
  const grain = grainField(random.fork('grain'), fine.pitchMm);
  const spectrum = SPECTRA[plan.acquisition.energies.high];
  const scene = composeScene(plan, random.fork('scene'), visibilityIn(fine, grain, spectrum));
  const faults = impossibilitiesOf(scene);
  if (faults.length > 0) throw new ImpossibleScene(`${scenario}, seed ${seed}: ${faults.slice(0, 3).join('; ')}`);
  const warp = warpOf(camera.widthPx, plan.acquisition.motion, 0);
  return { plan, scene, picture: { camera, warp, isMirrored: plan.mirrored }, fine, grain, random };
}
