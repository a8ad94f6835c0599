import type { Random } from '#base/random.ts';
import { lengthOf, massKgOf, middleOf, type Solid, type Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { bearers, fenceOff, spread } from './dunnage.ts';
import { block, body, clamped, from, inset, part, STEEL, thinned, WOOD } from './matter.ts';

/** Coils of sheet in timber cradles, few and apart, their eyes along or across the hold. */
export function stowSteelCoils(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const diameter = Math.min(random.between(950, 1550), lengthOf(bay.y) - 160);
  const width = random.between(700, 1350);
  const hollow = random.between(500, 620) / diameter;
  const across = random.chance(0.5);
  const eachKg = massKgOf(coil(from(0, diameter), from(0, diameter), from(0, width), hollow, true)[0] as Solid) * 1.02;
  const count = Math.max(1, Math.floor(bay.payloadKg / eachKg));
  const length = across ? diameter : width;
  const deep = across ? width : diameter;
  const z = from(middleOf(bay.z) - deep / 2 + random.between(-60, 60), deep);
  for (const start of spread(inset(bay.x, 320), length, count, random)) {
    const x = from(start, length);
    const y = from(bay.y[0] + 90, diameter);
    loader.take([...coil(x, y, z, hollow, across), ...cradle(x, bay.y[0], z, across)]);
  }
  return loader.load();
}

function coil(x: Span, y: Span, z: Span, hollow: number, across: boolean): Solid[] {
  const strap = { ...STEEL, hollow: 0.997 };
  return across
    ? [
        body('crosswise', x, y, z, { substance: 'steel', density: 7.6, hollow }),
        body('crosswise', inset(x, -1), inset(y, -1), part(z, 0.48, 0.52), strap),
      ]
    : [
        body('lengthwise', x, y, z, { substance: 'steel', density: 7.6, hollow }),
        ...[0.15, 0.5, 0.85].map((at) => body('lengthwise', part(x, at, at + 0.03), inset(y, -1), inset(z, -1), strap)),
      ];
}

function cradle(x: Span, floorMm: number, z: Span, across: boolean): Solid[] {
  const low = from(floorMm, 88);
  const wedges = across
    ? [part(x, 0.08, 0.3), part(x, 0.7, 0.92)].map((xs) => block(xs, from(floorMm + 88, 90), z, thinned(WOOD, 0.8)))
    : [part(z, 0.08, 0.28), part(z, 0.72, 0.92)].map((zs) => block(x, from(floorMm + 88, 90), zs, thinned(WOOD, 0.8)));
  return [
    block(inset(x, -60), low, part(z, 0.1, 0.3), WOOD),
    block(inset(x, -60), low, part(z, 0.7, 0.9), WOOD),
    ...wedges,
  ];
}

/** Tubes and bars in hexagonal bundles along the hold, a few tiers on bearers. */
export function stowSteelSections(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const isTube = random.chance(0.65);
  const diameter = isTube ? random.between(48, 220) : random.between(16, 60);
  const hollow = isTube ? 1 - (2 * random.between(3, 7)) / diameter : 0;
  const nominal = random.pick([5800, 11_600]);
  const length = Math.min(nominal, lengthOf(bay.x) - 120);
  const bundleMm = isTube ? Math.max(diameter, 420) : random.between(180, 260);
  const inBundle = Math.max(1, Math.floor(bundleMm / diameter));
  const starts = spread(bay.x, length, Math.floor(lengthOf(bay.x) / length), random);
  const deep = inBundle * diameter;
  const bundles = Math.floor((lengthOf(bay.z) + 10) / (deep + 10));
  const pitch = (lengthOf(bay.z) - deep) / Math.max(1, bundles - 1);
  const tierMm = deep * (isTube ? 0.9 : 1) + diameter * 0.1 + 30;
  const count = Math.floor((lengthOf(bay.y) * bay.fill) / tierMm);
  for (let tier = 0; tier < count; tier++) {
    const base = bay.y[0] + 30 + tier * tierMm;
    for (let k = 0; k < bundles; k++) {
      const z = bay.z[0] + k * pitch;
      for (const start of starts) {
        const x = clamped(from(start + random.between(-40, 40), length), bay.x);
        const bundle = isTube
          ? tubes(x, base, z, diameter, inBundle, hollow)
          : [body('lengthwise', x, from(base, deep), from(z, deep), { substance: 'steel', density: 6.3, grain: 0.05 })];
        loader.take([...bundle, ...bearers(x, base - 28, from(z, deep), 26, [0.08, 0.5, 0.92])]);
      }
    }
  }
  return loader.load();
}

/** Tubes nested in each other's hollows. */
function tubes(x: Span, base: number, z: number, diameter: number, count: number, hollow: number): Solid[] {
  const solids: Solid[] = [];
  for (let row = 0; row < count; row++) {
    const inRow = count - (row % 2);
    for (let i = 0; i < inRow; i++) {
      const deep = z + i * diameter + (row % 2 === 1 ? diameter / 2 : 0);
      const y = from(base + row * diameter * 0.87, diameter);
      solids.push(body('lengthwise', x, y, from(deep, diameter), { ...STEEL, hollow }));
    }
  }
  return solids;
}

export interface MetalStacks {
  readonly substance: SubstanceId;
  /** g/cm³ of the stack, gaps between its pieces included. */
  readonly density: Span;
  readonly sizeMm: { readonly x: Span; readonly z: Span };
  readonly massKg: Span;
  readonly layerMm: number;
}

/** Ingots or cathodes: strapped stacks of a tonne or three, in pairs on the bare floor, spread over its length. */
export function stowMetalStacks(bay: Bay, goods: MetalStacks, random: Random): Load {
  const loader = loaderFor(bay);
  const density = random.between(...goods.density);
  const length = random.between(...goods.sizeMm.x);
  const deep = random.between(...goods.sizeMm.z);
  const massKg = random.between(...goods.massKg);
  const height = massKg / (length * deep * 1e-6 * density);
  const pairs = Math.floor(bay.payloadKg / (2 * massKg * 1.03 + 40));
  const gap = random.between(30, lengthOf(bay.z) - 2 * deep - 60);
  for (const start of spread(inset(bay.x, 60), length, pairs, random)) {
    for (const side of [-1, 1]) {
      const middle = middleOf(bay.z) + (side * (deep + gap)) / 2;
      const own = height * random.pick([1, 1, 0.97, 0.9, 0.8]);
      const x = from(start + random.between(-15, 15), length);
      loader.take(metalStack(x, bay.y[0], [middle - deep / 2, middle + deep / 2], own, goods, density, random));
    }
  }
  fenceOff(bay, loader, 420, random);
  return loader.load();
}

function metalStack(
  x: Span,
  floorMm: number,
  z: Span,
  heightMm: number,
  { substance, layerMm }: MetalStacks,
  density: number,
  random: Random,
): Solid[] {
  const layers = Math.max(1, Math.round(heightMm / layerMm));
  const solids = bearers(x, floorMm, z, 78, [0.1, 0.9]);
  for (let layer = 0; layer < layers; layer++) {
    const y = from(floorMm + 80 + (layer * heightMm) / layers, (heightMm / layers) * 0.97);
    const own = inset(x, random.between(0, 14));
    solids.push(block(own, y, inset(z, random.between(0, 14)), { substance, density, grain: 0.02 }));
  }
  for (const at of [0.25, 0.72]) {
    solids.push(block(part(x, at, at + 0.03), from(floorMm + 80 + heightMm, 1.2), z, STEEL));
  }
  return solids;
}
