import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { ContainerFrame } from './container-frame.ts';
import { girder, onBothSides, STEEL, steel } from './steel-work.ts';

/** Two leaves with hinges, gaskets and locking bars, at the far end of x; the gear stands out at most 60 mm. */
export function doors(frame: ContainerFrame, random: Random): readonly Solid[] {
  const { lengthMm, heightMm, widthMm } = frame;
  const y: Span = [150, heightMm - 118];
  const half = widthMm / 2;
  return [
    ...panels(frame, y, random),
    ...onBothSides(widthMm, [
      ...girder('y', [lengthMm - 84, lengthMm - 34], y, [62, 162], 3),
      ...girder('y', [lengthMm - 84, lengthMm - 34], y, [half - 110, half - 10], 3),
      ...girder('z', [lengthMm - 84, lengthMm - 34], [y[0], y[0] + 100], [162, half - 110], 3),
      ...girder('z', [lengthMm - 84, lengthMm - 34], [y[1] - 100, y[1]], [162, half - 110], 3),
    ]),
    ...gaskets(frame, y),
    ...hinges(frame, y, random),
    ...lockingGear(frame, random),
  ];
}

/** Sheets of 2 mm whose swages run across or upright; seen on edge, so that the door end is the darkest of all. */
function panels({ lengthMm, widthMm }: ContainerFrame, y: Span, random: Random): Solid[] {
  const z: Span = [162, widthMm - 162];
  const [outer, inner] = [lengthMm - 40, lengthMm - 76];
  if (random.chance(0.3)) {
    return [
      steel([outer, outer + 2], y, z, 0.5),
      steel([inner, inner + 2], y, z, 0.36),
      steel([inner, outer], y, z, 0.014),
    ];
  }
  const count = random.integer(4, 9);
  const pitch = (y[1] - y[0] - 200) / count;
  return Array.from({ length: count }, (_, i) => {
    const from = y[0] + 100 + i * pitch;
    const cut = from + pitch * 0.5;
    return [
      steel([outer, outer + 2], [from, cut], z),
      steel([inner, inner + 2], [cut + 26, from + pitch - 26], z),
      steel([inner, outer], [cut, cut + 26], z, 0.055),
      steel([inner, outer], [from + pitch - 26, from + pitch], z, 0.055),
    ];
  }).flat();
}

function gaskets({ lengthMm, widthMm }: ContainerFrame, y: Span): Solid[] {
  const rubber = (x: Span, up: Span, z: Span): Solid => ({
    shape: 'block',
    x,
    y: up,
    z,
    substance: 'rubber',
    density: 1.15,
  });
  const x: Span = [lengthMm - 92, lengthMm - 52];
  return [
    rubber(x, y, [40, 60]),
    rubber(x, y, [widthMm - 60, widthMm - 40]),
    rubber(x, y, [widthMm / 2 - 10, widthMm / 2 + 10]),
    rubber(x, [y[0] - 14, y[0]], [60, widthMm - 60]),
    rubber(x, [y[1], y[1] + 14], [60, widthMm - 60]),
  ];
}

function hinges({ lengthMm, widthMm }: ContainerFrame, y: Span, random: Random): Solid[] {
  const count = random.pick([4, 4, 5]);
  return Array.from({ length: count }, (_, i) => {
    const height = y[0] + 90 + ((y[1] - y[0] - 260) * i) / (count - 1) + random.between(-25, 25);
    return onBothSides(widthMm, [steel([lengthMm - 62, lengthMm + 12], [height, height + 105], [14, 56], 0.75)]);
  }).flat();
}

/** Two bars on each leaf with cams in their keepers, guides, and a handle in its catch; seal and lock box on the right. */
function lockingGear({ lengthMm, heightMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const guides = random.pick([2, 3, 3, 4]);
  const solids: Solid[] = [];
  const places = [random.between(300, 360), random.between(830, 930)];
  for (const z of [...places, ...places.map((at) => widthMm - 34 - at)]) {
    solids.push({
      shape: 'upright',
      x: [lengthMm - 14, lengthMm + 20],
      y: [50, heightMm - 40],
      z: [z, z + 34],
      substance: 'steel',
      density: STEEL,
      hollow: 0.8,
    });
    for (const height of [58, heightMm - 120]) {
      solids.push(steel([lengthMm - 34, lengthMm + 40], [height, height + 70], [z - 40, z + 74], 0.4));
    }
    for (let i = 1; i <= guides; i++) {
      const height = (heightMm * i) / (guides + 1) + random.between(-25, 25);
      solids.push(steel([lengthMm - 36, lengthMm + 30], [height, height + 60], [z - 20, z + 54], 0.45));
    }
    const handle = 900 + random.between(-160, 160);
    const towards = z < widthMm / 2 ? 1 : -1;
    const reach: Span = towards > 0 ? [z, z + 420] : [z - 386, z + 34];
    solids.push(steel([lengthMm + 8, lengthMm + 22], [handle, handle + 36], reach, 0.9));
    const hub = z + 17 + towards * 370;
    solids.push(steel([lengthMm - 36, lengthMm + 34], [handle - 30, handle + 70], [hub - 35, hub + 35], 0.4));
  }
  if (random.chance(0.6)) {
    const box = random.between(1050, 1250);
    solids.push(
      ...girder('z', [lengthMm - 30, lengthMm + 52], [box, box + 110], [widthMm / 2 - 70, widthMm / 2 + 60], 4),
    );
  }
  const seal = 940 + random.between(-80, 80);
  solids.push(steel([lengthMm + 14, lengthMm + 32], [seal, seal + 62], [widthMm / 2 + 250, widthMm / 2 + 268]));
  return solids;
}
