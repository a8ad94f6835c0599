import type { Random } from '#base/random.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { acquire } from './scanner/acquire.ts';
import type { Camera } from './scanner/camera.ts';
import { drawMass, drawScene } from './scanner/draw-scene.ts';
import { allSolids, type Scene } from './scenarios/compose-scene.ts';
import { declarationFor, inventedContainerNumber } from './scenarios/papers.ts';
import type { ContainerPlan, ScenePlan } from './scenarios/scene-plan.ts';
import { type SceneRequest, type StagedScene, stage } from './stage.ts';
import {
  type ConfuserTruth,
  type ContainerTruth,
  confuserTruth,
  containerTruth,
  type TargetTruth,
  targetTruth,
} from './truth/ground-truth.ts';
import { type MaterialMaps, massByGroup, materialMaps, totalMass } from './truth/material-maps.ts';
import { asSeen, flipped, type Picture } from './truth/picture.ts';

/** What is really in a simulated scan, and how it was taken. Boxes are in image pixels. */
export interface GroundTruth {
  readonly seed: string;
  readonly scenario: string;
  readonly containers: readonly ContainerTruth[];
  readonly targets: readonly TargetTruth[];
  readonly confusers: readonly ConfuserTruth[];
  /** Every setting of the scanner and its imperfections. */
  readonly acquisition: ScenePlan['acquisition'];
  readonly camera: Camera;
  readonly carriage: string;
  readonly isMirrored: boolean;
}

export interface SimulatedScan {
  readonly planes: { readonly high: Plane; readonly low: Plane };
  readonly sidecar: ScanSidecarInput;
  readonly truth: GroundTruth;
}

export interface ScanRequest extends SceneRequest {
  /** ISO instant for the sidecar. */
  readonly scannedAt: string;
}

/** Simulates one scan; the same scenario and seed give the same bytes on every machine. */
export function simulateScan(request: ScanRequest): SimulatedScan {
  const staged = stage(request);
  const { plan, scene, picture, fine, grain, random } = staged;
  const { total, watch } = totalMass(fine.widthPx * fine.heightPx, fine.widthPx);
  const maps = drawScene(fine, grain, allSolids(scene), watch);
  const planes = acquire(maps, plan.acquisition, random.fork('acquisition'));
  return {
    planes: { high: turned(planes.high, picture), low: turned(planes.low, picture) },
    sidecar: sidecarOf(request, plan, scene, picture.camera, random.fork('papers')),
    truth: truthOf(request, staged, asSeen(picture, total)),
  };
}

/** What the beam passed at each pixel of the scan of the same request. */
export function simulateMaterials(request: SceneRequest): MaterialMaps {
  const { scene, picture, fine, grain } = stage(request);
  const { groups, watch } = massByGroup(fine.widthPx * fine.heightPx, fine.widthPx);
  drawScene(fine, grain, allSolids(scene), watch);
  return materialMaps(groups.map((group) => asSeen(picture, group)));
}

/** `everything` is the areal density at each pixel of the picture, g/cm². */
function truthOf(
  { seed, scenario }: SceneRequest,
  { plan, scene, picture, fine, grain }: StagedScene,
  everything: Float32Array,
): GroundTruth {
  const targets = scene.containers.flatMap((container) => container.targets);
  return {
    seed,
    scenario,
    containers: scene.containers.map((loaded, i) =>
      containerTruth(plan.containers[i] as ContainerPlan, loaded, picture),
    ),
    targets: targets.flatMap((target) => {
      const own = asSeen(picture, drawMass(fine, grain, target.solids));
      return targetTruth(target, own, everything, picture.camera.widthPx) ?? [];
    }),
    confusers: scene.containers.flatMap(({ confusers }) => confusers.map((one) => confuserTruth(one, picture))),
    acquisition: plan.acquisition,
    camera: picture.camera,
    carriage: plan.carriage,
    isMirrored: plan.mirrored,
  };
}

function turned({ width, height, samples }: Plane, { isMirrored }: Picture): Plane {
  return plane(width, height, isMirrored ? flipped(samples, width) : samples);
}

/** `magnification` is that of the middle plane on the detectors. */
function geometryOf({ sourceDistanceMm, middleDepthMm }: Camera, magnification: number) {
  const sourceToMiddleMm = Math.round(sourceDistanceMm + middleDepthMm);
  return { sourceToMiddleMm, sourceToDetectorMm: Math.round(sourceToMiddleMm * magnification) };
}

function sidecarOf(
  request: ScanRequest,
  plan: ScenePlan,
  scene: Scene,
  camera: Camera,
  random: Random,
): ScanSidecarInput {
  const { high, low } = plan.acquisition.energies;
  return {
    format: 'gantry-scan',
    formatVersion: 1,
    containerNumber: inventedContainerNumber(random),
    site: 'Simulated Terminal',
    lane: `Lane ${random.integer(1, 3)}`,
    scanner: { maker: 'Simulated', model: `Line scanner ${high}/${low} MV`, serial: `SIM-${random.integer(1, 9)}` },
    scannedAt: request.scannedAt,
    planes: [
      { energy: 'high', energyMeV: high },
      { energy: 'low', energyMeV: low },
    ],
    pixelPitchMm: { x: camera.pitchMm, y: camera.pitchMm },
    doors: plan.mirrored ? 'left' : 'right',
    geometry: geometryOf(camera, plan.acquisition.imperfections.magnification),
    widthPx: camera.widthPx,
    heightPx: camera.heightPx,
    declaration: declarationFor(plan.containers, scene.containers, random),
    reasons: [...plan.reasons],
    riskScore: plan.riskScore,
    simulated: true,
  };
}
