import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import type { ImageBox, ImagePoint, ScreenPoint } from '#domain/annotation/space.ts';
import { screenPoint } from '#domain/annotation/space.ts';
import type { Recipe } from '#domain/scan/recipe.ts';
import type { EnergyLabel } from '#domain/scan/sidecar.ts';
import { autoWindow } from '#imaging/measure/auto-window.ts';
import type { TransferCurve } from '#imaging/ops/transfer.ts';
import type { Window } from '#imaging/ops/window-level.ts';
import { recordedOperations, type Settings } from '#imaging/pipeline/pipeline.ts';
import * as camera from './model/camera.ts';
import { type Preset, windowOfPreset } from './model/presets.ts';
import { nothingSeen, type SeenArea, seenAfter } from './model/seen-area.ts';
import type { ToolId } from './model/tools/tools.ts';
import type { ImageSize, Viewport } from './model/viewport.ts';
import { clampWindow, windowAfterStep } from './model/window-gesture.ts';

/** How one scan is looked at. Lives for this moment; what of it matters later is recorded by `recipeOf`. */
export interface View {
  /** The scan that is looked at; empty before the first. */
  readonly scanId: string;
  readonly image: ImageSize;
  /** Which planes the scan has. */
  readonly energies: readonly EnergyLabel[];
  readonly viewport: Viewport;
  readonly camera: camera.Camera;
  /** Whether the whole scan is shown and stays so when the canvas changes its size. */
  readonly isFitted: boolean;
  readonly plane: EnergyLabel;
  readonly transfer: TransferCurve;
  /** In 0..1 of the scale after the transfer curve. */
  readonly window: Window;
  /** The preset the window was set by; null once it was changed by hand. */
  readonly preset: Preset | null;
  readonly invert: boolean;
  readonly tool: ToolId;
  readonly selection: AnnotationId | null;
  readonly areMarksHidden: boolean;
  readonly isSeenAreaShown: boolean;
  readonly seen: SeenArea;
}

export interface ViewActions {
  /** A new scan: whole picture, preset window, nothing selected, nothing seen. Keeps tool, curve and inversion. Nothing happens when it is open already. */
  open(scanId: string, image: ImageSize): void;
  setEnergies(energies: readonly EnergyLabel[]): void;
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
  centreOn(place: ImagePoint): void;
  /** Moves only if the box is not in sight. */
  showBox(box: ImageBox): void;
  setWindow(window: Window): void;
  /** One key press: steps of -1, 0 or 1; up is brighter, and wider. */
  stepWindow(level: number, width: number): void;
  autoWindow(): void;
  applyPreset(preset: Preset): void;
  toggleInvert(): void;
  toggleTransfer(): void;
  togglePlane(): void;
  /** Tools that draw have no selection. */
  chooseTool(tool: ToolId): void;
  select(id: AnnotationId | null): void;
  hideMarks(areHidden: boolean): void;
  toggleSeenArea(): void;
  /** What is on the screen now has rested there long enough to count as seen. */
  noteSeen(): void;
}

export type ViewState = View & ViewActions;
export type ViewStore = StoreApi<ViewState>;

const FULL_SCALE: Window = { centre: 0.5, width: 1 };

const unopened: View = {
  scanId: '',
  image: { widthPx: 1, heightPx: 1 },
  energies: ['high'],
  viewport: { widthPx: 1, heightPx: 1, pixelRatio: 1 },
  camera: { scale: 1, left: 0, top: 0 },
  isFitted: true,
  plane: 'high',
  transfer: 'log',
  window: FULL_SCALE,
  preset: 'auto',
  invert: false,
  tool: 'select',
  selection: null,
  areMarksHidden: false,
  isSeenAreaShown: false,
  seen: nothingSeen,
};

export function createViewStore(): ViewStore {
  let levels: Uint32Array | undefined;

  return createStore<ViewState>()((set, get) => {
    const move = (next: (view: View) => camera.Camera, isFitted = false): void =>
      set((view) => ({ camera: next(view), isFitted }));
    const presetWindow = (preset: Preset, transfer: TransferCurve): Window =>
      windowOfPreset(preset, levels ? autoWindow(levels, transfer) : FULL_SCALE);
    const applyPreset = (preset: Preset): void =>
      set(({ transfer }) => ({ preset, window: clampWindow(presetWindow(preset, transfer)) }));

    return {
      ...unopened,
      open: (scanId, image) => {
        if (get().scanId === scanId) return;
        levels = undefined;
        set(({ viewport }) => ({
          scanId,
          image,
          energies: ['high'],
          camera: camera.fitCamera(image, viewport),
          isFitted: true,
          plane: 'high',
          preset: 'auto',
          window: FULL_SCALE,
          selection: null,
          areMarksHidden: false,
          seen: nothingSeen,
        }));
      },
      setEnergies: (energies) => set({ energies }),
      setViewport: (viewport) =>
        set(({ image, camera: before, isFitted }) => ({
          viewport,
          camera: isFitted ? camera.fitCamera(image, viewport) : camera.clampCamera(before, image, viewport),
        })),
      setLevels: (counts) => {
        levels = counts;
        const { preset } = get();
        if (preset) applyPreset(preset);
      },
      fit: () => move(({ image, viewport }) => camera.fitCamera(image, viewport), true),
      oneToOne: () => move((view) => camera.oneToOneCamera(view.camera, view.image, view.viewport)),
      zoomAt: (at, factor) => move((view) => camera.zoomAt(view.camera, at, factor, view.image, view.viewport)),
      zoomBy: (factor) => {
        const { widthPx, heightPx } = get().viewport;
        get().zoomAt(screenPoint(widthPx / 2, heightPx / 2), factor);
      },
      panBy: (dxPx, dyPx) =>
        set((view) => ({ camera: camera.panBy(view.camera, dxPx, dyPx, view.image, view.viewport) })),
      sweep: (direction) => move((view) => camera.sweep(view.camera, direction, view.image, view.viewport)),
      centreOn: (place) => set((view) => ({ camera: camera.centreOn(view.camera, place, view.image, view.viewport) })),
      showBox: (box) =>
        set((view) => {
          const shown = camera.showBox(view.camera, box, view.image, view.viewport);
          return shown === view.camera ? view : { camera: shown, isFitted: false };
        }),
      setWindow: (window) => set({ window: clampWindow(window), preset: null }),
      stepWindow: (level, width) =>
        set((view) => ({ window: windowAfterStep(view.window, level, width), preset: null })),
      autoWindow: () => applyPreset('auto'),
      applyPreset,
      toggleInvert: () => set(({ invert }) => ({ invert: !invert })),
      toggleTransfer: () => {
        set(({ transfer }) => ({ transfer: transfer === 'log' ? 'linear' : 'log' }));
        applyPreset(get().preset ?? 'auto');
      },
      togglePlane: () =>
        set(({ plane, energies }) => ({ plane: plane === 'high' && energies.includes('low') ? 'low' : 'high' })),
      chooseTool: (tool) => set(({ selection }) => ({ tool, selection: tool === 'select' ? selection : null })),
      select: (selection) => set({ selection }),
      hideMarks: (areMarksHidden) => set({ areMarksHidden }),
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

/** What the pixels on the screen are made by. */
export function settingsOf({ transfer, window, invert }: View): Settings {
  return { transfer: { curve: transfer }, 'window-level': window, invert: { on: invert } };
}

/** How the scan is shown now, to be stored beside the decision it leads to. */
export function recipeOf(view: View): Recipe {
  return {
    plane: view.plane,
    operations: recordedOperations(settingsOf(view)).map((operation) => ({
      ...operation,
      parameters: { ...operation.parameters },
    })),
  };
}
