import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { machine } from './rigid-goods.ts';

const STEEL = 7.87;

/** Household goods: wooden furniture, appliances, soft rolls, boxes; little order. */
export function stowHousehold(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay.payloadKg);
  for (const side of [0, 1, 2]) {
    const third = (bay.z[1] - bay.z[0]) / 3;
    let x = bay.x[0] + random.between(10, 80);
    while (x < bay.x[1] - 300) {
      const length = Math.min(random.between(280, 1500), bay.x[1] - x);
      let y = bay.y[0];
      const top = bay.y[0] + (bay.y[1] - bay.y[0]) * bay.fill * random.between(0.6, 1);
      while (y < top - 200) {
        const height = Math.min(random.between(200, 1000), top - y);
        const z: Span = [bay.z[0] + side * third + 10, bay.z[0] + (side + 1) * third - random.between(10, 150)];
        loader.take(piece([x, x + length - random.between(5, 40)], [y, y + height - 8], z, random));
        y += height;
      }
      x += length;
    }
  }
  return loader.load();
}

function piece(x: Span, y: Span, z: Span, random: Random): Solid[] {
  const block = (xs: Span, ys: Span, zs: Span, substance: Solid['substance'], density: number, grain = 0): Solid => ({
    shape: 'block',
    x: xs,
    y: ys,
    z: zs,
    substance,
    density,
    grain,
  });
  const kind = random.integer(0, 4);
  if (kind === 0) return [block(x, y, z, 'cellulose', random.between(0.08, 0.3), 0.25)];
  if (kind === 1) {
    const boards: Solid[] = [
      block(x, y, [z[0], z[0] + 18], 'cellulose', 0.7),
      block(x, y, [z[1] - 6, z[1]], 'cellulose', 0.7),
    ];
    const shelves = random.integer(2, 5);
    for (let i = 0; i <= shelves; i++) {
      const at = y[0] + ((y[1] - y[0] - 18) * i) / shelves;
      boards.push(block(x, [at, at + 18], z, 'cellulose', 0.7));
    }
    for (const at of [x[0], x[1] - 18]) boards.push(block([at, at + 18], y, z, 'cellulose', 0.7));
    return boards;
  }
  if (kind === 2) {
    const shell = [block(x, y, [z[0], z[0] + 2], 'steel', STEEL), block(x, y, [z[1] - 2, z[1]], 'steel', STEEL)];
    const inside = machine(
      [x[0] + 30, x[1] - 30],
      [y[0] + 20, y[0] + (y[1] - y[0]) * 0.5],
      [z[0] + 30, z[1] - 30],
      random,
    );
    return [...shell, ...inside.slice(1, 6)];
  }
  const shape = random.pick(['pillow', 'lengthwise', 'pillow'] as const);
  return [{ shape, x, y, z, substance: 'cellulose', density: random.between(0.05, 0.22), grain: 0.2 }];
}
