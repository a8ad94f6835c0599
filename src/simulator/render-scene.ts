import { extentOf, type Solid } from './bodies/solid.ts';
import type { BasisMaps } from './physics/basis-maps.ts';
import type { Acquisition } from './scanner/acquire.ts';
import { type Camera, type PixelBox, projectedBox } from './scanner/camera.ts';
import type { Motion } from './scanner/detector.ts';
import { drawMass, drawScene } from './scanner/draw-scene.ts';
import { warpOf } from './scanner/warp.ts';
import { allSolids, type Scene } from './scenarios/compose-scene.ts';
import type { HiddenTarget } from './scenarios/load-container.ts';
import type { ContainerPlan } from './scenarios/scene-plan.ts';
import { type SceneRequest, stage } from './stage.ts';
import {
  type ConfuserTruth,
  type ContainerTruth,
  confuserTruth,
  containerTruth,
  type TargetTruth,
  targetTruth,
} from './truth/ground-truth.ts';
import { totalMass } from './truth/material-maps.ts';
import { asSeen, type Picture } from './truth/picture.ts';

/** What one target changes in a scene. */
export interface RenderedTarget {
  /** As in a picture without tilt, sway or mirror. */
  readonly truth: TargetTruth;
  /** The part of the fine maps that changes, in their pixels. */
  readonly window: PixelBox;
  /** The scene with the target less the scene without it, g/cm², in the window; negative where cargo made room. */
  readonly delta: BasisMaps;
}

/** A scene before the scanner, with what each of its targets adds kept apart: without them it is its own benign twin. */
export interface RenderedScene {
  readonly camera: Camera;
  /** The planned one; another will do as well. */
  readonly acquisition: Acquisition;
  readonly isMirrored: boolean;
  /** Drawn `FINENESS` times finer than the camera's pixels, without the targets. */
  readonly base: BasisMaps;
  readonly containers: readonly ContainerTruth[];
  readonly targets: readonly RenderedTarget[];
  readonly confusers: readonly ConfuserTruth[];
}

const AT_REST: Motion = {
  tiltPx: 0,
  wobblePx: 0,
  wobbleWaves: 1,
  speedError: 0,
  speedWaves: 1,
  interlacePx: 0,
};

/** Draws the scene that `simulateScan` would scan: base and deltas together are what its scanner sees. */
export function renderScene(request: SceneRequest): RenderedScene {
  const { plan, scene, picture, fine, grain } = stage(request);
  const { camera } = picture;
  const still: Picture = { camera, warp: warpOf(camera.widthPx, AT_REST, 0), isMirrored: false };
  const changes = scene.containers.flatMap(changesIn);
  const { total, watch } = totalMass(fine.widthPx * fine.heightPx, fine.widthPx);
  const base = drawScene(fine, grain, solidsWithoutTargets(scene), watch);
  // Drawn on the whole grid and then cut out, so that the irregularity of the fillings falls as it does in the base.
  const drawn = changes.map(({ target, solids }) => {
    const window = windowOf(fine, solids);
    return { target, window, delta: cut(drawScene(fine, grain, solids, watch), window) };
  });
  const everything = asSeen(still, total);
  return {
    camera,
    acquisition: plan.acquisition,
    isMirrored: plan.mirrored,
    base,
    containers: scene.containers.map((loaded, i) => containerTruth(plan.containers[i] as ContainerPlan, loaded, still)),
    targets: drawn.flatMap(({ target, window, delta }) => {
      const own = asSeen(still, drawMass(fine, grain, target.solids));
      const truth = targetTruth(target, own, everything, camera.widthPx);
      return truth ? [{ truth, window, delta }] : [];
    }),
    confusers: scene.containers.flatMap(({ confusers }) => confusers.map((one) => confuserTruth(one, still))),
  };
}

interface Change {
  readonly target: HiddenTarget;
  /** What came with the target, and what of the cargo went for it as missing matter. */
  readonly solids: readonly Solid[];
}

/** What each target changed, with cargo that made way. */
function changesIn({ targets }: Scene['containers'][number]): Change[] {
  return targets.map((target) => {
    const missing = target.removed.map((solid) => ({ ...solid, density: -solid.density }));
    return { target, solids: [...target.solids, ...target.companions, ...target.added, ...missing] };
  });
}

/** The bodies of a scene as they were before anything was hidden, but for cargo that was stowed elsewhere as a whole. */
function solidsWithoutTargets(scene: Scene): readonly Solid[] {
  const solids = new Set(allSolids(scene));
  for (const target of scene.containers.flatMap(({ targets }) => targets).toReversed()) {
    for (const solid of [...target.solids, ...target.companions, ...target.added]) solids.delete(solid);
    for (const solid of target.removed) solids.add(solid);
  }
  return [...solids];
}

/** The pixels of a camera's picture that bodies can touch. */
function windowOf(camera: Camera, solids: readonly Solid[]): PixelBox {
  const box = projectedBox(camera, extentOf(solids));
  const x = Math.min(camera.widthPx - 1, Math.max(0, Math.floor(box.x)));
  const y = Math.min(camera.heightPx - 1, Math.max(0, Math.floor(box.y)));
  const right = Math.min(camera.widthPx, Math.ceil(box.x + box.width));
  const bottom = Math.min(camera.heightPx, Math.ceil(box.y + box.height));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}

function cut(maps: BasisMaps, window: PixelBox): BasisMaps {
  const part = (map: Float32Array): Float32Array => {
    const result = new Float32Array(window.width * window.height);
    for (let row = 0; row < window.height; row++) {
      const from = (window.y + row) * maps.width + window.x;
      result.set(map.subarray(from, from + window.width), row * window.width);
    }
    return result;
  };
  return {
    width: window.width,
    height: window.height,
    compton: part(maps.compton),
    pair: part(maps.pair),
    photo: part(maps.photo),
  };
}
