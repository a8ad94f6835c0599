import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { type Extent, extentOf, lengthOf, massKgOf, type Solid } from '../bodies/solid.ts';
import { FRAMES, holdOf } from '../conveyance/container-frame.ts';
import { CARGO_TYPES } from './cargo-type.ts';
import { GOODS, type Goods, type GoodsId } from './goods.ts';

const ids = Object.keys(GOODS) as GoodsId[];

/** Of the packages' bounding blocks; what is bent, round or tilted leaves corners of its block to its neighbour. */
const MOST_OVERLAP: Partial<Record<GoodsId, number>> = { logs: 0.35, tyres: 0.12 };

describe.each(ids)('goods: %s', (id) => {
  const { suits, stow }: Goods = GOODS[id];

  it.each(Object.values(FRAMES).filter(({ kind }) => suits.includes(kind)))('travel in a $name', (frame) => {
    const hold = holdOf(frame);
    for (const seed of ['1', '2']) {
      const bay = { ...hold, payloadKg: frame.payloadKg, fill: 0.92 };
      const { packages, massKg } = stow(bay, createRandom(`${id}/${seed}`));
      if (id === 'empty') {
        expect(packages).toEqual([]);
        continue;
      }
      expect(massKg).toBeLessThanOrEqual(frame.payloadKg);
      expect(massKg).toBeGreaterThan(0.04 * frame.payloadKg);
      expect(packages.flat().reduce((sum, solid) => sum + massKgOf(solid), 0)).toBeCloseTo(massKg, 3);
      for (const extent of packages.map((solids) => extentOf(solids))) {
        for (const axis of ['x', 'y', 'z'] as const) {
          expect(extent[axis][0]).toBeGreaterThanOrEqual(hold[axis][0] - 1);
          expect(extent[axis][1]).toBeLessThanOrEqual(hold[axis][1] + 1);
        }
      }
      expect(sharedVolume(packages) / volumeOf(packages)).toBeLessThan(MOST_OVERLAP[id] ?? 0.04);
    }
  });

  it('are loaded alike for the same seed and otherwise for another', () => {
    if (id === 'empty') return;
    const frame = Object.values(FRAMES).find(({ kind }) => suits.includes(kind)) ?? FRAMES.forty;
    const load = (seed: string) =>
      stow({ ...holdOf(frame), payloadKg: frame.payloadKg, fill: 0.8 }, createRandom(seed));
    expect(load('a')).toEqual(load('a'));
    expect(load('a').massKg).not.toBe(load('b').massKg);
  });
});

it('has goods of every cargo type', () => {
  const used = new Set(ids.map((id) => GOODS[id].category));
  expect([...used].toSorted()).toEqual([...CARGO_TYPES].toSorted());
});

it('loads a short bay of little payload without overloading it', () => {
  const hold = holdOf(FRAMES.forty);
  const bay = { ...hold, x: [3000, 4500] as const, payloadKg: 700, fill: 0.9 };
  for (const id of ids) expect(GOODS[id].stow(bay, createRandom(id)).massKg).toBeLessThanOrEqual(700);
});

function volumeOf(packages: readonly (readonly Solid[])[]): number {
  return packages.flat().reduce((sum, solid) => sum + volume(solid), 0);
}

function volume({ x, y, z }: Extent): number {
  return lengthOf(x) * lengthOf(y) * lengthOf(z);
}

/** Volume that bodies of different packages share, by their bounding blocks. */
function sharedVolume(packages: readonly (readonly Solid[])[]): number {
  const own = packages
    .map((solids) => ({ solids, extent: extentOf(solids) }))
    .toSorted((one, other) => one.extent.x[0] - other.extent.x[0]);
  let sum = 0;
  for (const [i, one] of own.entries()) {
    for (let k = i + 1; k < own.length && (own[k] as typeof one).extent.x[0] < one.extent.x[1]; k++) {
      const other = own[k] as typeof one;
      if (shared(one.extent, other.extent) === 0) continue;
      for (const solid of one.solids) for (const its of other.solids) sum += shared(solid, its);
    }
  }
  return sum;
}

function shared(one: Extent, other: Extent): number {
  let product = 1;
  for (const axis of ['x', 'y', 'z'] as const) {
    product *= Math.max(0, Math.min(one[axis][1], other[axis][1]) - Math.max(one[axis][0], other[axis][0]));
  }
  return product;
}
