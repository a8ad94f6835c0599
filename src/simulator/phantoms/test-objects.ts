import { rodBetween, type Solid, type Span } from '../bodies/solid.ts';
import { SUBSTANCES, type SubstanceId } from '../physics/substances.ts';
import { MIDDLE_MM } from './test-bench.ts';

/** A plate across the beam, its middle in the middle plane. */
export function plate(substance: SubstanceId, x: Span, y: Span, thicknessMm: number): Solid {
  const z: Span = [MIDDLE_MM - thicknessMm / 2, MIDDLE_MM + thicknessMm / 2];
  return { shape: 'block', substance, density: SUBSTANCES[substance].solidDensity, x, y, z };
}

/** Steel that fills a bench, far beyond its edges, so that no open beam scatters into the picture. */
export function steelWall(thicknessMm: number): readonly Solid[] {
  return thicknessMm > 0 ? [plate('steel', [-500, 2000], [-500, 2000], thicknessMm)] : [];
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Penetration: a lead block of 100 × 100 × 50 mm with an arrow cut through it in lines of 15 mm, behind steel. Its
 * lower left corner stands at (50, 50).
 */
export function arrowBlock(direction: Direction, steelMm: number): readonly Solid[] {
  // Along the arrow from tail to tip, and across it, from the middle of the block.
  const cuts: readonly (readonly [along: Span, across: Span])[] = [
    [
      [-40, 40],
      [-7.5, 7.5],
    ],
    [
      [10, 25],
      [-22.5, -7.5],
    ],
    [
      [10, 25],
      [7.5, 22.5],
    ],
  ];
  const sign = direction === 'up' || direction === 'right' ? 1 : -1;
  const notch = cuts.map(([along, across]) => {
    const turned: Span = sign > 0 ? along : [-along[1], -along[0]];
    const [x, y] = direction === 'left' || direction === 'right' ? [turned, across] : [across, turned];
    const cut = plate('lead', [100 + x[0], 100 + x[1]], [100 + y[0], 100 + y[1]], 50);
    return { ...cut, density: -cut.density };
  });
  return [...steelWall(steelMm), plate('lead', [50, 150], [50, 150], 50), ...notch];
}

/** A steel wire of 100 mm at 45°, so that neither rows nor columns favour it. */
export function wire(diameterMm: number, steelMm: number): readonly Solid[] {
  const matter = { substance: 'steel', density: SUBSTANCES.steel.solidDensity } as const;
  return [...steelWall(steelMm), rodBetween([35, 35, MIDDLE_MM], [106, 106, MIDDLE_MM], diameterMm, matter)];
}

/** A step of 20 × 20 mm on steel, as a share of its thickness. */
export function contrastStep(share: number, steelMm: number): readonly Solid[] {
  return [...steelWall(steelMm), plate('steel', [40, 60], [40, 60], share * steelMm)];
}

/** Five bars of lead, 20 mm deep and 60 mm long, as wide as the gaps between them; the first begins at `startMm`. */
export function linePairs(widthMm: number, startMm: number, bars: 'upright' | 'level'): readonly Solid[] {
  return Array.from({ length: 5 }, (_, i) => {
    const across: Span = [startMm + 2 * i * widthMm, startMm + (2 * i + 1) * widthMm];
    const along: Span = [20, 80];
    return bars === 'upright' ? plate('lead', across, along, 20) : plate('lead', along, across, 20);
  });
}

/** Steps of 40 mm in a row, one of each thickness. */
export function stepWedge(substance: SubstanceId, thicknessesMm: readonly number[]): readonly Solid[] {
  return thicknessesMm.map((thicknessMm, i) => plate(substance, [20 + 40 * i, 60 + 40 * i], [20, 80], thicknessMm));
}
