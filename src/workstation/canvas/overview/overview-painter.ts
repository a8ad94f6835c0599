import { paletteTable } from '#imaging/colour/palettes.ts';
import { createGreyTable } from '#imaging/pipeline/pipeline.ts';
import type { Plane } from '#imaging/plane.ts';
import { settingsOf } from '../view.ts';
import type { ViewStore } from '../view-store.ts';
import { drawOverlay } from './draw-overlay.ts';
import { drawSmall, type Placement, placementOf, smallPlane } from './small-picture.ts';

/** Repaints the strip once for each frame in which the view changed. */
export function createOverviewPainter(canvas: HTMLCanvasElement, view: ViewStore) {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser offers no canvas');
  const target = context;
  const greyTable = createGreyTable();
  let plane: Plane | null = null;
  let small: { readonly of: Plane; readonly scaleX: number; readonly plane: Plane } | null = null;
  let frameId = 0;

  function placement(): Placement {
    return placementOf(view.getState().camera.pose, canvas.width, canvas.height);
  }

  function paint(): void {
    frameId = 0;
    const state = view.getState();
    const [width, height] = [canvas.clientWidth, canvas.clientHeight].map((px) =>
      Math.round(px * state.viewport.pixelRatio),
    );
    if (!width || !height) return;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    target.fillStyle = '#0a0a0a';
    target.fillRect(0, 0, width, height);
    if (!plane) return;
    const place = placement();
    if (small?.of !== plane || small.scaleX !== place.scaleX) {
      small = { of: plane, scaleX: place.scaleX, plane: smallPlane(plane, state.image, place) };
    }
    const settings = settingsOf(state);
    const colours = new Uint32Array(paletteTable(settings.colour.palette).buffer);
    drawSmall(target, small.plane, greyTable(settings), colours, place, state.image);
    drawOverlay(target, state, place);
  }

  function request(): void {
    if (frameId === 0) frameId = requestAnimationFrame(paint);
  }

  const unsubscribe = view.subscribe((now, before) => {
    if (now.pointer === before.pointer) request();
  });
  const observer = new ResizeObserver(request);
  observer.observe(canvas);

  return {
    show(next: Plane | null): void {
      plane = next;
      request();
    },
    placement,
    dispose(): void {
      unsubscribe();
      observer.disconnect();
      cancelAnimationFrame(frameId);
    },
  };
}

export type OverviewPainter = ReturnType<typeof createOverviewPainter>;
