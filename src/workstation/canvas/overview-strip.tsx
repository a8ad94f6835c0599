import { type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { imagePoint } from '#domain/annotation/space.ts';
import type { Plane } from '#imaging/plane.ts';
import { createOverviewPainter, type OverviewPainter } from './overview/overview-painter.ts';
import css from './overview-strip.module.css';
import type { ViewStore } from './view-store.ts';

export interface OverviewStripProps {
  /** The preview or a full plane, whichever is there. */
  readonly picture: Plane | null;
  readonly view: ViewStore;
  readonly ariaLabel: string;
}

/** The whole container, with a frame around what is on the canvas; a click or drag moves the view there. */
export function OverviewStrip({ picture, view, ariaLabel }: OverviewStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<OverviewPainter>(null);

  useLayoutEffect(() => {
    if (!canvas.current) return;
    painter.current = createOverviewPainter(canvas.current, view);
    return () => painter.current?.dispose();
  }, [view]);

  useEffect(() => painter.current?.show(picture), [picture]);

  function moveTo({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): void {
    const place = painter.current?.placement();
    if (!place) return;
    const { pixelRatio } = view.getState().viewport;
    const { left, top } = currentTarget.getBoundingClientRect();
    const x = ((clientX - left) * pixelRatio - place.left) / place.scaleX;
    const y = ((clientY - top) * pixelRatio - place.top) / place.scaleY;
    view.getState().centreOn(imagePoint(x, y));
  }

  return (
    <div
      dir="ltr"
      className={css.strip}
      role="img"
      aria-label={ariaLabel}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && moveTo(event)}
    >
      <canvas ref={canvas} className={css.picture} />
    </div>
  );
}
