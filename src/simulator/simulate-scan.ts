import { createRandom } from '#base/random.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import type { Solid } from './cargo/solid.ts';
import type { TargetClass } from './cargo/target.ts';
import { emptyBasisMaps } from './physics/basis-maps.ts';
import { SPECTRA } from './physics/spectra.ts';
import { acquire } from './scanner/acquire.ts';
import { type Camera, type PixelBox, projectedBox } from './scanner/camera.ts';
import { FRAMES } from './scanner/container-frame.ts';
import { drawSolid } from './scanner/draw-solid.ts';
import { cameraFor } from './scanner/frame-camera.ts';
import { grainField } from './scanner/grain-field.ts';
import { visibilityIn } from './scanner/visibility.ts';
import { type Warp, warpedBox, warpOf } from './scanner/warp.ts';
import { composeScene, type Scene } from './scenarios/compose-scene.ts';
import { declarationFor, inventedContainerNumber } from './scenarios/papers.ts';
import { planOf } from './scenarios/scenarios.ts';
import type { ScenePlan } from './scenarios/scene-plan.ts';

/** What is really in a simulated scan. Boxes are in image pixels. */
export interface GroundTruth {
  readonly seed: string;
  readonly scenario: string;
  readonly targets: readonly {
    readonly classId: TargetClass;
    readonly box: PixelBox;
    /** Mean change of -ln T (high energy) that the target makes within its box. */
    readonly contrast: number;
  }[];
  readonly containerBox: PixelBox;
  readonly cargo: string;
  readonly cargoMassKg: number;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
}

export interface SimulatedScan {
  readonly planes: { readonly high: Plane; readonly low: Plane };
  readonly sidecar: ScanSidecarInput;
  readonly truth: GroundTruth;
}

/** Simulates one scan; the same scenario and seed give the same bytes on every machine. */
export function simulateScan(options: {
  readonly scenario: string;
  readonly seed: string;
  /** ISO instant for the sidecar. */
  readonly scannedAt: string;
}): SimulatedScan {
  const random = createRandom(`${options.scenario}/${options.seed}`);
  const plan = planOf(options.scenario, random.fork('plan'));
  const frame = FRAMES[plan.frame];
  const camera = cameraFor(frame, plan.placement);
  const grain = grainField(random.fork('grain'), camera.pitchMm);
  const spectrum = SPECTRA[plan.acquisition.energies.high];
  const scene = composeScene(plan, random.fork('scene'), visibilityIn(camera, grain, spectrum));

  const maps = emptyBasisMaps(camera.widthPx, camera.heightPx);
  for (const solid of allSolids(scene)) drawSolid({ camera, maps, grain }, solid);
  const planes = acquire(maps, plan.acquisition, random.fork('acquisition'));

  const warp = warpOf(camera.widthPx, plan.acquisition.motion, 0);
  return {
    planes: plan.mirrored ? { high: mirrored(planes.high), low: mirrored(planes.low) } : planes,
    sidecar: sidecarOf(options, plan, scene, camera),
    truth: truthOf(options, plan, scene, camera, warp),
  };
}

function allSolids(scene: Scene): readonly Solid[] {
  return [...scene.backdrop, ...scene.packages.flat(), ...scene.targets.flatMap((target) => target.solids)];
}

function sidecarOf(
  options: { readonly scenario: string; readonly seed: string; readonly scannedAt: string },
  plan: ScenePlan,
  scene: Scene,
  camera: Camera,
): ScanSidecarInput {
  const random = createRandom(`${options.scenario}/${options.seed}`).fork('papers');
  const { high, low } = plan.acquisition.energies;
  return {
    format: 'gantry-scan',
    formatVersion: 1,
    containerNumber: inventedContainerNumber(random),
    site: 'Simulated Terminal',
    lane: `Lane ${random.integer(1, 3)}`,
    scanner: { maker: 'Simulated', model: `Line scanner ${high}/${low} MV`, serial: `SIM-${random.integer(1, 9)}` },
    scannedAt: options.scannedAt,
    planes: [
      { energy: 'high', energyMeV: high },
      { energy: 'low', energyMeV: low },
    ],
    pixelPitchMm: { x: camera.pitchMm, y: camera.pitchMm },
    widthPx: camera.widthPx,
    heightPx: camera.heightPx,
    declaration: declarationFor(plan, scene, random),
    reasons: [...plan.reasons],
    riskScore: plan.riskScore,
    simulated: true,
  };
}

function truthOf(
  options: { readonly scenario: string; readonly seed: string },
  plan: ScenePlan,
  scene: Scene,
  camera: Camera,
  warp: Warp,
): GroundTruth {
  const frame = FRAMES[plan.frame];
  const inPicture = (box: PixelBox) => {
    const bent = within(warpedBox(box, warp), camera);
    return plan.mirrored ? { ...bent, x: camera.widthPx - bent.x - bent.width } : bent;
  };
  const { imperfections, motion, energies } = plan.acquisition;
  return {
    seed: options.seed,
    scenario: options.scenario,
    targets: scene.targets.map(({ classId, solids, contrast }) => ({
      classId,
      box: inPicture(enclosing(solids.map((solid) => projectedBox(camera, solid)))),
      contrast,
    })),
    containerBox: inPicture(
      projectedBox(camera, { x: [0, frame.lengthMm], y: [0, frame.heightMm], z: [0, frame.widthMm] }),
    ),
    cargo: plan.loadings.map((loading) => loading.goods).join('+'),
    cargoMassKg: scene.cargoMassKg,
    parameters: {
      container: frame.name,
      carriage: plan.carriage,
      mirrored: plan.mirrored,
      pitchMm: camera.pitchMm,
      highMv: energies.high,
      lowMv: energies.low,
      sourceHeightMm: camera.sourceHeightMm,
      sourceDistanceMm: camera.sourceDistanceMm,
      quantaHigh: imperfections.quanta.high,
      quantaLow: imperfections.quanta.low,
      scatter: imperfections.scatter,
      deadRows: imperfections.deadRows,
      wobblePx: motion.wobblePx,
      speedError: motion.speedError,
    },
  };
}

function enclosing(boxes: readonly PixelBox[]): PixelBox {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

function within(box: PixelBox, { widthPx, heightPx }: Camera): PixelBox {
  const x = Math.min(widthPx, Math.max(0, box.x));
  const y = Math.min(heightPx, Math.max(0, box.y));
  return {
    x,
    y,
    width: Math.min(widthPx, Math.max(0, box.x + box.width)) - x,
    height: Math.min(heightPx, Math.max(0, box.y + box.height)) - y,
  };
}

function mirrored({ width, height, samples }: Plane): Plane {
  const result = new Uint16Array(samples.length);
  for (let row = 0; row < height; row++) {
    result.set(samples.subarray(row * width, (row + 1) * width).toReversed(), row * width);
  }
  return plane(width, height, result);
}
