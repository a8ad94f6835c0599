import { type PointerEvent, useEffect, useRef } from 'react';
import { screenPoint } from '#domain/annotation/space.ts';
import { createCanvasRenderer } from './pixels/canvas-renderer.ts';
import type { Picture } from './pixels/pixel-renderer.ts';
import { sizeCanvas } from './pixels/size-canvas.ts';
import { createWebglRenderer } from './pixels/webgl/webgl-renderer.ts';
import css from './scan-canvas.module.css';
import { type ComparedPlanes, settingsOf } from './view.ts';
import type { ViewStore } from './view-store.ts';

interface ReferencePaneProps {
  readonly reference: ComparedPlanes;
  readonly view: ViewStore;
  readonly ariaLabel: string;
}

const UPLOAD_BUDGET_MS = 5;
const ZOOM_PER_PX = 0.0018;

/** The reference above the scan: the same place, as close and in the same greys; what moves one moves the other. */
export function ReferencePane({ reference, view, ariaLabel }: ReferencePaneProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const element = canvas.current;
    return element ? showOn(element, { plane: reference.aligned, samplePx: 1 }, view) : undefined;
  }, [reference, view]);

  const drag = ({ buttons, movementX, movementY }: PointerEvent) => {
    if (buttons === 1) view.getState().panBy(movementX, movementY);
  };
  return (
    <div
      className={css.root}
      role="img"
      aria-label={ariaLabel}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onWheel={({ nativeEvent: { offsetX, offsetY, deltaY } }) =>
        view.getState().zoomAt(screenPoint(offsetX, offsetY), Math.exp(-deltaY * ZOOM_PER_PX))
      }
    >
      <canvas ref={canvas} className={css.pixels} />
    </div>
  );
}

/** Draws once for each frame in which the view changed. Returns how to stop. */
function showOn(element: HTMLCanvasElement, picture: Picture, view: ViewStore): () => void {
  let frameId = 0;
  const renderer = createWebglRenderer(element, request) ?? createCanvasRenderer(element);

  function draw(): void {
    frameId = 0;
    const state = view.getState();
    const { camera, viewport } = state;
    const isReady = renderer.prepare(picture, UPLOAD_BUDGET_MS);
    sizeCanvas(element, viewport);
    renderer.draw({ picture, scan: null, settings: settingsOf(state), camera, viewport, patches: [] });
    if (!isReady) request();
  }
  function request(): void {
    if (frameId === 0) frameId = requestAnimationFrame(draw);
  }

  request();
  const unsubscribe = view.subscribe((now, before) => {
    if (now.pointer === before.pointer) request();
  });
  return () => {
    unsubscribe();
    cancelAnimationFrame(frameId);
    renderer.dispose();
  };
}
