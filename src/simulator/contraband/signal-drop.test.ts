import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { extentOf, lengthOf, middleOf, type Solid, totalMassKg } from '../bodies/solid.ts';
import { SPECTRA } from '../physics/spectra.ts';
import { transmissionOf } from '../physics/transmission.ts';
import { drawMass, drawScene } from '../scanner/draw-scene.ts';
import { makeAmmunition } from './ammunition.ts';
import { makeCash } from './cash.ts';
import { CONFUSERS } from './confusers.ts';
import { makeDenseBlock } from './dense-block.ts';
import { makeIvory } from './ivory.ts';
import { bottleRow } from './liquor.ts';
import { makeNarcotics } from './narcotics.ts';
import { silhouettes } from './silhouette-parts.ts';
import { makeStowaways } from './stowaway.ts';
import { TARGET_CLASSES } from './target.ts';
import { makeTobacco } from './tobacco.ts';
import { WEAPON_KINDS } from './weapons.ts';

const ROOM = { x: 4000, y: 2300, z: 2300 };
const seeds = (count: number) => Array.from({ length: count }, (_, i) => createRandom(`drop/${i}`));

/** Share of the 6 MV signal that bodies take away, alone in air, in the middle of what they cover. */
function dropOf(solids: readonly Solid[]): number {
  const { x, y } = extentOf(solids);
  const pitchMm = lengthOf(x) > 400 ? 8 : 4;
  const camera = {
    pitchMm,
    leftMm: x[0],
    topMm: y[1] + 40,
    widthPx: Math.ceil(lengthOf(x) / pitchMm),
    heightPx: Math.ceil((lengthOf(y) + 80) / pitchMm),
    sourceHeightMm: middleOf(y),
    sourceDistanceMm: 4000,
    middleDepthMm: middleOf(extentOf(solids).z),
  };
  const grain = new Float32Array(256 * 256);
  const signal = transmissionOf(drawScene(camera, grain, solids), SPECTRA[6]);
  const covered = drawMass(camera, grain, solids);
  const drops = [...signal].filter((_, i) => (covered[i] as number) > 0.3).map((share) => 1 - share);
  return drops.sort((one, other) => one - other)[Math.floor(drops.length / 2)] as number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** One piece lying with a side of a given axis along the beam. */
function alone(solids: readonly Solid[]): Solid {
  return solids[0] as Solid;
}

describe('signal drop at 6 MV, alone in air', () => {
  it('is about half for a master case of cigarettes', () => {
    const cases = seeds(60)
      .flatMap((random) => makeTobacco(ROOM, random, 'behind-cargo', 'all') ?? [])
      .map(({ solids }) => alone(solids))
      .filter((one) => one.cells && lengthOf(one.z) > 400 && lengthOf(one.z) < 500);
    expect(cases.length).toBeGreaterThan(5);
    const drop = mean(cases.map((one) => dropOf([one])));
    expect(drop).toBeGreaterThan(0.42);
    expect(drop).toBeLessThan(0.54);
  });

  it('is about 42 % for a bottle of spirits', () => {
    const bottle = { acrossMm: 78, heightMm: 300, shoulderMm: 190, wallMm: 3, levelMm: 225 };
    const drop = dropOf(bottleRow(bottle, 1, [0, 0, 0]));
    expect(drop).toBeGreaterThan(0.34);
    expect(drop).toBeLessThan(0.48);
  });

  it('is about 28 % for a brick of drugs seen flat and 71 % on edge', () => {
    const bricks = seeds(120)
      .flatMap((random) => makeNarcotics(ROOM, random, 'in-cargo', 'all') ?? [])
      .map(({ solids }) => alone(solids))
      .filter((one) => one.shape === 'block' && lengthOf(one.y) > 28 && lengthOf(one.y) < 60 && lengthOf(one.x) > 180)
      .filter((one) => totalMassKg([one]) > 0.9 && totalMassKg([one]) < 1.3);
    expect(bricks.length).toBeGreaterThan(10);
    const flat = bricks.map((one) => dropOf([{ ...one, y: one.z, z: one.y }]));
    const onEdge = bricks.map((one) => dropOf([{ ...one, x: one.z, z: one.x }]));
    expect(mean(flat)).toBeGreaterThan(0.17);
    expect(mean(flat)).toBeLessThan(0.32);
    expect(mean(onEdge)).toBeGreaterThan(0.6);
    expect(mean(onEdge)).toBeLessThan(0.76);
  });

  it('is about 89 % for a crate of cartridges', () => {
    const small = { x: 360, y: 210, z: 240 };
    const crates = seeds(30).flatMap((random) => makeAmmunition(small, random, 'in-package', 'all') ?? []);
    const cartridges = crates.filter(({ solids }) => solids.some((one) => one.substance === 'brass'));
    expect(cartridges.length).toBeGreaterThan(10);
    const drop = mean(cartridges.map(({ solids }) => dropOf(solids)));
    expect(drop).toBeGreaterThan(0.8);
    expect(drop).toBeLessThan(0.94);
    for (const { solids } of crates) expect(totalMassKg(solids)).toBeLessThan(45);
  });

  it('is about 38 % for the ten-centimetre side of a bundle of notes', () => {
    const bundles = seeds(80)
      .flatMap((random) => makeCash(ROOM, random, 'in-cargo', 'all') ?? [])
      .map(({ solids }) => alone(solids));
    const deep = bundles.filter((one) => lengthOf(one.z) > 95 && lengthOf(one.z) < 105);
    expect(deep.length).toBeGreaterThan(2);
    const drop = mean(deep.map((one) => dropOf([one])));
    expect(drop).toBeGreaterThan(0.32);
    expect(drop).toBeLessThan(0.45);
  });

  it('is about 77 % for the trunk of a person of 60 to 90 kg', () => {
    const people = seeds(40)
      .flatMap((random) => makeStowaways({ x: 2000, y: 2300, z: 700 }, random, 'by-doors', 'all') ?? [])
      .filter(({ solids }) => solids.filter((one) => one.shape === 'ellipsoid').length === 5);
    expect(people.length).toBeGreaterThan(8);
    for (const { solids } of people) {
      expect(totalMassKg(solids)).toBeGreaterThan(55);
      expect(totalMassKg(solids)).toBeLessThan(95);
    }
    const trunk = mean(people.map(({ solids }) => dropOf(solids.slice(2, 4))));
    expect(trunk).toBeGreaterThan(0.66);
    expect(trunk).toBeLessThan(0.84);
  });

  it('is about 64 % for a tusk of ten centimetres', () => {
    const lengths = seeds(120)
      .flatMap((random) => makeIvory(ROOM, random, 'in-cargo', 'all') ?? [])
      .flatMap(({ solids }) => solids)
      .filter((one) => !one.hollow && one.rod && one.rod.diameterMm > 85 && one.rod.diameterMm < 115)
      .filter((one) => (one.rod?.axis[0] as number) > 0.95)
      .slice(0, 20);
    expect(lengths.length).toBeGreaterThan(4);
    const drop = mean(lengths.map((one) => dropOf([one])));
    expect(drop).toBeGreaterThan(0.5);
    expect(drop).toBeLessThan(0.68);
  });

  it('is more than 99 % for a lead pot of ten centimetres or more', () => {
    const pots = seeds(60)
      .flatMap((random) => makeDenseBlock(ROOM, random, 'in-cargo', 'all') ?? [])
      .filter(
        ({ solids }) => solids[0]?.shape === 'upright' && solids[0].substance === 'lead' && lengthOf(solids[0].x) > 140,
      );
    expect(pots.length).toBeGreaterThan(5);
    for (const { solids } of pots) expect(dropOf(solids)).toBeGreaterThan(0.985);
  });

  it('is about half for a pistol and a third for a rifle', () => {
    const drops = (kind: 'pistol' | 'rifle with curved magazine') =>
      mean(
        seeds(4).map((random) =>
          dropOf(silhouettes(WEAPON_KINDS[kind].parts(random), { halfTangent: 0, along: 1, across: 1 })),
        ),
      );
    expect(drops('pistol')).toBeGreaterThan(0.25);
    expect(drops('pistol')).toBeLessThan(0.55);
    expect(drops('rifle with curved magazine')).toBeGreaterThan(0.15);
    expect(drops('rifle with curved magazine')).toBeLessThan(0.5);
  });
});

describe('silhouettes of weapons', () => {
  const flat = { halfTangent: 0, along: 1, across: 1 };

  it('are at least fifteen, no two alike', () => {
    const kinds = Object.values(WEAPON_KINDS);
    expect(kinds.length).toBeGreaterThanOrEqual(15);
    const shapes = kinds.map((kind) => {
      const solids = silhouettes(kind.parts(createRandom('shape')), flat);
      const { x, y } = extentOf(solids);
      return `${Math.round(lengthOf(x))}x${Math.round(lengthOf(y))}x${totalMassKg(solids).toFixed(1)}`;
    });
    expect(new Set(shapes).size).toBe(kinds.length);
  });

  it('weigh what weapons weigh, however they are turned', () => {
    for (const kind of Object.values(WEAPON_KINDS)) {
      const parts = kind.parts(createRandom('mass'));
      const kg = totalMassKg(silhouettes(parts, flat));
      expect(kg).toBeGreaterThan(0.08);
      expect(kg).toBeLessThan(16);
      const turned = totalMassKg(silhouettes(parts, { halfTangent: 0.4, along: -0.7, across: 0.6 }));
      expect(turned / kg).toBeGreaterThan(0.8);
      expect(turned / kg).toBeLessThan(1.25);
    }
  });
});

it('has an innocent twin for every class', () => {
  expect(Object.keys(CONFUSERS).length).toBeGreaterThanOrEqual(16);
  expect(new Set(Object.values(CONFUSERS).map((confuser) => confuser.resembles))).toEqual(new Set(TARGET_CLASSES));
});
