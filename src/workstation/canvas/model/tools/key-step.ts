import type { CanvasActions, KeyMove } from './tool.ts';

/** One press of an arrow moves by about this on the screen, and by at least one pixel of the scan. */
const STEP_PX = 8;

/** Steps of an arrow key in pixels of the scan. */
export function keyStep(canvas: CanvasActions, act: KeyMove): { dx: number; dy: number } {
  const step = Math.max(1, Math.round(STEP_PX / canvas.scale()));
  return { dx: act.dx * step, dy: act.dy * step };
}
