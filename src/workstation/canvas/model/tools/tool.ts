import type { AnnotationId, Shape } from '#domain/annotation/annotation.ts';
import type { ImageBox, ImagePoint, ScreenPoint } from '#domain/annotation/space.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import type { Target } from '../hit.ts';
import type { ImageSize } from '../viewport.ts';

/** What a gesture would leave behind if it ended now. */
export interface Draft {
  /** The annotation that would change; null for a new one. */
  readonly id: AnnotationId | null;
  readonly shape: Shape | OpenPath;
  /** What one takes hold of next, shown as handles. */
  readonly handles: readonly ImagePoint[];
}

/** A polygon that is still being drawn. */
export interface OpenPath {
  readonly kind: 'path';
  readonly points: readonly ImagePoint[];
}

/** What a tool may see of the canvas and do to it. Nothing else is reachable from a tool. */
export interface CanvasActions {
  readonly image: () => ImageSize;
  /** The middle of what is on the screen. */
  readonly centre: () => ImagePoint;
  /** CSS pixels for one pixel of the scan. */
  readonly scale: () => number;
  readonly shapeOf: (id: AnnotationId) => Shape | undefined;
  readonly selection: () => AnnotationId | null;
  /** In the order of the record. */
  readonly annotationIds: () => readonly AnnotationId[];
  /** A preview is no change: nothing has to be taken back when a gesture is given up. */
  preview(draft: Draft | null): void;
  add(shape: Shape): void;
  change(id: AnnotationId, shape: Shape): void;
  remove(id: AnnotationId): void;
  select(id: AnnotationId | null): void;
  focusFinding(id: FindingId): void;
  /** Opens the window over what lies in a part of the scan. */
  windowOver(box: ImageBox): void;
  /** Puts the tool out of the hand. */
  letGo(): void;
  /** In CSS pixels; the scan follows the hand. */
  panBy(dxPx: number, dyPx: number): void;
}

export interface PointerAt {
  /** On the scan, at the nearest corner of a pixel: a pointer beyond the edge is at the edge. */
  readonly image: ImagePoint;
  readonly screen: ScreenPoint;
  /** From where the button went down. */
  readonly travelledPx: number;
  readonly target: Target;
}

/** What keys can ask of a tool; which key it is, the officer chooses. `dx`, `dy` count steps: -1, 0 or 1. */
export type KeyAct =
  | { readonly verb: 'enter' }
  | { readonly verb: 'remove' }
  /** The hand has rested for a moment. */
  | { readonly verb: 'settle' }
  | KeyMove;

export interface KeyMove {
  readonly verb: 'move' | 'resize';
  readonly dx: number;
  readonly dy: number;
}

/** A handler returns the next state, or nothing to stay where it is. */
type Handler<Input> = (canvas: CanvasActions, input: Input) => ToolState | undefined;

export interface ToolState {
  readonly name: string;
  readonly pointerDown?: Handler<PointerAt>;
  readonly pointerMove?: Handler<PointerAt>;
  readonly pointerUp?: Handler<PointerAt>;
  readonly doubleClick?: Handler<PointerAt>;
  /** `false` leaves the key to others. */
  readonly key?: (canvas: CanvasActions, act: KeyAct) => ToolState | undefined | false;
  /** Escape, lost focus, tool switched, scan changed. Must leave no trace. Absent when there is nothing to give up. */
  readonly cancel?: Handler<void>;
}

export interface Tool {
  readonly id: string;
  readonly start: ToolState;
}

/** Below this a press is a click; a gloved hand on a trackball drifts about 3 px. */
export const DRAG_THRESHOLD_PX = 4;
