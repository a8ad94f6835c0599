import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import { type Matter, STEEL } from '../cargo/matter.ts';
import { shellAround } from './luggage.ts';
import { bare, form, ifFits, kindsFor, type Maker } from './made.ts';

const LEAD: Matter = { substance: 'lead', density: 11.35 };

const KINDS = ['pot', 'pot', 'container', 'block', 'block', 'box'] as const;

/** What shields a source or hides anything from the beam: lead pots, transport containers, heavy blocks, thick boxes; these are held back. */
export const makeDenseBlock: Maker = (room, random, _, shapes) => {
  const kind = random.pick(kindsFor(KINDS, ['box'], shapes));
  const solids =
    kind === 'pot'
      ? pot(random)
      : kind === 'container'
        ? transportContainer(random)
        : kind === 'box'
          ? box(random)
          : block(random);
  return ifFits(bare(solids), room);
};

/** Lead pot with its plug and handle; in its bore the capsule. */
function pot(random: Random): Solid[] {
  const wide = random.between(105, 280);
  const high = wide * random.between(1, 1.6);
  const bore = random.between(0.2, 0.4);
  const floor = (wide * (1 - bore)) / 2;
  const ring = (across: number, from: number, to: number, matter: Matter) =>
    form('upright', [(wide - across) / 2, from, (wide - across) / 2], [across, to - from, across], matter);
  return [
    ring(wide, 0, floor, LEAD),
    ring(wide, floor, high - floor, { ...LEAD, hollow: bore }),
    ring(wide, high - floor, high, LEAD),
    ring(wide * bore * 0.5, floor, floor + wide * bore * 0.8, STEEL),
    form('crosswise', [wide / 2 - 35, high, wide / 2 - 6], [70, 46, 12], { ...STEEL, hollow: 0.8 }),
  ];
}

/** Drum of steel with the shield in its middle, held by wood or plaster. */
function transportContainer(random: Random): Solid[] {
  const wide = random.between(300, 420);
  const high = wide * random.between(1.1, 1.5);
  const core = wide * random.between(0.36, 0.5);
  const heavy: Matter = random.chance(0.6) ? LEAD : { substance: 'uranium', density: 18.9 };
  const ring = (across: number, from: number, tall: number, matter: Matter) =>
    form('upright', [(wide - across) / 2, from, (wide - across) / 2], [across, tall, across], matter);
  return [
    ring(wide, 0, high, { ...STEEL, hollow: 1 - 3 / wide }),
    ring(wide, 0, 2, STEEL),
    ring(wide, high - 14, 2, STEEL),
    ring(wide - 6, 2, high * 0.9, { substance: 'cellulose', density: 0.4, hollow: core / (wide - 6), grain: 0.05 }),
    ring(core, high * 0.28, core * 1.2, { ...heavy, hollow: 0.25 }),
    ring(core, high * 0.28 + core * 1.2, 30, heavy),
  ];
}

/** A cube or slab of heavy metal. */
function block(random: Random): Solid[] {
  const matter = random.pick([
    LEAD,
    LEAD,
    { substance: 'tungsten', density: 18.5 },
    { substance: 'uranium', density: 18.95 },
  ] as const);
  const side = () => random.between(50, 150);
  return [form('block', [0, 0, 0], [side() * 1.3, side(), side()], matter)];
}

/** A box of lead or thick steel around something that is not to be seen. */
function box(random: Random): Solid[] {
  const isLead = random.chance(0.5);
  const wall = isLead ? random.between(18, 50) : random.between(50, 90);
  const x = [0, random.between(120, 320)] as const;
  const y = [0, random.between(90, 200)] as const;
  const z = [0, random.between(100, 220)] as const;
  const matter = isLead ? LEAD : STEEL;
  const content = form('block', [15, 0, 15], [x[1] - 30, y[1] * 0.6, z[1] - 30], {
    substance: 'cocaine',
    density: 1.05,
  });
  return [...shellAround({ x, y, z }, wall, matter), content];
}
