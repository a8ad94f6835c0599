import { createRandom, type Random } from '#base/random.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { SPECTRA } from './physics/spectra.ts';
import { acquire } from './scanner/acquire.ts';
import { collected, FINENESS } from './scanner/aperture.ts';
import { type Camera, finer } from './scanner/camera.ts';
import { drawMass, drawScene } from './scanner/draw-scene.ts';
import { cameraFor } from './scanner/frame-camera.ts';
import { grainField } from './scanner/grain-field.ts';
import { visibilityIn } from './scanner/visibility.ts';
import { warpOf } from './scanner/warp.ts';
import { allSolids, composeScene, type Scene, standsOf } from './scenarios/compose-scene.ts';
import { declarationFor, inventedContainerNumber } from './scenarios/papers.ts';
import { planOf } from './scenarios/scenarios.ts';
import type { ScenePlan } from './scenarios/scene-plan.ts';
import { type ContainerTruth, containerTruth, type TargetTruth, targetTruth } from './truth/ground-truth.ts';
import { type MaterialMaps, materialMapper } from './truth/material-maps.ts';
import { flipped, type Picture } from './truth/picture.ts';

/** What is really in a simulated scan, and how it was taken. Boxes are in image pixels. */
export interface GroundTruth {
  readonly seed: string;
  readonly scenario: string;
  readonly containers: readonly ContainerTruth[];
  readonly targets: readonly TargetTruth[];
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
  readonly materials: MaterialMaps;
}

export interface ScanRequest {
  readonly scenario: string;
  readonly seed: string;
  /** ISO instant for the sidecar. */
  readonly scannedAt: string;
}

/** Simulates one scan; the same scenario and seed give the same bytes on every machine. */
export function simulateScan(request: ScanRequest): SimulatedScan {
  const random = createRandom(`${request.scenario}/${request.seed}`);
  const plan = planOf(request.scenario, random.fork('plan'));
  const camera = cameraFor(standsOf(plan), plan.placement);
  const fine = finer(camera, FINENESS);
  const grain = grainField(random.fork('grain'), fine.pitchMm);
  const spectrum = SPECTRA[plan.acquisition.energies.high];
  const scene = composeScene(plan, random.fork('scene'), visibilityIn(fine, grain, spectrum));

  const mapper = materialMapper(fine.widthPx * fine.heightPx);
  const maps = drawScene(fine, grain, allSolids(scene), mapper.add);
  const planes = acquire(maps, plan.acquisition, random.fork('acquisition'));
  const picture: Picture = {
    camera,
    warp: warpOf(camera.widthPx, plan.acquisition.motion, 0),
    isMirrored: plan.mirrored,
  };
  const seen = (mass: Float32Array) => shown(collected(mass, camera.widthPx, camera.heightPx, picture.warp), picture);
  const materials = mapper.maps(seen);
  const targets = scene.containers.flatMap((container) => container.targets);
  return {
    planes: { high: turned(planes.high, picture), low: turned(planes.low, picture) },
    sidecar: sidecarOf(request, plan, scene, camera),
    truth: {
      seed: request.seed,
      scenario: request.scenario,
      containers: scene.containers.map((loaded, i) =>
        containerTruth(plan.containers[i] as ScenePlan['containers'][0], loaded, picture),
      ),
      targets: targets.flatMap((target) => {
        const own = seen(drawMass(fine, grain, target.solids));
        return targetTruth(target, own, materials.arealDensity, camera.widthPx) ?? [];
      }),
      acquisition: plan.acquisition,
      camera,
      carriage: plan.carriage,
      isMirrored: plan.mirrored,
    },
    materials,
  };
}

function shown(map: Float32Array, { camera, isMirrored }: Picture): Float32Array {
  return isMirrored ? flipped(map, camera.widthPx) : map;
}

function turned({ width, height, samples }: Plane, { isMirrored }: Picture): Plane {
  return plane(width, height, isMirrored ? flipped(samples, width) : samples);
}

function sidecarOf(request: ScanRequest, plan: ScenePlan, scene: Scene, camera: Camera): ScanSidecarInput {
  const random: Random = createRandom(`${request.scenario}/${request.seed}`).fork('papers');
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
    widthPx: camera.widthPx,
    heightPx: camera.heightPx,
    declaration: declarationFor(plan.containers, scene.containers, random),
    reasons: [...plan.reasons],
    riskScore: plan.riskScore,
    simulated: true,
  };
}
