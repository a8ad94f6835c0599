import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { type Plane, plane } from '../plane.ts';
import type { Reference } from './attenuation-table.ts';
import { airOf } from './beam-quality.ts';
import { wallsOf } from './container-walls.ts';
import { attenuationBehind, massThickness, nearestEndpoint, ratioAt } from './curves.ts';
import { effectiveZ } from './effective-z.ts';
import { createClassifier, MATERIAL_CLASSES } from './material-class.ts';
import { materialMap, materialTable } from './material-map.ts';
import { materialRamps } from './material-palette.ts';
import { ratioCurvesOf } from './scanner-curves.ts';
import { createSpotReader } from './spot-reading.ts';

const NINE_SIX = { highMeV: 9, lowMeV: 6, airVarianceHigh: 1e-5, airVarianceLow: 2e-5 };
const SIX_FOUR = { highMeV: 6, lowMeV: 4, airVarianceHigh: 1e-5, airVarianceLow: 2e-5 };
const AIR = 62_000;

describe('curves', () => {
  // Computed from full spectra; the three bases of the simulator hold lead within 1.9 %.
  it.each([
    ['water', 6, 4, 2, 1.203],
    ['steel', 6, 4, 5, 1.157],
    ['lead', 6, 4, 1, 1.227],
    ['aluminium', 9, 6, 3, 1.188],
    ['polyethylene', 9, 6, 1, 1.223],
    ['lead', 9, 6, 5, 1.059],
  ] as const)('give the ratio of %s at %s/%s MV', (reference, high, low, attenuation, ratio) => {
    expect(Math.abs(ratioAt(reference, high, low, attenuation) - ratio)).toBeLessThan(
      reference === 'lead' ? 0.012 : 0.002,
    );
  });

  it('find the mass that they attenuate by', () => {
    for (const gPerCm2 of [1, 7, 33, 120, 270]) {
      expect(massThickness('steel', 6, attenuationBehind('steel', 6, gPerCm2))).toBeCloseTo(gPerCm2, 4);
    }
    expect(massThickness('steel', 6, 0)).toBeCloseTo(0, 6);
  });

  it('are those of the nearest endpoint', () => {
    expect([3.2, 4.2, 5.8, 10].map(nearestEndpoint)).toEqual([3.5, 4, 6, 9]);
  });
});

describe('classes', () => {
  const judged = (reference: Reference, attenuation: number, quality = NINE_SIX) => {
    const { curves, judge } = createClassifier(quality);
    return judge(attenuation, curves(reference, attenuation));
  };

  it.each([
    ['water', 2, 'organic'],
    ['aluminium', 2, 'inorganic'],
    ['steel', 2, 'metal'],
    ['steel', 4, 'metal'],
    ['lead', 3, 'heavy'],
  ] as const)('%s at %s is %s', (reference, attenuation, expected) => {
    expect(judged(reference, attenuation)).toMatchObject({ materialClass: expected });
    expect(judged(reference, attenuation).confidence).toBeGreaterThan(0.7);
  });

  it('are not told where there is too little or too much in the beam', () => {
    for (const attenuation of [0.1, 9]) expect(judged('steel', attenuation).materialClass).toBe('unknown');
  });

  it('lead is never told from steel where their curves cross', () => {
    const { materialClass, confidence } = judged('lead', 2, SIX_FOUR);
    expect(materialClass === 'heavy' && confidence > 0.2).toBe(false);
  });

  it('belong to no substance far from every curve, and are less sure in a noisy beam', () => {
    const { judge } = createClassifier(SIX_FOUR);
    expect(judge(3, 1.4).materialClass).toBe('unknown');
    const noisy = { ...SIX_FOUR, airVarianceHigh: 1e-3, airVarianceLow: 2e-3 };
    expect(judged('water', 4, noisy).confidence).toBeLessThan(judged('water', 4, SIX_FOUR).confidence);
  });
});

/** Blocks of substances, each 40 wide, behind air at both ends; quanta counted with Poisson's noise. */
function blocks(references: readonly Reference[], gPerCm2: number): { high: Plane; low: Plane } {
  const random = createRandom('blocks');
  const [width, height] = [40 * (references.length + 2), 40];
  const shot = (endpoint: 4 | 6, quanta: number): Plane => {
    const samples = Uint16Array.from({ length: width * height }, (_, i) => {
      const reference = references[Math.floor((i % width) / 40) - 1];
      const passed = reference ? Math.exp(-attenuationBehind(reference, endpoint, gPerCm2)) : 1;
      return Math.max(0, AIR * (passed + Math.sqrt(passed / quanta) * random.normal(0, 1)));
    });
    return plane(width, height, samples);
  };
  return { high: shot(6, 1e5), low: shot(4, 5e4) };
}

it('finds the open beam and how many quanta it counts', () => {
  const { high } = blocks(['steel'], 40);
  const air = airOf(high);
  expect(air.sample / AIR).toBeCloseTo(1, 3);
  expect(1 / air.variance / 1e5).toBeCloseTo(1, 0);
});

it('colours most of a block by what it is, and air not at all', () => {
  const { high, low } = blocks(['water', 'steel'], 40);
  const map = materialMap(high, low, materialTable(high, low, SIX_FOUR));
  const share = (block: number, name: (typeof MATERIAL_CLASSES)[number]) => {
    let count = 0;
    for (let y = 8; y < 32; y++) {
      for (let x = block * 40 + 8; x < block * 40 + 32; x++) {
        if (map[(y * high.width + x) * 2] === MATERIAL_CLASSES.indexOf(name)) count++;
      }
    }
    return count / 24 ** 2;
  };
  expect(share(0, 'unknown')).toBe(1);
  expect(share(1, 'organic')).toBeGreaterThan(0.9);
  expect(share(2, 'metal')).toBeGreaterThan(0.9);
});

it('reads a spot: its class, its mass with the error, and how much steel would do the same', () => {
  const { high, low } = blocks(['water', 'steel'], 40);
  const read = createSpotReader(high, low, SIX_FOUR);
  const water = read(60, 20);
  expect(water.judgement?.materialClass).toBe('organic');
  expect(water.arealDensity.from).toBeLessThan(40);
  expect(water.arealDensity.to).toBeGreaterThan(40);
  expect(Math.abs(water.arealDensity.likely - 40)).toBeLessThan(1);
  expect(Math.abs(read(100, 20).steelMm.likely - 400 / 7.87)).toBeLessThan(1);
  const single = createSpotReader(high, null, SIX_FOUR)(60, 20);
  expect(single.judgement).toBeNull();
  expect(single.arealDensity.to - single.arealDensity.from).toBeGreaterThan(
    water.arealDensity.to - water.arealDensity.from,
  );
});

describe('colours of materials', () => {
  const linear = (value: number) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const colourOf = (ramps: Uint8Array, row: number, grey: number) =>
    [...ramps.subarray((row * 256 + grey) * 4, (row * 256 + grey) * 4 + 4)] as [number, number, number, number];
  const all = materialRamps('all');

  it('are as light as the grey they stand for', () => {
    for (let row = 0; row < MATERIAL_CLASSES.length; row++) {
      for (const grey of [20, 90, 160, 230]) {
        const [red, green, blue] = colourOf(all, row, grey).map(linear) as [number, number, number];
        const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        expect(Math.abs(luminance - linear(grey))).toBeLessThan(0.012);
      }
    }
  });

  it('are told apart by eyes without green cones', () => {
    // Machado, Oliveira and Fernandes 2009, deuteranopia, on linear light.
    const seen = ([r = 0, g = 0, b = 0]: readonly number[]) => [
      0.367 * r + 0.861 * g - 0.228 * b,
      0.28 * r + 0.673 * g + 0.047 * b,
      -0.012 * r + 0.043 * g + 0.969 * b,
    ];
    const hues = [1, 2, 3].map((row) => seen(colourOf(all, row, 120).slice(0, 3).map(linear)));
    for (const [i, one] of hues.entries()) {
      for (const other of hues.slice(i + 1)) {
        expect(Math.hypot(...one.map((part, c) => part - (other[c] as number)))).toBeGreaterThan(0.05);
      }
    }
  });

  it('fade what is not asked for and leave the unknown grey', () => {
    expect(colourOf(all, 0, 77)).toEqual([77, 77, 77, 255]);
    const metal = materialRamps('metal');
    expect(colourOf(metal, 1, 0)).toEqual([196, 196, 196, 255]);
    expect(colourOf(metal, 3, 120)[3]).toBe(0);
  });
});

describe('the walls of the container', () => {
  /** Air, walls alone, and 30 g/cm² of water behind walls, a third of the picture each. */
  const behind = (endpoint: 6 | 4, steel: number) =>
    plane(
      300,
      60,
      new Uint16Array(18_000).map((_, i) => {
        const third = Math.floor((i % 300) / 100);
        const walls = third > 0 ? attenuationBehind('steel', endpoint, steel) : 0;
        const cargo = third > 1 ? attenuationBehind('water', endpoint, 30) : 0;
        return Math.round(60_000 * Math.exp(-walls - cargo));
      }),
    );

  it.each([2.6, 3.3, 3.9])('are found where one sees through them alone: %d g/cm²', (steel) => {
    const walls = wallsOf(behind(6, steel), SIX_FOUR);
    expect(walls.high).toBeCloseTo(attenuationBehind('steel', 6, steel), 2);
    expect(walls.low).toBeGreaterThan(walls.high);
  });

  it('are taken for usual ones where cargo is everywhere', () => {
    const full = plane(
      100,
      60,
      new Uint16Array(6000).map((_, i) => (i % 100 < 30 ? 60_000 : 9000)),
    );
    expect(wallsOf(full, SIX_FOUR).high).toBeCloseTo(attenuationBehind('steel', 6, 2.9), 6);
  });

  it('no longer colour what is behind them', () => {
    const [high, low] = [behind(6, 3.3), behind(4, 3.3)];
    const withWalls = createSpotReader(high, low, SIX_FOUR)(250, 30);
    const without = createSpotReader(high, low, SIX_FOUR, true)(250, 30);
    expect(without.effectiveZ?.likely).toBeLessThan(withWalls.effectiveZ?.likely ?? 0);
    expect(without.effectiveZ?.likely).toBeCloseTo(6.6, 0);
    expect(without.arealDensity.likely).toBeCloseTo(30, 0);
    expect(withWalls.arealDensity.likely).toBeGreaterThan(32);
    const map = materialMap(high, low, materialTable(high, low, SIX_FOUR, true));
    expect(MATERIAL_CLASSES[map[(30 * 300 + 150) * 2] as number]).toBe('unknown');
    expect(MATERIAL_CLASSES[map[(30 * 300 + 250) * 2] as number]).toBe('organic');
  });
});

describe('the effective atomic number', () => {
  const numberOf = (reference: Reference, gPerCm2: number) => {
    const [a, b] = [attenuationBehind(reference, 6, gPerCm2), attenuationBehind(reference, 4, gPerCm2)];
    return effectiveZ(ratioCurvesOf(SIX_FOUR), a, b / a, 0.004);
  };

  it.each<[Reference, number, number]>([
    ['polyethylene', 60, 4.8],
    ['water', 60, 6.6],
    ['aluminium', 60, 13],
    ['steel', 80, 26],
  ])('of %s lies within its bounds', (reference, gPerCm2, z) => {
    const { from, likely, to } = numberOf(reference, gPerCm2);
    expect(likely).toBeCloseTo(z, 0);
    expect(from).toBeLessThanOrEqual(likely);
    expect(to).toBeGreaterThan(from);
  });

  it('is not told of heavy metals, whose ratio light ones have too', () => {
    const block = (endpoint: 6 | 4) =>
      plane(
        40,
        40,
        new Uint16Array(1600).map((_, i) =>
          i < 800 ? 60_000 : Math.round(60_000 * Math.exp(-attenuationBehind('lead', endpoint, 130))),
        ),
      );
    const { judgement, effectiveZ: told } = createSpotReader(block(6), block(4), SIX_FOUR)(20, 32);
    expect(judgement?.materialClass).toBe('heavy');
    expect(told).toBeNull();
  });
});
