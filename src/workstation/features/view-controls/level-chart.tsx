import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { displayHistogram } from '#imaging/measure/histogram.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { t } from '../../i18n/t.ts';
import classes from './view-bar.module.css';

const WIDTH_PX = 80;
const HEIGHT_PX = 22;

/** The values of the scan from opaque to air, as logarithms of their number; what the window spreads over all greys is lit. */
export function LevelChart({ view }: { view: ViewStore }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const levels = useStore(view, (state) => state.levels);
  const transfer = useStore(view, (state) => state.transfer);
  const { centre, width } = useStore(view, (state) => state.window);
  const bars = useMemo(() => levels && displayHistogram(levels, transfer, WIDTH_PX), [levels, transfer]);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
    const [from, to] = [-0.5, 0.5].map((side) => Math.round((centre + side * width) * (WIDTH_PX - 1))) as [
      number,
      number,
    ];
    context.fillStyle = '#2f2f2f';
    context.fillRect(from, 0, to - from + 1, HEIGHT_PX);
    bars?.forEach((height, x) => {
      context.fillStyle = x >= from && x <= to ? '#c8c8c8' : '#6a6a6a';
      context.fillRect(x, HEIGHT_PX, 1, -Math.ceil(height * (HEIGHT_PX - 2)));
    });
    context.fillStyle = '#f0f0f0';
    for (const edge of [from, to]) context.fillRect(edge, 0, 1, HEIGHT_PX);
  }, [bars, centre, width]);

  return (
    <canvas
      ref={canvas}
      className={classes.levels}
      width={WIDTH_PX}
      height={HEIGHT_PX}
      role="img"
      aria-label={t('look.histogram')}
      title={t('look.histogram')}
    />
  );
}
