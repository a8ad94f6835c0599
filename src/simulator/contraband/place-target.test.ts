import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { type Extent, extentOf, type Solid, totalMassKg } from '../bodies/solid.ts';
import { type ContainerFrame, cavitiesOf, FRAMES, holdOf } from '../conveyance/container-frame.ts';
import { drawMass } from '../scanner/draw-scene.ts';
import { concealmentsFor } from './concealment.ts';
import { isYielding, overlap, overlaps, type Package } from './make-way.ts';
import { type PlacedTarget, placeTarget } from './place-target.ts';
import type { Site } from './spot.ts';
import { TARGET_CLASSES, type TargetClass } from './target.ts';

/** Cartons with cells, bags, and drums that cannot be cut: a third of the hold each, up to a share of its height. */
function mixedCargo(hold: Extent, fill: number): Package[] {
  const packages: Package[] = [];
  const third = (hold.x[1] - hold.x[0]) / 3;
  const top = hold.y[0] + (hold.y[1] - hold.y[0]) * fill;
  const put = (from: number, size: readonly [number, number, number], make: (place: Extent) => Package) => {
    for (let x = from; x + size[0] <= from + third; x += size[0] + 4) {
      for (let y = hold.y[0]; y + size[1] <= top; y += size[1]) {
        for (let z = hold.z[0]; z + size[2] <= hold.z[1]; z += size[2] + 3) {
          packages.push(make({ x: [x, x + size[0]], y: [y, y + size[1]], z: [z, z + size[2]] }));
        }
      }
    }
  };
  put(hold.x[0], [560, 400, 440], (place) => [
    { shape: 'block', ...place, substance: 'cellulose', density: 0.2, cells: { x: 3, y: 4, gapMm: 4 } },
  ]);
  put(hold.x[0] + third, [900, 210, 560], (place) => [
    { shape: 'pillow', ...place, substance: 'starch', density: 0.75 },
  ]);
  put(hold.x[0] + 2 * third, [585, 880, 585], (place) => [
    { shape: 'upright', ...place, substance: 'steel', density: 7.87, hollow: 0.996 },
    { shape: 'upright', ...place, substance: 'water', density: 0.88 },
  ]);
  return packages;
}

function siteOf(frame: ContainerFrame, fill: number): Site {
  const hold = holdOf(frame);
  return { frame, hold, packages: mixedCargo(hold, fill) };
}

const FRAMES_TRIED = [FRAMES.highCube, FRAMES.reeferHighCube];
const SEEDS = ['1', '2', '3'];
const CASES = FRAMES_TRIED.flatMap((frame) =>
  TARGET_CLASSES.flatMap((classId) =>
    concealmentsFor(classId, frame).map((concealment) => ({ frame, classId, concealment })),
  ),
);

/** What may be found of each class, kg. */
const MASS_KG: Record<TargetClass, readonly [number, number]> = {
  tobacco: [1, 9000],
  liquor: [2, 4000],
  narcotics: [0.8, 900],
  'false-wall': [40, 2500],
  weapon: [0.15, 120],
  ammunition: [3, 2000],
  cash: [0.5, 400],
  vehicle: [60, 1700],
  stowaway: [55, 560],
  'dense-block': [2, 500],
  machinery: [10, 900],
  ivory: [0.3, 500],
  'e-waste': [8, 1500],
};

describe.each(CASES)('$classId $concealment in a $frame.name', ({ frame, classId, concealment }) => {
  const placed = SEEDS.flatMap((seed, i) => {
    const site = siteOf(frame, 0.65 + 0.1 * i);
    const target = placeTarget(classId, concealment, site, createRandom(`${classId}/${concealment}/${seed}`));
    return target ? [{ site, target }] : [];
  });

  it('finds a place', () => {
    expect(placed.length).toBeGreaterThanOrEqual(2);
  });

  it('lies in the hold or in the cavity it is named after, at its true mass', () => {
    for (const { site, target } of placed) {
      const rooms = [
        site.hold,
        ...cavitiesOf(frame)
          .filter(({ kind }) => kind === concealment)
          .map(({ extent }) => extent),
      ];
      const own = extentOf([...target.solids, ...target.companions]);
      expect(rooms.some((room) => isWithin(own, room))).toBe(true);
      const kg = totalMassKg(target.solids);
      expect(kg).toBeGreaterThan(MASS_KG[classId][0]);
      expect(kg).toBeLessThan(MASS_KG[classId][1]);
    }
  });

  it('shares no room with cargo that cannot be hollowed', () => {
    for (const { target } of placed) {
      const own = [...target.solids, ...target.companions];
      const rigid = target.packages.flat().filter((one) => one.density > 0 && !isYielding(one));
      for (const one of rigid) expect(own.filter((body) => overlaps(body, one, 3))).toEqual([]);
    }
  });

  it('rests on something', () => {
    for (const { site, target } of placed) expect(floats(site, target)).toBe(false);
  });

  it('leaves no areal density below nothing', () => {
    for (const { target } of placed) {
      const seen = drawn([...target.packages.flat(), ...target.solids, ...target.companions], target.solids);
      expect(Math.min(...seen)).toBeGreaterThan(-0.01);
    }
  });
});

it('hides narcotics in at least five ways, in the structure of a container as well as in its cargo', () => {
  expect(concealmentsFor('narcotics', FRAMES.highCube)).toEqual(
    expect.arrayContaining(['by-doors', 'in-package', 'false-wall', 'floor', 'roof']),
  );
  expect(concealmentsFor('narcotics', FRAMES.reeferHighCube)).toEqual(
    expect.arrayContaining(['insulation', 'machinery-bay']),
  );
  expect(concealmentsFor('narcotics', FRAMES.tank)).toEqual([]);
});

it('finds nowhere to hide among cargo in an empty container, but a place behind its doors', () => {
  const site = { ...siteOf(FRAMES.forty, 0), packages: [] };
  expect(placeTarget('narcotics', 'in-cargo', site, createRandom('empty'))).toBeUndefined();
  expect(placeTarget('narcotics', 'by-doors', site, createRandom('empty'))?.solids.length).toBeGreaterThan(4);
});

it('takes as much from a carton as the things in it need, and not more', () => {
  const site = siteOf(FRAMES.forty, 0.8);
  const before = totalMassKg(site.packages.flat());
  for (const seed of SEEDS) {
    const target = placeTarget('cash', 'in-package', site, createRandom(seed)) as PlacedTarget;
    const taken = before - totalMassKg(target.packages.flat());
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(120);
  }
});

function isWithin(inner: Extent, outer: Extent): boolean {
  return (['x', 'y', 'z'] as const).every(
    (axis) => inner[axis][0] >= outer[axis][0] - 25 && inner[axis][1] <= outer[axis][1] + 25,
  );
}

function floats({ hold, frame }: Site, target: PlacedTarget): boolean {
  const own = extentOf([...target.solids, ...target.companions]);
  const floors = [
    hold.y[0],
    ...cavitiesOf(frame)
      .filter(({ kind }) => kind === target.concealment)
      .map(({ extent }) => extent.y[0]),
  ];
  if (floors.some((floor) => Math.abs(own.y[0] - floor) < 10)) return false;
  // A lowered roof hangs from the roof.
  if (target.concealment === 'roof') return Math.abs(own.y[1] - hold.y[1]) > 10;
  return !target.packages
    .flat()
    .some(
      (one) =>
        overlap(one.x, own.x) > 0 && overlap(one.z, own.z) > 0 && one.y[0] < own.y[0] && one.y[1] > own.y[0] - 40,
    );
}

/** Areal densities in g/cm² where some bodies are seen. */
function drawn(solids: readonly Solid[], where: readonly Solid[]): Float32Array {
  const { x, y } = extentOf(where);
  const pitchMm = Math.max(6, (x[1] - x[0]) / 160);
  const camera = {
    pitchMm,
    leftMm: x[0],
    topMm: y[1] + (y[1] - y[0]) * 0.15,
    widthPx: Math.ceil((x[1] - x[0]) / pitchMm),
    heightPx: Math.ceil(((y[1] - y[0]) * 1.3) / pitchMm),
    sourceHeightMm: (y[0] + y[1]) / 2,
    sourceDistanceMm: 4000,
    middleDepthMm: 1219,
  };
  const near = solids.filter((solid) => overlap(solid.x, x) > 0);
  return drawMass(camera, new Float32Array(256 * 256), near);
}
