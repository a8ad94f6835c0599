import { type Extent, lengthOf, type Solid } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import type { Pack } from './cartons.ts';
import { BOARD, block, body, from, inset, type Matter, part, thinned } from './matter.ts';

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

/** Round fruit, a row through the depth of the carton as one body: discs where they can be seen, on top of a stack. */
export function fruit(diameterMm: number): Pack {
  return ({ x, y, z }, density, random, isOnTop) => {
    const columns = Math.max(1, Math.floor(lengthOf(x) / diameterMm) - random.integer(0, 1));
    const tiers = Math.max(1, Math.floor(lengthOf(y) / diameterMm));
    const own = { x: part(inset(x, 3), random.between(0, 0.04), random.between(0.96, 1)), y: inset(y, 4) };
    const contents = { substance: 'food', density: density * 1.02 } as const;
    const sheets = [from(y[0], 4), [y[1] - 4, y[1]] as const].map((ys) => block(x, ys, z, BOARD));
    if (!isOnTop) {
      const cells = { x: columns, y: tiers, gapMm: diameterMm * 0.1 };
      return [block(own.x, own.y, z, { ...contents, cells, grain: 0.05 }), ...sheets];
    }
    const discs = Array.from({ length: columns * tiers }, (_, i) => {
      const tier = Math.floor(i / columns);
      const at = ((i % columns) + (tier % 2) * 0.5) / (columns + 0.5);
      const ys = part(own.y, tier / tiers, (tier + 1) / tiers);
      return body('crosswise', part(own.x, at, at + 1 / (columns + 0.5)), ys, z, {
        ...contents,
        density: density * 1.28,
      });
    });
    return [...discs, ...sheets];
  };
}

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
