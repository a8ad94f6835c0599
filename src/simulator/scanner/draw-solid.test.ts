import { describe, expect, it } from 'vitest';
import { massKgOf, rodBetween, type Solid } from '../bodies/solid.ts';
import { type Camera, projectedBox } from './camera.ts';
import { drawMass } from './draw-scene.ts';

const CAMERA: Camera = {
  widthPx: 300,
  heightPx: 300,
  pitchMm: 10,
  leftMm: 0,
  topMm: 2600,
  sourceHeightMm: 1000,
  sourceDistanceMm: 4000,
  middleDepthMm: 1219,
};

/** A camera so far away that its rays are parallel: what it sees weighs what is there. */
const FAR: Camera = { ...CAMERA, sourceDistanceMm: 1e9 };

const WATER_BOX: Solid = {
  shape: 'block',
  x: [500, 1103],
  y: [400, 1207],
  z: [900, 1500],
  substance: 'water',
  density: 1,
};

const LIKE_WATER = { substance: 'water', density: 1 } as const;

function drawn(camera: Camera, solid: Solid): Float32Array {
  return drawMass(camera, new Float32Array(65_536), [solid]);
}

const shapes: readonly [string, Solid][] = [
  ['block', WATER_BOX],
  ['upright', { ...WATER_BOX, shape: 'upright', hollow: 0.6 }],
  ['lengthwise', { ...WATER_BOX, shape: 'lengthwise', hollow: 0.6 }],
  ['crosswise', { ...WATER_BOX, shape: 'crosswise', hollow: 0.6 }],
  ['rod lying askew', rodBetween([600, 700, 900], [1400, 1500, 1300], 420, { ...LIKE_WATER, hollow: 0.8 })],
  ['rod towards the source', rodBetween([900, 900, 300], [900, 900, 2000], 500, LIKE_WATER)],
  ['ellipsoid', { ...WATER_BOX, shape: 'ellipsoid' }],
  ['shell', { ...WATER_BOX, shape: 'ellipsoid', hollow: 0.8 }],
  ['heap', { ...WATER_BOX, shape: 'heap', profile: [0.2, 1, 0.6, 0] }],
  ['block of cells', { ...WATER_BOX, cells: { x: 5, y: 4, gapMm: 8 } }],
];

describe('drawSolid', () => {
  it.each(shapes)('keeps the mass of a %s', (_name, solid) => {
    const kg = drawn(FAR, solid).reduce((sum, gPerCm2) => sum + gPerCm2, 0) * 1e-3;
    expect(kg / massKgOf(solid)).toBeCloseTo(1, 1.6);
  });

  it('sees the same box taller near the source than far from it', () => {
    const rows = (z: readonly [number, number]) => projectedBox(CAMERA, { ...WATER_BOX, y: [1000, 1800], z }).height;
    expect(rows([0, 10]) / rows([2400, 2410])).toBeGreaterThan(1.5);
  });

  it('has full depth in the middle of a box and a soft upper edge', () => {
    const seen = drawn(CAMERA, { ...WATER_BOX, y: [1300, 2000] });
    const column = Array.from({ length: 300 }, (_, row) => seen[row * 300 + 80] as number);
    expect(Math.max(...column)).toBeGreaterThan(60);
    expect(Math.max(...column)).toBeLessThan(62);
    expect(column.filter((value) => value > 1 && value < 55).length).toBeGreaterThan(8);
  });

  it('draws only within the projected box, and not beyond the picture', () => {
    const box = projectedBox(CAMERA, WATER_BOX);
    drawn(CAMERA, WATER_BOX).forEach((value, i) => {
      const outside = (i % 300) + 1 < box.x || i % 300 > box.x + box.width || Math.floor(i / 300) + 1 < box.y;
      if (outside) expect(value).toBe(0);
    });
    expect(() => drawn(CAMERA, { ...WATER_BOX, x: [-900, 9000], y: [-3000, 9000] })).not.toThrow();
  });
});
