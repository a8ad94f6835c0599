import type { Random } from '#base/random.ts';
import { turned } from '../bodies/outline.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { pistolOutline, rifleOutline } from './firearm-outline.ts';
import type { TargetClass } from './target.ts';

/** Things that make one target, around the origin of x, y and z; to be moved to where they are hidden. */
export interface TargetParts {
  readonly classId: TargetClass;
  readonly solids: readonly Solid[];
  /** Whether the cargo in its place is taken out, or the target lies between and within it. */
  readonly displaces: boolean;
}

/** Makes one target of a class, of a random size. */
export function makeTarget(classId: TargetClass, random: Random): TargetParts {
  if (classId === 'tobacco') return { classId, solids: cigaretteCases(random), displaces: true };
  if (classId === 'narcotics') return narcotics(random);
  if (classId === 'weapon') return { classId, solids: firearms(random), displaces: false };
  return { classId, solids: denseBlock(random), displaces: true };
}

/** Master cases of 50 cartons: 10 000 cigarettes, about 60×40×45 cm; the gaps between cartons show as a fine lattice. */
function cigaretteCases(random: Random): Solid[] {
  const size = { x: random.between(520, 620), y: random.between(380, 470), z: random.between(380, 460) };
  const count = { x: random.integer(1, 7), y: random.integer(1, 4), z: random.integer(2, 5) };
  const density = random.between(0.16, 0.26);
  const cells = random.pick([
    { x: 2, y: 5, gapMm: 5 },
    { x: 5, y: 2, gapMm: 5 },
    { x: 6, y: 5, gapMm: 4 },
  ]);
  const solids: Solid[] = [];
  for (let i = 0; i < count.x; i++) {
    for (let j = 0; j < count.y; j++) {
      for (let k = 0; k < count.z; k++) {
        const shift = random.between(-2, 2);
        const span = (at: number, length: number): Span => [at * length, (at + 1) * length - 5];
        solids.push({
          shape: 'block',
          x: [i * size.x + shift, (i + 1) * size.x - 5 + shift],
          y: [j * size.y, (j + 1) * size.y - 3],
          z: span(k, size.z),
          substance: 'tobacco',
          density: density * random.between(0.985, 1.015),
          cells,
          grain: 0.012,
        });
      }
    }
  }
  return solids;
}

/** Kilogram bricks: a neat pile, a layer, or loose in sports bags. */
function narcotics(random: Random): TargetParts {
  const brick = { x: random.between(175, 220), y: random.between(38, 54), z: random.between(120, 148) };
  const look = {
    substance: random.pick(['cocaine', 'heroin', 'methamphetamine'] as const),
    density: random.between(0.9, 1.12),
  };
  const arrangement = random.pick(['pile', 'layer', 'bag', 'pile'] as const);
  const solids = arrangement === 'bag' ? bagOf(brick, look, random) : pileOf(brick, look, arrangement, random);
  return { classId: 'narcotics', solids, displaces: true };
}

type Brick = { readonly x: number; readonly y: number; readonly z: number };
type Look = { readonly substance: Solid['substance']; readonly density: number };

function pileOf(brick: Brick, look: Look, arrangement: 'pile' | 'layer', random: Random): Solid[] {
  const onEdge = random.chance(0.3);
  const size = onEdge ? { x: brick.x, y: brick.z, z: brick.y } : brick;
  const count =
    arrangement === 'layer'
      ? { x: random.integer(4, 9), y: random.integer(1, 3), z: random.integer(3, 6) }
      : { x: random.integer(2, 5), y: random.integer(3, 7), z: random.integer(2, 5) };
  const solids: Solid[] = [];
  for (let i = 0; i < count.x; i++) {
    for (let j = 0; j < count.y; j++) {
      if (j === count.y - 1 && random.chance(0.2)) continue;
      for (let k = 0; k < count.z; k++) {
        const shift = random.between(-5, 5);
        solids.push({
          shape: 'block',
          x: [i * (size.x + 7) + shift, i * (size.x + 7) + size.x + shift],
          y: [j * (size.y + 4), j * (size.y + 4) + size.y],
          z: [k * (size.z + 6), k * (size.z + 6) + size.z],
          ...look,
        });
      }
    }
  }
  return solids.length > 0 ? solids : pileOf(brick, look, arrangement, random);
}

function bagOf(brick: Brick, look: Look, random: Random): Solid[] {
  const bags = random.integer(1, 3);
  const solids: Solid[] = [];
  for (let bag = 0; bag < bags; bag++) {
    const left = bag * (brick.x * 3 + 60);
    const tiers = random.integer(3, 5);
    for (let j = 0; j < tiers; j++) {
      for (let i = 0; i < 3; i++) {
        if (j === tiers - 1 && random.chance(0.4)) continue;
        for (let k = 0; k < 2; k++) {
          const x = left + i * brick.x * random.between(0.97, 1.02) + random.between(-14, 14);
          const y = j * brick.y * 1.06 + random.between(0, 8);
          const z = k * brick.z * 1.05 + random.between(-10, 10);
          solids.push({ shape: 'block', x: [x, x + brick.x], y: [y, y + brick.y], z: [z, z + brick.z], ...look });
        }
      }
    }
    solids.push({
      shape: 'pillow',
      x: [left - 30, left + brick.x * 3 + 30],
      y: [-4, tiers * brick.y * 1.06 + 40],
      z: [-25, brick.z * 2.1 + 25],
      substance: 'polyethylene',
      density: 0.03,
    });
  }
  return solids;
}

/** Pistols or long guns of steel, lying at any angle to the beam, sometimes several together. */
function firearms(random: Random): Solid[] {
  const long = random.chance(0.5);
  const count = long ? random.integer(1, 5) : random.integer(1, 8);
  const spread = long ? { x: 120, y: 170, z: 70 } : { x: 260, y: 190, z: 60 };
  const common = random.between(-0.25, 0.25);
  const solids: Solid[] = [];
  for (let i = 0; i < count; i++) {
    const outline = long ? rifleOutline(random) : pistolOutline(random);
    const length = long ? random.between(700, 1080) : random.between(165, 225);
    const size = { x: length, y: length * (long ? random.between(0.2, 0.27) : random.between(0.66, 0.76)) };
    const lie = turned(outline, size, long ? common + random.between(-0.05, 0.05) : random.between(-1, 1));
    const foreshortened = random.between(0.75, 1);
    const x = long ? random.between(-spread.x, spread.x) : (i % 4) * spread.x * random.between(0.75, 1);
    const y = (long ? i : Math.floor(i / 4)) * spread.y * random.between(0.75, 1.1);
    const z = random.between(0, spread.z) + i * 8;
    const thick = random.between(30, 42) / foreshortened;
    solids.push({
      shape: 'silhouette',
      x: [x, x + lie.sizeMm.x * foreshortened],
      y: [y, y + lie.sizeMm.y],
      z: [z, z + thick],
      substance: 'steel',
      density: 7.87 * random.between(0.85, 1),
      outline: lie.parts,
    });
  }
  return solids;
}

/** Lead pot with its load, or a plain block of lead, tungsten or uranium. */
function denseBlock(random: Random): Solid[] {
  if (random.chance(0.5)) {
    const diameter = random.between(110, 280);
    const height = diameter * random.between(1, 1.6);
    const x: Span = [0, diameter];
    const lead = { substance: 'lead', density: 11.35 } as const;
    return [
      { shape: 'upright', x, y: [0, height], z: x, ...lead, hollow: random.between(0.25, 0.7) },
      { shape: 'upright', x, y: [0, height * 0.2], z: x, ...lead, density: 5 },
      { shape: 'upright', x, y: [height * 0.82, height], z: x, ...lead, density: 5 },
    ];
  }
  const [substance, density] = random.pick([
    ['lead', 11.35],
    ['tungsten', 18.5],
    ['uranium', 18.95],
    ['lead', 11.35],
  ] as const);
  const side = () => random.between(60, 170);
  return [{ shape: 'block', x: [0, side() * 1.3], y: [0, side()], z: [0, side()], substance, density }];
}
