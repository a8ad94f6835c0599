import type { Solid, Span } from '../bodies/solid.ts';
import { block, type Matter } from './matter.ts';

/** x and y in mm. */
export type Knot = readonly [x: number, y: number];

/**
 * Sheet or bar of a thickness along a line in x and y, extruded over z; as steps so short that the eye takes them for
 * a slope. Much cheaper to draw than a silhouette or a rod.
 */
export function strip(knots: readonly Knot[], z: Span, thickMm: number, matter: Matter, stepMm = 24): Solid[] {
  const solids: Solid[] = [];
  for (let i = 1; i < knots.length; i++) {
    const [x0, y0] = knots[i - 1] as Knot;
    const [x1, y1] = knots[i] as Knot;
    const dx = x1 - x0;
    const dy = y1 - y0;
    const length = Math.sqrt(dx * dx + dy * dy);
    const steps = Math.max(1, Math.round(Math.min(Math.abs(dx), Math.abs(dy)) / stepMm));
    // What the steps are too large by is taken from their density, so that the sheet weighs what it should.
    const box = { x: Math.max(thickMm, Math.abs(dx) / steps), y: Math.max(thickMm, Math.abs(dy) / steps) };
    const share = Math.min(1, (length * thickMm) / (steps * box.x * box.y));
    for (let step = 0; step < steps; step++) {
      const at = (step + 0.5) / steps;
      const x = x0 + at * dx;
      const y = y0 + at * dy;
      solids.push(
        block([x - box.x / 2, x + box.x / 2], [y - box.y / 2, y + box.y / 2], z, {
          ...matter,
          density: matter.density * share,
        }),
      );
    }
  }
  return solids;
}
