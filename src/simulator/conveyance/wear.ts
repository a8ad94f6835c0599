import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { ContainerFrame } from './container-frame.ts';
import { slanting, steel } from './steel-work.ts';

/** What age and use add to a box's sides: plates, vents, patches and dents. */
export function wear(frame: ContainerFrame, random: Random): readonly Solid[] {
  const { lengthMm, heightMm, widthMm } = frame;
  const sides: readonly Span[] = [
    [0, 4],
    [widthMm - 4, widthMm],
  ];
  const solids: Solid[] = [];
  for (const z of sides) {
    const between = (low: number, high: number) => random.between(lengthMm * low, lengthMm * high);
    for (let i = random.integer(1, 3); i > 0; i--) {
      const [x, y] = [between(0.05, 0.92), random.between(400, heightMm - 500)];
      const plate: Span = [x, x + random.between(120, 420)];
      solids.push(steel(plate, [y, y + random.between(60, 260)], z, random.between(0.05, 0.3)));
    }
    for (const x of random.chance(0.5) ? [between(0.06, 0.1), between(0.48, 0.52), between(0.9, 0.93)] : []) {
      if (random.chance(0.25)) continue;
      const top = heightMm - random.between(180, 420);
      // Vents under covers of sheet or plastic, in one box or several.
      for (let i = random.integer(1, 4); i > 0; i--) {
        solids.push(steel([x, x + 95], [top - i * 150, top - i * 150 + 70], z, 0.75));
      }
    }
    if (random.chance(0.4)) {
      for (let i = random.integer(1, 3); i > 0; i--) {
        const [x, y] = [between(0.05, 0.9), random.between(250, heightMm - 700)];
        const [wide, high] = [random.between(80, 420), random.between(80, 320)];
        solids.push(steel([x, x + wide], [y, y + high], z, 0.45));
      }
    }
    for (let i = random.integer(0, 4); i > 0; i--) solids.push(...dent(between(0.05, 0.9), frame, z, random));
  }
  return solids;
}

/** A dent folds the sheet along one or two short creases. */
function dent(x: number, { heightMm }: ContainerFrame, z: Span, random: Random): Solid[] {
  const y = random.between(260, heightMm - 240);
  const wide = random.between(60, 240);
  const tilt = random.between(-70, 70);
  const deep = random.between(0.06, 0.4);
  const first = slanting([x, y], [x + wide, y + tilt], random.between(6, 14), z, deep);
  if (random.chance(0.5)) return first;
  const above = y + random.between(25, 110);
  const end = x + random.between(40, 260);
  return [...first, ...slanting([x - 30, above], [end, above + random.between(-60, 60)], 9, z, deep * 0.7)];
}
