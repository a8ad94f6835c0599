import type { Stack } from '#domain/scan/stack.ts';
import type { Views } from '#domain/scan/views.ts';

/** The size of a scan's full-resolution planes. */
export interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** How slices lie on the planes, where the scan is a series of them. */
  readonly stack?: Stack | undefined;
  /** How the side view and the top view lie on them, where there are two. */
  readonly views?: Views | undefined;
}

/** The canvas as it stands on the screen, in CSS pixels. */
export interface Viewport {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels for each CSS pixel of the monitor the canvas is on. */
  readonly pixelRatio: number;
}
