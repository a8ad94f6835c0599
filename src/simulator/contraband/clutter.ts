import type { Random } from '#base/random.ts';
import { type Extent, extentOf, type Solid } from '../bodies/solid.ts';

/** Innocent metal things among the cargo, so that not everything dark is contraband. */
export function clutter(hold: Extent, packages: readonly (readonly Solid[])[], random: Random): Solid[] {
  const solids: Solid[] = [];
  const count = random.integer(0, 4);
  for (let i = 0; i < count; i++) {
    const inside = packages.length > 0 && random.chance(0.85) ? extentOf(random.pick(packages)) : undefined;
    const x = Math.min(hold.x[1] - 700, inside?.x[0] ?? random.between(hold.x[0], hold.x[1]));
    const y = inside ? random.between(...inside.y) : hold.y[0];
    const z = Math.min(hold.z[1] - 300, inside?.z[0] ?? random.between(...hold.z));
    const long = random.between(150, 650);
    const thick = random.between(20, 90);
    const shape = random.pick(['lengthwise', 'block', 'crosswise', 'upright'] as const);
    const substance = random.pick(['steel', 'aluminium', 'copper', 'brass'] as const);
    solids.push({
      shape,
      x: [x, x + (shape === 'lengthwise' || shape === 'block' ? long : thick)],
      y: [y, y + (shape === 'upright' ? long * 0.6 : thick)],
      z: [z, z + (shape === 'crosswise' ? long * 0.4 : thick)],
      substance,
      density: { steel: 7.87, aluminium: 2.7, copper: 8.96, brass: 8.5 }[substance] * random.between(0.3, 1),
      ...(shape === 'block' ? {} : { hollow: random.pick([0, 0.7, 0.9]) }),
    });
  }
  return solids;
}
