import { describe, expect, it } from 'vitest';
import type { SubstanceId } from '../physics/substances.ts';
import type { EnergyPair } from '../scanner/detector.ts';
import { hardestSeen, shareCorrect } from './observer.ts';
import { type Bench, photographed } from './test-bench.ts';
import { arrowBlock, contrastStep, type Direction, linePairs, steelWall, stepWedge, wire } from './test-objects.ts';

const PITCH_MM = 3.75;
const bench = (sideMm: number, energies: EnergyPair = { high: 6, low: 4 }): Bench => ({
  energies,
  widthMm: sideMm,
  heightMm: sideMm,
  pitchMm: PITCH_MM,
});
const DIRECTIONS: readonly Direction[] = ['up', 'right', 'down', 'left'];
const stepsFrom = (first: number, last: number, step: number) =>
  Array.from({ length: Math.round((last - first) / step) + 1 }, (_, i) => first + i * step);

it.each([
  { energies: { high: 6, low: 4 } as const, least: 300, most: 340 },
  { energies: { high: 9, low: 6 } as const, least: 350, most: 400 },
])('sees an arrow in lead behind the claimed steel at $energies.high MV', ({ energies, least, most }) => {
  const deepest = hardestSeen(stepsFrom(240, 450, 10), (steelMm) => {
    const arrows = DIRECTIONS.map((direction) => arrowBlock(direction, steelMm));
    return shareCorrect(bench(200, energies), arrows, 60);
  });
  expect(deepest).toBeGreaterThanOrEqual(least);
  expect(deepest).toBeLessThanOrEqual(most);
});

it.each([
  [0, 0.5, 1.5],
  [10, 0.5, 1.5],
  [100, 1, 3],
  [150, 1, 4],
])('sees wires of a few millimetres behind %i mm of steel', (steelMm, least, most) => {
  const thinnest = hardestSeen(stepsFrom(0.5, 6, 0.25).toReversed(), (diameterMm) =>
    shareCorrect(bench(140), [steelWall(steelMm), wire(diameterMm, steelMm)], 40),
  );
  expect(thinnest).toBeGreaterThanOrEqual(least);
  expect(thinnest).toBeLessThanOrEqual(most);
});

it.each([50, 100, 200])('sees steps of 1 to 4 per cent on %i mm of steel', (steelMm) => {
  const smallest = hardestSeen(stepsFrom(0.0025, 0.05, 0.0025).toReversed(), (share) =>
    shareCorrect(bench(100), [steelWall(steelMm), contrastStep(share, steelMm)], 60),
  );
  expect(smallest).toBeGreaterThanOrEqual(0.005);
  expect(smallest).toBeLessThanOrEqual(0.04);
});

/** Whether the mean profile across the bars shows five dips and, a tenth of the contrast higher, four crests. */
function isResolved(widthMm: number, startMm: number, bars: 'upright' | 'level'): boolean {
  const { widthPx, heightPx, high } = photographed(bench(140), linePairs(widthMm, startMm, bars), `${startMm}`);
  const at = (across: number, along: number) =>
    high[bars === 'upright' ? (heightPx - along) * widthPx + across : across * widthPx + along] as number;
  const profile = Array.from({ length: bars === 'upright' ? widthPx : heightPx }, (_, i) => {
    let sum = 0;
    for (let along = 8; along < 18; along++) sum += at(i, along);
    return sum / 10;
  });
  const turns = (sign: 1 | -1) =>
    profile.filter((value, i) => {
      const [before, after] = [profile[i - 1] ?? 1, profile[i + 1] ?? 1];
      return value < 0.95 && sign * value > sign * before && sign * value >= sign * after;
    });
  const [dips, crests] = [turns(-1), turns(1)];
  // Lead of 20 mm lets a quarter through.
  return dips.length === 5 && crests.length === 4 && Math.min(...crests) - Math.max(...dips) > 0.1 * 0.75;
}

it.each(['upright', 'level'] as const)('resolves %s line pairs of 3 to 5 mm at a pitch of 3.75 mm', (bars) => {
  const finest = hardestSeen(stepsFrom(2, 8, 0.25).toReversed(), (widthMm) => {
    const phases = stepsFrom(0, 9, 1).map((i) => isResolved(widthMm, 20 + (i * PITCH_MM) / 10, bars));
    return phases.filter(Boolean).length / phases.length;
  });
  expect(finest).toBeGreaterThanOrEqual(3);
  expect(finest).toBeLessThanOrEqual(5);
});

describe('step wedges', () => {
  /** Thicknesses for a -ln T of about 1, 2 and 3 at 6 MV, and the published ratios of 4 to 6 MV there. */
  const WEDGES = [
    { substance: 'polyethylene', thicknessesMm: [175, 380, 610], published: [1.196, 1.207, 1.214] },
    { substance: 'aluminium', thicknessesMm: [71, 150, 241], published: [1.186, 1.191, 1.193] },
    { substance: 'steel', thicknessesMm: [24, 51, 79], published: [1.177, 1.173, 1.168] },
    { substance: 'lead', thicknessesMm: [13.5, 30, 49], published: [1.227, 1.173, 1.143] },
  ] as const;

  const ratioOfStep = (substance: SubstanceId, thicknessesMm: readonly number[], step: number) => {
    const { widthPx, heightPx, high, low } = photographed(bench(160), stepWedge(substance, thicknessesMm), substance);
    const left = Math.round((26 + 40 * step) / PITCH_MM);
    let [one, other] = [0, 0];
    for (let y = heightPx - 19; y < heightPx - 8; y++) {
      for (let x = left; x < left + 7; x++) {
        one += high[y * widthPx + x] as number;
        other += low[y * widthPx + x] as number;
      }
    }
    return Math.log(other / (11 * 7)) / Math.log(one / (11 * 7));
  };

  it.each(WEDGES)('of $substance have the published ratio of energies', ({ substance, thicknessesMm, published }) => {
    published.forEach((ratio, step) => {
      // Air around the wedge scatters into it, which pulls the ratio of its thick steps down by up to 0.016.
      const off = Math.abs(ratioOfStep(substance, thicknessesMm, step) - ratio);
      expect(off, `step ${step + 1}`).toBeLessThan(substance === 'lead' ? 0.03 : 0.02);
    });
  });

  it('lie in the order of their atomic numbers where they are thick', () => {
    const ratios = WEDGES.map(({ substance, thicknessesMm }) => ratioOfStep(substance, thicknessesMm, 2));
    expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
    expect((ratios[0] as number) - (ratios[3] as number)).toBeGreaterThan(0.04);
  });
});
