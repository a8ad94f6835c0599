import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { extentOf, massKgOf } from '../bodies/solid.ts';
import { makeTarget } from '../contraband/make-target.ts';
import { FRAMES, holdOf } from '../conveyance/container-frame.ts';
import { GOODS, type GoodsId } from './goods.ts';

const ids = Object.keys(GOODS) as GoodsId[];

describe.each(ids)('goods: %s', (id) => {
  it.each(Object.values(FRAMES))('fit the hold and the payload of a $name container', (frame) => {
    const hold = holdOf(frame);
    for (const seed of ['1', '2', '3']) {
      const bay = { ...hold, payloadKg: frame.payloadKg, fill: 0.92 };
      const { packages, massKg } = GOODS[id].stow(bay, createRandom(`${id}/${seed}`));
      expect(massKg).toBeLessThanOrEqual(frame.payloadKg);
      expect(packages.flat().reduce((sum, solid) => sum + massKgOf(solid), 0)).toBeCloseTo(massKg, 0);
      if (id === 'empty') continue;
      const extent = extentOf(packages.flat());
      expect(extent.x[0]).toBeGreaterThan(hold.x[0] - 20);
      expect(extent.x[1]).toBeLessThan(hold.x[1] + 20);
      expect(extent.y[0]).toBeGreaterThanOrEqual(hold.y[0]);
      expect(extent.y[1]).toBeLessThan(hold.y[1] + 20);
    }
  });
});

it.each([
  ['tobacco', 10, 3000],
  ['narcotics', 3, 260],
  ['weapon', 0.3, 40],
  ['dense-block', 2, 250],
] as const)('%s weighs between %f and %f kg', (classId, least, most) => {
  for (let i = 0; i < 40; i++) {
    const { solids } = makeTarget(classId, createRandom(`${classId}/${i}`));
    const kg = solids.reduce((sum, solid) => sum + massKgOf(solid), 0);
    expect(kg).toBeGreaterThan(least);
    expect(kg).toBeLessThan(most);
  }
});
