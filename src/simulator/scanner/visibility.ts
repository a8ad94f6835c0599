import { extentOf, type Solid } from '../bodies/solid.ts';
import type { Spectrum } from '../physics/spectra.ts';
import { transmissionOf } from '../physics/transmission.ts';
import { type Camera, projectedBox } from './camera.ts';
import { drawMass, drawScene } from './draw-scene.ts';

/** Signal that leaks into every detector: what lies below it cannot be seen. */
const FLOOR = 4.5e-5;

/** Judges how visible a target is by drawing the few pixels it covers, once without and once with it. */
export function visibilityIn(camera: Camera, grain: Float32Array, spectrum: Spectrum) {
  return (without: readonly Solid[], withTarget: readonly Solid[], target: readonly Solid[]) => {
    const box = projectedBox(camera, extentOf(target));
    const left = Math.floor(box.x);
    const top = Math.floor(box.y);
    const window: Camera = {
      ...camera,
      leftMm: camera.leftMm + left * camera.pitchMm,
      topMm: camera.topMm - top * camera.pitchMm,
      widthPx: Math.max(1, Math.ceil(box.width) + 1),
      heightPx: Math.max(1, Math.ceil(box.height) + 1),
    };
    const seen = (solids: readonly Solid[]) => transmissionOf(drawScene(window, grain, solids), spectrum);
    const covered = drawMass(window, grain, target);
    const before = seen(without);
    const after = seen(withTarget);
    let contrast = 0;
    let background = 0;
    let pixels = 0;
    for (let i = 0; i < before.length; i++) {
      if ((covered[i] as number) <= 0) continue;
      const one = logAttenuation(before[i] as number);
      contrast += Math.abs(logAttenuation(after[i] as number) - one);
      background += one;
      pixels++;
    }
    return { contrast: contrast / Math.max(1, pixels), background: background / Math.max(1, pixels) };
  };
}

/** -ln of a signal with its floor, from basic arithmetic: the exponent by halving, the rest by a series. */
function logAttenuation(transmission: number): number {
  let value = (transmission + FLOOR) / (1 + FLOOR);
  let halvings = 0;
  while (value < 0.75) {
    value *= 2;
    halvings++;
  }
  const t = (value - 1) / (value + 1);
  const square = t * t;
  return halvings * Math.LN2 - 2 * t * (1 + square * (1 / 3 + square * (1 / 5 + square / 7)));
}
