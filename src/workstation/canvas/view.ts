import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { type ImagePoint, imagePoint } from '#domain/annotation/space.ts';
import type { ScannerPresets } from '#domain/officer/window-preset.ts';
import type { ScanEnergies } from '#domain/scan/endpoints.ts';
import type { Recipe } from '#domain/scan/recipe.ts';
import type { EnergyLabel } from '#domain/scan/sidecar.ts';
import { sliceAt } from '#domain/scan/stack.ts';
import { viewAt } from '#domain/scan/views.ts';
import { failedRows, type RowRepair } from '#imaging/ops/repair-rows.ts';
import type { TransferCurve } from '#imaging/ops/transfer.ts';
import type { Window } from '#imaging/ops/window-level.ts';
import { type CompleteSettings, NEUTRAL, recordedOperations } from '#imaging/pipeline/pipeline.ts';
import type { Plane } from '#imaging/plane.ts';
import * as camera from './model/camera.ts';
import type { Look } from './model/look.ts';
import type { Preset } from './model/presets.ts';
import type { SeenArea } from './model/seen-area.ts';
import type { ToolId } from './model/tools/tools.ts';
import type { ImageSize, Viewport } from './model/viewport.ts';

export interface Planes {
  readonly high: Plane;
  readonly low: Plane | null;
  /** Null where one energy is all there is. */
  readonly energies: ScanEnergies | null;
}

/** A reference laid on the scan, pixel by pixel, and how the scan differs from it. */
export interface ComparedPlanes {
  readonly scanId: string;
  readonly aligned: Plane;
  readonly difference: Plane;
}

/** How one scan is looked at. Lives for this moment; what of it matters later is recorded by `recipeOf`. */
export interface View {
  /** The scan that is looked at; empty before the first. */
  readonly scanId: string;
  readonly image: ImageSize;
  /** At full resolution; null until they have come. */
  readonly planes: Planes | null;
  /** Another scan to compare with; null without. */
  readonly reference: ComparedPlanes | null;
  /** How often each value occurs in the scan; null until it is known. */
  readonly levels: Uint32Array | null;
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
  /** Set anew by the officer for scanners of this kind. */
  readonly ownPresets: ScannerPresets;
  /** The preset that the window was set by last, also after it was changed by hand. */
  readonly presetBefore: Preset;
  readonly invert: boolean;
  readonly look: Look;
  /** What the picture is shown with again after it was shown as stored. */
  readonly shownBefore: Greys | null;
  /** Where the pointer is on the scan; null when it is elsewhere. Always changes alone. */
  readonly pointer: ImagePoint | null;
  readonly tool: ToolId;
  readonly selection: AnnotationId | null;
  readonly areMarksHidden: boolean;
  /** A part around the pointer is shown closer. */
  readonly isLensHeld: boolean;
  /** From which column of the scan on the reference shows, where it is swiped over it. */
  readonly swipeFromPx: number;
  /** The reference is shown in place of the scan. */
  readonly isReferenceHeld: boolean;
  readonly isSeenAreaShown: boolean;
  readonly seen: SeenArea;
}

/** What makes greys and colours of samples. */
export type Greys = Pick<View, 'transfer' | 'window' | 'preset' | 'invert' | 'look'>;

/** In the order of their key. */
export const SHOWN_VIEWS = ['both', 'side', 'top'] as const;

/** Whether the officer set this preset anew for scanners of this kind. */
export function isOwnPreset({ ownPresets }: View, preset: Preset | null): boolean {
  return preset !== null && preset !== 'full' && ownPresets[preset] !== undefined;
}

/** Whether the samples are on the screen as they are, by the key that also goes back. */
export function isAsStored(view: View): boolean {
  return view.shownBefore !== null && recordedOperations(settingsOf(view)).length === 0;
}

export function greysOf({ transfer, window, preset, invert, look }: View): Greys {
  return { transfer, window, preset, invert, look };
}

/** The slice in the middle of the canvas; null where the whole stack is shown, or none. */
export function shownSlice({ image: { stack }, camera: at, viewport, isFitted }: View): number | null {
  if (!stack || isFitted) return null;
  const { x, y, width, height } = camera.visibleBox(at, viewport);
  return sliceAt(stack, imagePoint(x + width / 2, y + height / 2));
}

/** Which of two views the canvas shows; null where there is one. */
export function shownViews({
  image: { views },
  camera: at,
  viewport,
  isFitted,
}: View): (typeof SHOWN_VIEWS)[number] | null {
  if (!views) return null;
  const { y, height } = camera.visibleBox(at, viewport);
  if (isFitted || (y < views.sideHeightPx && y + height > views.topStartPx)) return 'both';
  return viewAt(views, { y: y + height / 2 });
}

/** What the pixels on the screen are made by. */
export function settingsOf(view: View): CompleteSettings {
  const { transfer, window, invert, look } = view;
  const comparison = comparisonOf(view);
  return {
    ...NEUTRAL,
    ...look,
    comparison,
    transfer: { curve: transfer },
    'window-level': window,
    invert: { on: invert },
  };
}

function comparisonOf({ look: { comparison }, swipeFromPx, isReferenceHeld }: View): CompleteSettings['comparison'] {
  const { way, reference } = comparison;
  return {
    way,
    reference,
    ...(way === 'swipe' ? { fromPx: swipeFromPx } : {}),
    ...(isReferenceHeld ? { isHeld: true } : {}),
  };
}

/** The part of a view that makes these pixels again: the other way round. */
export function viewOf(
  settings: CompleteSettings,
): Pick<View, 'transfer' | 'window' | 'invert' | 'look' | 'preset' | 'isReferenceHeld'> & Partial<View> {
  const { transfer, 'window-level': window, invert, ...look } = settings;
  const { way, reference, fromPx, isHeld = false } = look.comparison;
  return {
    transfer: transfer.curve,
    window,
    invert: invert.on,
    look: { ...look, comparison: { way, reference } },
    preset: null,
    isReferenceHeld: isHeld,
    ...(fromPx === undefined ? {} : { swipeFromPx: fromPx }),
  };
}

/** What is on the canvas: the scan, or what it is compared with. */
export function shownPicture({ reference, look, isReferenceHeld }: View): 'scan' | 'reference' | 'difference' {
  if (!reference) return 'scan';
  if (isReferenceHeld) return 'reference';
  return look.comparison.way === 'difference' ? 'difference' : 'scan';
}

/** The rows that are filled on the screen now. */
export function repairedRows({ planes, plane, look }: View): readonly RowRepair[] {
  if (!planes || !look['repair-rows'].on) return NONE;
  return failedRows((plane === 'low' && planes.low) || planes.high);
}

const NONE: readonly RowRepair[] = [];

/** How the scan is shown now, to be stored beside the decision it leads to. */
export function recipeOf(view: View): Recipe {
  const { version } = view.planes?.energies?.calibration ?? {};
  return {
    plane: view.plane,
    ...(version !== undefined && view.look.material.shown !== 'off' ? { calibration: version } : {}),
    operations: recordedOperations(settingsOf(view)).map((operation) => ({
      ...operation,
      parameters: { ...operation.parameters },
    })),
  };
}
