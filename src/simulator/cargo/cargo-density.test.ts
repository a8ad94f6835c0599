import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { lengthOf, type Solid } from '../bodies/solid.ts';
import { FRAMES, holdOf } from '../conveyance/container-frame.ts';
import { type BasisMaps, basisMapsOf } from '../physics/basis-maps.ts';
import { SPECTRA } from '../physics/spectra.ts';
import { SUBSTANCES } from '../physics/substances.ts';
import { transmissionOf } from '../physics/transmission.ts';
import { drawMass, drawScene } from '../scanner/draw-scene.ts';
import { grainField } from '../scanner/grain-field.ts';
import { GOODS, type GoodsId } from './goods.ts';

/** Two side walls of corrugated steel sheet. */
const WALLS = basisMapsOf(SUBSTANCES.steel, [2 * 0.17 * 7.87]);
const HOLD = holdOf(FRAMES.forty);
const FLOOR_MM = HOLD.y[0];

/** Far from its source, so that a ray crosses the hold at one height. */
const CAMERA = {
  pitchMm: 24,
  widthPx: 510,
  heightPx: 110,
  leftMm: 0,
  topMm: 2700,
  sourceHeightMm: 900,
  sourceDistanceMm: 400_000,
  middleDepthMm: 1219,
};

/**
 * Density in the stow, g/cm³, within the published range of stowage factors, and the transmission at 6 MV through the
 * whole width between both walls, computed apart from this simulator from NIST attenuation.
 */
const ROWS: readonly (readonly [GoodsId, density: number, transmission: number])[] = [
  ['apparel', 0.2, 0.077],
  ['shoes', 0.2, 0.077],
  ['toys', 0.2, 0.077],
  ['cigarettes', 0.25, 0.052],
  ['timber', 0.46, 0.0067],
  ['frozen-meat', 0.6, 0.0035],
  ['frozen-fish', 0.6, 0.0035],
  ['drinks', 0.58, 0.0017],
  ['rice', 0.72, 0.001],
  ['grain-bulk', 0.72, 0.001],
  ['aluminium-scrap', 0.6, 0.0039],
  ['scrap-steel', 1, 1.5e-4],
];

it.each(ROWS)('%s at %f g/cm³ lets through what such cargo does', (id, density, transmission) => {
  const grain = grainField(createRandom('grain'), CAMERA.pitchMm);
  const bay = { ...HOLD, payloadKg: FRAMES.forty.payloadKg, fill: 0.92 };
  const solids = GOODS[id].stow(bay, createRandom(`${id}/density`)).packages.flat();
  const mass = drawMass(CAMERA, grain, solids);
  const loaded = wellInside(mass);
  const mean = loaded.reduce((sum, i) => sum + (mass[i] as number), 0) / loaded.length;
  const scale = (density * lengthOf(HOLD.z) * 0.1) / mean;
  const scaled = solids.map((solid): Solid => ({ ...solid, density: solid.density * scale }));
  const seen = transmissionOf(withWalls(drawScene(CAMERA, grain, scaled)), SPECTRA[6]);
  const median = loaded.map((i) => seen[i] as number).toSorted((a, b) => a - b)[loaded.length >> 1] as number;
  expect(Math.log(median) / Math.log(transmission)).toBeGreaterThan(0.85);
  expect(Math.log(median) / Math.log(transmission)).toBeLessThan(1.15);
});

/** Pixels of the lower part of a load, clear of pallets, of its top and of its ends. */
function wellInside(mass: Float32Array): number[] {
  const rowAt = (heightMm: number) => Math.round((CAMERA.topMm - heightMm) / CAMERA.pitchMm);
  const found: number[] = [];
  for (let row = rowAt(FLOOR_MM + 620); row < rowAt(FLOOR_MM + 180); row++) {
    for (let column = 60; column < 360; column++) found.push(row * CAMERA.widthPx + column);
  }
  return found.filter((i) => (mass[i] as number) > 0);
}

function withWalls(maps: BasisMaps): BasisMaps {
  const and = (map: Float32Array, wall: Float32Array) => map.map((value) => value + (wall[0] as number));
  return {
    ...maps,
    compton: and(maps.compton, WALLS.compton),
    pair: and(maps.pair, WALLS.pair),
    photo: and(maps.photo, WALLS.photo),
  };
}
