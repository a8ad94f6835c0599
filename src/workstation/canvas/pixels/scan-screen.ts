import { imagePoint } from '#domain/annotation/space.ts';
import { NEUTRAL, type Settings } from '#imaging/pipeline/pipeline.ts';
import type { Plane } from '#imaging/plane.ts';
import { screenFromImage } from '../model/camera.ts';
import { lensAt } from '../model/lens.ts';
import type { ImageSize } from '../model/viewport.ts';
import { type Planes, settingsOf, shownPicture } from '../view.ts';
import type { ViewState, ViewStore } from '../view-store.ts';
import { createCanvasRenderer } from './canvas-renderer.ts';
import { countSamples } from './count-samples.ts';
import { createOpeningClock } from './opening-clock.ts';
import type { DualEnergy, Patch, Picture } from './pixel-renderer.ts';
import { sizeCanvas } from './size-canvas.ts';
import { createWebglRenderer } from './webgl/webgl-renderer.ts';

/** What is to be seen, as far as it has come. */
export interface Shown {
  readonly scanId: string;
  readonly image: ImageSize;
  /** Height of one pixel over its width, both in millimetres. */
  readonly pixelAspect: number;
  readonly planes: Planes | null;
  readonly preview: Plane | null;
  /** Of the scan that probably comes next. */
  readonly upcoming: readonly Plane[];
}

export interface ScreenState {
  readonly picture: 'none' | 'preview' | 'full';
  readonly renderer: 'webgl2' | 'canvas';
  /** Null where no lens is held. */
  readonly lensScale: number | null;
}

/** Of the 16 ms of a frame, what bringing pixels to the graphics card may take. */
const UPLOAD_BUDGET_MS = 5;
/** In a frame that draws nothing. */
const IDLE_BUDGET_MS = 12;
/** What rests on the screen this long counts as looked at. */
const SEEN_AFTER_MS = 300;

/**
 * Keeps the pixels on the canvas in step with the view, one draw for each frame in which something changed. While a
 * picture is on its way to the graphics card, the one before it stays.
 */
export function createScanScreen(canvas: HTMLCanvasElement, view: ViewStore, tell: (state: ScreenState) => void) {
  const renderer = createWebglRenderer(canvas, request) ?? createCanvasRenderer(canvas);
  const opening = createOpeningClock();
  let shown: Shown | null = null;
  let drawn: Picture | null = null;
  let frameId = 0;
  /** Something changed that the canvas does not show yet. */
  let isStale = false;
  let areAllReady = false;
  let seenTimer: ReturnType<typeof setTimeout> | undefined;
  const pictures = new Map<Plane, Picture>();

  function pictureOf(plane: Plane, samplePx: number): Picture {
    const known = pictures.get(plane) ?? { plane, samplePx };
    pictures.set(plane, known);
    return known;
  }

  /** What is to be drawn first, then what may be turned to without waiting. */
  function wantedPictures({ planes, preview, image }: Shown, state: ViewState): readonly Picture[] {
    if (!planes) return preview ? [pictureOf(preview, Math.ceil(image.widthPx / preview.width))] : [];
    const { reference } = state;
    const own = state.plane === 'low' && planes.low ? planes.low : planes.high;
    const compared = { scan: own, reference: reference?.aligned, difference: reference?.difference };
    const all = [compared[shownPicture(state)], planes.high, planes.low, reference?.aligned, reference?.difference];
    const each = new Set(all.filter((plane) => plane !== undefined && plane !== null));
    return [...each].map((plane) => pictureOf(plane, 1));
  }

  /** The reference right of the pointer, and the lens around it. */
  function patchesOf(state: ViewState): readonly Patch[] {
    const { camera, viewport, reference, look, isLensHeld, pointer } = state;
    const aligned = look.comparison.way === 'swipe' && reference?.aligned;
    const [right, bottom] = [canvas.width, canvas.height];
    const swiped = aligned && {
      picture: pictureOf(aligned, 1),
      camera,
      box: { left: swipeLeft(state, right), top: 0, right, bottom },
      hasRim: true,
    };
    const lens = isLensHeld &&
      pointer &&
      drawn && { picture: drawn, ...lensAt(camera, viewport, pointer), hasRim: true };
    return [swiped, lens].filter((patch) => patch !== null && patch !== undefined && patch !== false);
  }

  function request(): void {
    isStale = true;
    nextFrame();
  }

  function nextFrame(): void {
    if (frameId === 0) frameId = requestAnimationFrame(drawFrame);
  }

  function drawFrame(): void {
    frameId = 0;
    if (!shown) return;
    const state = view.getState();
    const [wanted, ...others] = wantedPictures(shown, state);
    const isReady = wanted ? renderer.prepare(wanted, isStale && drawn ? UPLOAD_BUDGET_MS : IDLE_BUDGET_MS) : false;
    if (wanted && isReady && drawn !== wanted) {
      drawn = wanted;
      isStale = true;
    }
    if (isStale) paint(shown, state);
    // A lost graphics context takes the pixels that were drawn.
    isStale = drawn === wanted && !isReady;
    if (!wanted) return;
    // The others follow, so that the officer can turn to them without waiting; then those of the next scan.
    const wereAllReady = areAllReady;
    const upcoming = shown.upcoming.map((plane) => pictureOf(plane, 1));
    areAllReady = isReady && others.every(isBrought);
    if (areAllReady) keepOnly([wanted, ...others, ...upcoming]);
    if (!areAllReady || !upcoming.every(isBrought)) nextFrame();
    // What is made of both energies can be drawn only now.
    if (areAllReady && !wereAllReady && others.length > 0) request();
  }

  function isBrought(picture: Picture): boolean {
    return renderer.prepare(picture, UPLOAD_BUDGET_MS);
  }

  function paint({ planes }: Shown, state: ViewState): void {
    const { camera, viewport } = state;
    sizeCanvas(canvas, viewport);
    const [scan, settings, patches] = [dualEnergyOf(planes), shownSettings(state), patchesOf(state)];
    renderer.draw({ picture: drawn, scan, settings, camera, viewport, patches });
    const picture = !drawn ? 'none' : drawn.samplePx > 1 ? 'preview' : 'full';
    opening.drew(picture);
    tell({ picture, renderer: renderer.kind, lensScale: lensScaleOf(state) });
  }

  function keepOnly(kept: readonly Picture[]): void {
    renderer.keepOnly(kept);
    for (const [plane, picture] of pictures) if (!kept.includes(picture)) pictures.delete(plane);
  }

  function noteSeenSoon(): void {
    clearTimeout(seenTimer);
    seenTimer = setTimeout(() => drawn && view.getState().noteSeen(), SEEN_AFTER_MS);
  }

  const unsubscribe = view.subscribe((now, before) => {
    if (now.pointer !== before.pointer && !followsPointer(now)) return;
    if (now.camera !== before.camera || now.viewport !== before.viewport) noteSeenSoon();
    request();
  });

  return {
    show(next: Shown): void {
      if (next.scanId !== shown?.scanId) {
        drawn = null;
        opening.start(next.scanId);
        view.getState().open(next.scanId, next.image, next.pixelAspect);
      }
      const hadPicture = shown?.scanId === next.scanId && (shown.planes ?? shown.preview) !== null;
      shown = next;
      const first = next.preview ?? next.planes?.high;
      if (first && !hadPicture) {
        view.getState().setLevels(countSamples(first));
        noteSeenSoon();
      }
      if (next.planes) view.getState().setPlanes(next.planes);
      request();
    },
    dispose(): void {
      unsubscribe();
      clearTimeout(seenTimer);
      cancelAnimationFrame(frameId);
      renderer.dispose();
    },
  };
}

/** In device pixels, of a canvas of this width. */
function swipeLeft({ camera, viewport, pointer, swipeFromPx }: ViewState, widthPx: number): number {
  const at = screenFromImage(camera, imagePoint(swipeFromPx, pointer?.y ?? 0)).x / viewport.widthPx;
  return Math.round(Math.min(1, Math.max(0, at)) * widthPx);
}

function lensScaleOf({ isLensHeld, pointer, camera, viewport }: ViewState): number | null {
  return isLensHeld && pointer ? lensAt(camera, viewport, pointer).camera.scale : null;
}

/** A difference has a scale of its own, which no window of the scan fits. */
function shownSettings(state: ViewState): Settings {
  return shownPicture(state) === 'difference' ? NEUTRAL : settingsOf(state);
}

/** Whether a move of the pointer alone changes what is on the canvas. */
function followsPointer({ isLensHeld, look }: ViewState): boolean {
  return isLensHeld || look.comparison.way === 'swipe';
}

function dualEnergyOf(planes: Planes | null): DualEnergy | null {
  if (!planes?.low || !planes.energies) return null;
  return { high: planes.high, low: planes.low, energies: planes.energies };
}

export type ScanScreen = ReturnType<typeof createScanScreen>;
