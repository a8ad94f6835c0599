import type { Window } from '#imaging/ops/window-level.ts';

/** Narrower than this, one grey is less than one count of a 16-bit plane. */
const NARROWEST = 256 / 65_535;
const WIDEST = 2;
/** A hand that travels this far changes the width by a factor of e, or the centre by one width. */
const TRAVEL_PX = 400;

/** To the right widens (less contrast), downwards darkens. Distances in CSS pixels since the gesture began. */
export function windowAfterDrag(start: Window, dxPx: number, dyPx: number): Window {
  return clampWindow({
    centre: start.centre + (dyPx / TRAVEL_PX) * start.width,
    width: start.width * Math.exp(dxPx / TRAVEL_PX),
  });
}

/** One press of a key: `level` and `width` are -1, 0 or 1 step; up is brighter, and wider. */
export function windowAfterStep(start: Window, level: number, width: number): Window {
  return clampWindow({ centre: start.centre - level * start.width * 0.05, width: start.width * 1.15 ** width });
}

export function clampWindow({ centre, width }: Window): Window {
  return {
    centre: Math.min(Math.max(centre, 0), 1),
    width: Math.min(Math.max(width, NARROWEST), WIDEST),
  };
}
