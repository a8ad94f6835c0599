import { createStore, type StoreApi } from 'zustand/vanilla';
import { nextOf } from '#base/next-of.ts';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { type ImageBox, type ImagePoint, type ScreenPoint, screenPoint } from '#domain/annotation/space.ts';
import type { ScannerPresets } from '#domain/officer/window-preset.ts';
import { sliceBox } from '#domain/scan/stack.ts';
import { viewBox } from '#domain/scan/views.ts';
import { autoWindow } from '#imaging/measure/auto-window.ts';
import { COMPARISON_WAYS } from '#imaging/ops/comparison.ts';
import { TRANSFER_CURVES } from '#imaging/ops/transfer.ts';
import type { Window } from '#imaging/ops/window-level.ts';
import { NEUTRAL } from '#imaging/pipeline/pipeline.ts';
import * as camera from './model/camera.ts';
import { type Look, PLAIN_LOOK } from './model/look.ts';
import { type Pose, uprightPose } from './model/pose.ts';
import { type Preset, windowOfPreset } from './model/presets.ts';
import { nothingSeen, seenAfter } from './model/seen-area.ts';
import type { ToolId } from './model/tools/tools.ts';
import type { ImageSize, Viewport } from './model/viewport.ts';
import { clampWindow, windowAfterStep } from './model/window-gesture.ts';
import { countSamples } from './pixels/count-samples.ts';
import {
  type ComparedPlanes,
  type Greys,
  greysOf,
  isAsStored,
  isOwnPreset,
  type Planes,
  SHOWN_VIEWS,
  shownSlice,
  shownViews,
  type View,
} from './view.ts';

export interface ViewActions {
  /** A new scan: whole picture, preset window, nothing selected, nothing seen. Keeps tool, curve and inversion; all else is as delivered. Nothing happens when it is open already. */
  open(scanId: string, image: ImageSize, pixelAspect: number): void;
  setPlanes(planes: Planes): void;
  setViewport(viewport: Viewport): void;
  /** Tells how often each value occurs in the scan, from which the automatic window and the presets follow. */
  setLevels(counts: Uint32Array): void;
  fit(): void;
  oneToOne(): void;
  zoomAt(at: ScreenPoint, factor: number): void;
  /** Around the middle of the canvas. */
  zoomBy(factor: number): void;
  /** In CSS pixels; the scan follows the hand. */
  panBy(dxPx: number, dyPx: number): void;
  sweep(direction: camera.SweepDirection): void;
  /** The next slice of a stack, or the one before; from the whole stack the first, or the last. */
  stepSlice(step: 1 | -1): void;
  /** From both views to the side view alone, to the same place seen from above, and back to both. */
  nextView(): void;
  centreOn(place: ImagePoint): void;
  /** Moves only if the box is not in sight. */
  showBox(box: ImageBox): void;
  setWindow(window: Window): void;
  /** One key press: steps of -1, 0 or 1; up is brighter, and wider. */
  stepWindow(level: number, width: number): void;
  /** A window over what lies in a part of the scan. */
  windowOver(box: ImageBox): void;
  windowOverView(): void;
  applyPreset(preset: Preset): void;
  /** Those of the officer for scanners of this kind; the preset in use follows. */
  setOwnPresets(presets: ScannerPresets): void;
  toggleInvert(): void;
  /** The next curve; the window is found again on it. */
  nextTransfer(): void;
  setLook(change: Partial<Look>): void;
  /** The full stored range with nothing done to it; the same again goes back to what was shown before. */
  toggleAsStored(): void;
  /** Quarter turns clockwise. */
  turn(): void;
  mirror(): void;
  setPointer(pointer: ImagePoint | null): void;
  togglePlane(): void;
  /** Tools that draw have no selection. */
  chooseTool(tool: ToolId): void;
  select(id: AnnotationId | null): void;
  hideMarks(areHidden: boolean): void;
  holdLens(isHeld: boolean): void;
  /** Begins a comparison side by side, or ends it. */
  setReference(reference: ComparedPlanes | null): void;
  /** The reference of a comparison on record, which says itself how it was shown. */
  bringReference(reference: ComparedPlanes | null): void;
  nextComparison(): void;
  holdReference(isHeld: boolean): void;
  toggleSeenArea(): void;
  /** What is on the screen now has rested there long enough to count as seen. */
  noteSeen(): void;
}

export type ViewState = View & ViewActions;
export type ViewStore = StoreApi<ViewState>;

const NO_IMAGE: ImageSize = { widthPx: 1, heightPx: 1 };
const FULL_SCALE: Window = { centre: 0.5, width: 1 };

const SHOWN_WAYS = COMPARISON_WAYS.filter((way) => way !== 'off');

const AS_STORED: Greys = { transfer: 'linear', window: FULL_SCALE, preset: 'full', invert: false, look: PLAIN_LOOK };

const unopened: View = {
  scanId: '',
  image: NO_IMAGE,
  planes: null,
  reference: null,
  levels: null,
  viewport: { widthPx: 1, heightPx: 1, pixelRatio: 1 },
  camera: { scale: 1, left: 0, top: 0, pose: uprightPose(NO_IMAGE, 1) },
  isFitted: true,
  plane: 'high',
  transfer: 'log',
  window: FULL_SCALE,
  preset: 'auto',
  ownPresets: {},
  presetBefore: 'auto',
  invert: false,
  look: PLAIN_LOOK,
  shownBefore: null,
  pointer: null,
  tool: 'select',
  selection: null,
  areMarksHidden: false,
  isLensHeld: false,
  swipeFromPx: 0,
  isReferenceHeld: false,
  isSeenAreaShown: false,
  seen: nothingSeen,
};

export function createViewStore(): ViewStore {
  return createStore<ViewState>()((set, get) => {
    const move = (next: (view: View) => camera.Camera, isFitted = false): void =>
      set((view) => ({ camera: next(view), isFitted }));
    const applyPreset = (preset: Preset): void =>
      set(({ transfer, levels, ownPresets }) => {
        const own = preset === 'full' ? undefined : ownPresets[preset];
        if (own) return { preset, presetBefore: preset, transfer: own.curve, window: clampWindow(own) };
        const window = windowOfPreset(preset, levels ? autoWindow(levels, transfer) : FULL_SCALE);
        return { preset, presetBefore: preset, window: clampWindow(window) };
      });
    const repose = (next: (pose: Pose) => Pose): void =>
      set(({ camera: before, viewport, isFitted }) => {
        const pose = next(before.pose);
        return {
          camera: isFitted ? camera.fitCamera(pose, viewport) : camera.posed(before, pose, viewport),
        };
      });
    const windowOver = ({ x, y, width, height }: ImageBox): void =>
      set(({ planes, levels, transfer }) => {
        if (!planes || !levels) return {};
        const [left, top] = [Math.floor(x), Math.floor(y)];
        const part = { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
        return { preset: null, window: autoWindow(countSamples(planes.high, part), transfer, levels) };
      });

    return {
      ...unopened,
      open: (scanId, image, pixelAspect) => {
        if (get().scanId === scanId) return;
        if (isAsStored(get())) get().toggleAsStored();
        set(({ viewport, image: before, transfer }) => ({
          scanId,
          image,
          // Slices hold densities and not what a beam lets through, so a curve for beams would hide them.
          transfer: image.stack ? 'linear' : before.stack ? unopened.transfer : transfer,
          planes: null,
          reference: null,
          levels: null,
          camera: camera.fitCamera(uprightPose(image, pixelAspect), viewport),
          isFitted: true,
          plane: 'high',
          preset: 'auto',
          presetBefore: 'auto',
          ownPresets: {},
          window: FULL_SCALE,
          look: PLAIN_LOOK,
          shownBefore: null,
          selection: null,
          areMarksHidden: false,
          isLensHeld: false,
          swipeFromPx: Math.round(image.widthPx / 2),
          isReferenceHeld: false,
          seen: nothingSeen,
        }));
      },
      setPlanes: (planes) => set({ planes }),
      setViewport: (viewport) =>
        set(({ camera: before, isFitted }) => ({
          viewport,
          camera: isFitted ? camera.fitCamera(before.pose, viewport) : camera.clampCamera(before, viewport),
        })),
      setLevels: (levels) => {
        set({ levels });
        const { preset } = get();
        if (preset) applyPreset(preset);
      },
      fit: () => move((view) => camera.fitCamera(view.camera.pose, view.viewport), true),
      oneToOne: () => move((view) => camera.oneToOneCamera(view.camera, view.viewport)),
      zoomAt: (at, factor) => move((view) => camera.zoomAt(view.camera, at, factor, view.viewport)),
      zoomBy: (factor) => {
        const { widthPx, heightPx } = get().viewport;
        get().zoomAt(screenPoint(widthPx / 2, heightPx / 2), factor);
      },
      panBy: (dxPx, dyPx) => set((view) => ({ camera: camera.panBy(view.camera, dxPx, dyPx, view.viewport) })),
      stepSlice: (step) => {
        const { stack } = get().image;
        if (!stack) return;
        const from = shownSlice(get()) ?? (step > 0 ? -1 : stack.slices);
        const slice = Math.min(stack.slices - 1, Math.max(0, from + step));
        move((view) => camera.fitBox(view.camera, sliceBox(stack, slice), view.viewport));
      },
      nextView: () => {
        const { image, camera: at, viewport } = get();
        if (!image.views) return;
        const next = nextOf(SHOWN_VIEWS, shownViews(get()) ?? 'both');
        if (next === 'both') return get().fit();
        const box = viewBox(image, image.views, next);
        const { x, width } = camera.visibleBox(at, viewport);
        move((view) => camera.fillAcross(view.camera, box, x + width / 2, view.viewport));
      },
      sweep: (direction) => move((view) => camera.sweep(view.camera, direction, view.viewport)),
      centreOn: (place) => set((view) => ({ camera: camera.centreOn(view.camera, place, view.viewport) })),
      showBox: (box) =>
        set((view) => {
          const shown = camera.showBox(view.camera, box, view.viewport);
          return shown === view.camera ? view : { camera: shown, isFitted: false };
        }),
      setWindow: (window) => set({ window: clampWindow(window), preset: null }),
      stepWindow: (level, width) =>
        set((view) => ({ window: windowAfterStep(view.window, level, width), preset: null })),
      windowOver,
      windowOverView: () => windowOver(camera.visibleBox(get().camera, get().viewport)),
      applyPreset,
      setOwnPresets: (ownPresets) => {
        set({ ownPresets });
        const { preset } = get();
        if (preset) applyPreset(preset);
      },
      toggleInvert: () => set(({ invert }) => ({ invert: !invert })),
      nextTransfer: () => {
        set(({ transfer, levels, preset }) => {
          const next = nextOf(TRANSFER_CURVES, transfer);
          const auto = levels ? autoWindow(levels, next) : FULL_SCALE;
          // A window that was kept belongs to the curve that it was kept on.
          const isOwn = isOwnPreset(get(), preset);
          const window = clampWindow(windowOfPreset((!isOwn && preset) || 'auto', auto));
          return { transfer: next, window, preset: isOwn ? null : (preset ?? 'auto') };
        });
      },
      turn: () => repose(({ quarterTurns, ...pose }) => ({ ...pose, quarterTurns: (quarterTurns + 1) % 4 })),
      mirror: () => repose(({ isMirrored, ...pose }) => ({ ...pose, isMirrored: !isMirrored })),
      setPointer: (pointer) => set(pointer ? { pointer, swipeFromPx: Math.round(pointer.x) } : { pointer }),
      togglePlane: () => set(({ plane, planes }) => ({ plane: plane === 'high' && planes?.low ? 'low' : 'high' })),
      setLook: (change) => set(({ look }) => ({ look: { ...look, ...change } })),
      toggleAsStored: () =>
        set((view) =>
          isAsStored(view) ? { ...view.shownBefore, shownBefore: null } : { ...AS_STORED, shownBefore: greysOf(view) },
        ),
      chooseTool: (tool) => set(({ selection }) => ({ tool, selection: tool === 'select' ? selection : null })),
      select: (selection) => set({ selection }),
      hideMarks: (areMarksHidden) => set({ areMarksHidden }),
      holdLens: (isLensHeld) => set({ isLensHeld }),
      bringReference: (reference) => set({ reference }),
      setReference: (reference) => {
        set({ reference, isReferenceHeld: false });
        get().setLook({ comparison: reference ? { way: 'beside', reference: reference.scanId } : NEUTRAL.comparison });
      },
      nextComparison: () =>
        set(({ reference, look }) =>
          reference
            ? {
                look: {
                  ...look,
                  comparison: { way: nextOf(SHOWN_WAYS, look.comparison.way), reference: reference.scanId },
                },
              }
            : {},
        ),
      holdReference: (isHeld) => set(({ reference }) => ({ isReferenceHeld: isHeld && reference !== null })),
      toggleSeenArea: () => set(({ isSeenAreaShown }) => ({ isSeenAreaShown: !isSeenAreaShown })),
      noteSeen: () =>
        set((view) => {
          const box = camera.visibleBox(view.camera, view.viewport);
          const seen = seenAfter(view.seen, box, view.camera.scale * view.viewport.pixelRatio, view.image);
          return seen === view.seen ? view : { seen };
        }),
    };
  });
}
