import type { Energies } from '#imaging/material/energies.ts';
import type { Settings } from '#imaging/pipeline/pipeline.ts';
import type { Plane } from '#imaging/plane.ts';
import type { Camera } from '../model/camera.ts';
import type { DeviceBox } from '../model/lens.ts';
import type { Viewport } from '../model/viewport.ts';

/** A plane as it lies on the scan. */
export interface Picture {
  readonly plane: Plane;
  /** Pixels of the scan for one sample, each way: 1, or more for a preview. */
  readonly samplePx: number;
}

/** Both energies of a scan and the endpoints of their spectra. */
export interface DualEnergy {
  readonly high: Plane;
  readonly low: Plane;
  readonly energies: Energies;
}

export interface Frame {
  readonly picture: Picture | null;
  /** Both energies, where there are two. */
  readonly scan: DualEnergy | null;
  readonly settings: Settings;
  readonly camera: Camera;
  readonly viewport: Viewport;
  /** Drawn over it, one over another. */
  readonly patches: readonly Patch[];
}

/** A part of the canvas that shows something else than the rest. */
export interface Patch {
  readonly picture: Picture;
  readonly camera: Camera;
  readonly box: DeviceBox;
  readonly hasRim: boolean;
}

/** Draws planes at the size of the viewport. Samples below 1:1 are means of squares, above 1:1 they stay squares. */
export interface PixelRenderer {
  readonly kind: 'webgl2' | 'canvas';
  /** Works for about `budgetMs` on making a picture ready; true once it can be drawn. */
  prepare(picture: Picture, budgetMs: number): boolean;
  /** Gives the memory of all other pictures back. */
  keepOnly(pictures: readonly Picture[]): void;
  draw(frame: Frame): void;
  dispose(): void;
}

/** Around the scan: darker than any panel, so that the edge of the picture is seen. */
export const GROUND_GREY = 10;
/** Around a patch that has one, in device pixels. */
export const RIM = { widthPx: 2, grey: 230 } as const;

/**
 * Which halved version of a plane to read when `samplesPerPixel` of its samples fall on one device pixel: the coarsest
 * whose samples are not larger than that pixel.
 */
export function levelFor(samplesPerPixel: number, levels: number): number {
  return Math.min(levels - 1, Math.max(0, Math.floor(Math.log2(samplesPerPixel * 1.0001))));
}

/**
 * The start of the view, in samples, moved by less than half a device pixel so that squares of samples begin on device
 * pixels: else rounding could show one column twice and another not at all. `size` is device pixels for one sample.
 */
export function snapToPixels(start: number, size: number): number {
  return Math.round(start * size) / size;
}
