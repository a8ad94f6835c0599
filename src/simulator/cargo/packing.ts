import { type Extent, lengthOf, type Solid } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import type { Pack } from './cartons.ts';
import { block, body, inset, type Matter, part, thinned } from './matter.ts';

const FOAM: Matter = { substance: 'polyethylene', density: 0.03 };

/** A carton full of one substance; `cells` along x and y where boxes or fruits within it show. */
export function filledWith(
  substance: SubstanceId,
  grain: number,
  cells?: { readonly x: number; readonly y: number; readonly gapMm: number },
): Pack {
  return ({ x, y, z }, density, random) => [
    block(x, y, z, { substance, density, grain: grain * random.between(0.7, 1.3), ...(cells ? { cells } : {}) }),
  ];
}

/** Sacks of frozen pieces in board: stiff below, bulging on top. */
export function bulging(substance: SubstanceId, grain: number): Pack {
  return ({ x, y, z }, density) => {
    const waist = part(y, 0, 0.62);
    return [
      block(x, waist, z, { substance, density, grain }),
      body('pillow', x, [waist[1], y[1]], z, { substance, density, grain }),
    ];
  };
}

/** Round fruit: each row of fruits through the depth of the carton is one disc in the picture. */
export function fruit(diameterMm: number): Pack {
  return ({ x, y, z }, density) => {
    const columns = Math.max(1, Math.floor(lengthOf(x) / diameterMm));
    const tiers = Math.max(1, Math.floor(lengthOf(y) / diameterMm));
    const cells = { x: columns, y: tiers, gapMm: diameterMm * 0.17 };
    return [
      block(inset(x, 2), inset(y, 4), z, { substance: 'food', density: density * 0.96, cells, grain: 0.03 }),
      block(x, [y[0], y[0] + 4], z, BOARD_SHEET),
      block(x, [y[1] - 4, y[1]], z, BOARD_SHEET),
    ];
  };
}

const BOARD_SHEET: Matter = { substance: 'cellulose', density: 0.22 };

/** A heavy core in light packing: the appliance in its foam. */
export function cored(substance: SubstanceId, share: number, grain: number): Pack {
  return ({ x, y, z }, density, random) => {
    const shell = (span: Extent['x'], loose: number) => {
      const margin = (lengthOf(span) * (1 - share * loose)) / 2;
      return inset(span, margin);
    };
    const core: Extent = {
      x: shell(x, random.between(0.9, 1.1)),
      y: shell(y, random.between(0.9, 1.1)),
      z: shell(z, 1),
    };
    const motor = { x: part(core.x, 0.2, random.between(0.45, 0.7)), y: part(core.y, 0.1, random.between(0.4, 0.6)) };
    return [
      block(x, y, z, { ...FOAM, grain: 0.1 }),
      block(core.x, core.y, core.z, { substance, density: density * 0.7, grain }),
      body('crosswise', motor.x, motor.y, part(core.z, 0.3, 0.7), { substance: 'steel', density: density * 4 }),
    ];
  };
}

/** Bottles upright in a divided carton: each row through its depth is one elliptical body, glass, drink and neck. */
export function bottled(columns: number): Pack {
  return ({ x, y, z }, density) => {
    const solids: Solid[] = [block(x, y, z, { substance: 'cellulose', density: 0.035 })];
    for (let i = 0; i < columns; i++) {
      const round = inset(part(x, i / columns, (i + 1) / columns), 2);
      const neck = part(round, 0.34, 0.66);
      solids.push(
        body('upright', round, part(y, 0.02, 0.64), inset(z, 3), { substance: 'liquor', density: density * 1.1 }),
        body('upright', neck, part(y, 0.64, 0.9), inset(z, 3), { substance: 'liquor', density: density * 0.35 }),
        body('upright', round, part(y, 0.02, 0.66), inset(z, 3), { substance: 'glass', density: 2, hollow: 0.9 }),
        block(round, part(y, 0.02, 0.06), inset(z, 3), thinned({ substance: 'glass', density: 2.5 }, 0.5)),
      );
    }
    return solids;
  };
}

/** A filled bag laid flat, sagging a little into the one below; the density is that of the stow, voids included. */
export function bagged(substance: SubstanceId): Pack {
  return ({ x, y, z }, density, random) => [
    body('pillow', x, [y[0], y[1] + lengthOf(y) * 0.05], z, {
      substance,
      density: density / 0.84,
      grain: random.between(0.02, 0.05),
    }),
  ];
}
