import type { Random } from '#base/random.ts';
import { lengthOf, rodBetween, type Solid, type Span } from '../bodies/solid.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { frontLine } from './front-line.ts';
import { loadTop } from './load-top.ts';
import { body, from, inset, type Matter, part } from './matter.ts';

const RUBBER: Matter = { substance: 'rubber', density: 1.15 };
/** Steel cords and beads as a thin ring of lighter steel. */
const CORD: Matter = { substance: 'steel', density: 2.4 };

interface TyreSize {
  readonly diameterMm: number;
  readonly widthMm: number;
}

/** Tyres in leaning columns of mixed sizes; some stand on their tread, some have tumbled. */
export function stowTyres(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const front = frontLine(bay);
  const isTruck = random.chance(0.35);
  const sizes = Array.from({ length: random.integer(1, 4) }, (): TyreSize => {
    const diameterMm = isTruck ? random.between(850, 1120) : random.between(560, 740);
    return { diameterMm, widthMm: diameterMm * random.between(0.26, 0.36) };
  });
  const top = loadTop(bay, lengthOf(bay.y) * bay.fill, random);
  const untidy = random.between(0.02, 0.12);
  const tilting = random.between(0.08, 0.32);
  for (let stood = true; stood; ) {
    stood = false;
    const size = random.pick(sizes);
    const rows = Math.floor(lengthOf(bay.z) / size.diameterMm);
    const step = (lengthOf(bay.z) - size.diameterMm) / Math.max(1, rows - 1);
    for (let row = 0; row < rows; row++) {
      const z = from(bay.z[0] + row * step, size.diameterMm);
      const start = front.freeFrom(from(bay.y[0], size.widthMm), z) + random.between(0, 12);
      if (start + size.diameterMm > bay.x[1]) continue;
      stood = true;
      const lean = random.between(-0.06, 0.1);
      let y = bay.y[0];
      const column: Solid[][] = [];
      while (y + size.diameterMm * 0.5 < top(start, z[0])) {
        const turn = random.next();
        const height =
          turn < untidy * 0.5 ? size.diameterMm : turn < untidy * 1.5 ? size.widthMm * 1.7 : size.widthMm * 0.94;
        if (y + height > bay.y[1]) break;
        const free = front.freeFrom(from(y, height), z);
        const x = Math.max(free, start + lean * (y - bay.y[0]) + random.between(-22, 22));
        if (x + size.diameterMm > bay.x[1]) break;
        const place = { x: from(x, size.diameterMm), y: from(y, height), z };
        const tyre =
          turn < untidy * 0.5
            ? standing(place.x, place.y, part(z, 0.2, 0.2 + size.widthMm / size.diameterMm))
            : turn < untidy * 1.5
              ? tumbled(place.x, place.y, z, size, random)
              : turn > 1 - tilting
                ? tilted(place.x, place.y, z, random)
                : lying(place.x, place.y, z);
        // What would stick out as it tumbled is laid flat.
        const fitting = [tyre, lying(place.x, from(y, size.widthMm), z)].find((solids) => loader.take(solids));
        if (!fitting) break;
        column.push(fitting);
        y += height;
      }
      front.advance({ x: from(start, size.diameterMm), y: from(bay.y[0], size.widthMm), z });
      for (const tyre of column) for (const ring of tyre.slice(0, 1)) front.advance({ ...ring, z });
    }
  }
  return loader.load();
}

/** Flat on its side wall: tread and cords between two softer walls with their beads. */
function lying(x: Span, y: Span, z: Span): Solid[] {
  const ring = (margin: number, ys: Span, matter: Matter, hollow: number): Solid =>
    body('upright', inset(x, margin), ys, inset(z, margin), { ...matter, hollow });
  const diameter = lengthOf(x);
  return [
    ring(0, part(y, 0.12, 0.88), RUBBER, 0.945),
    ring(7, part(y, 0.2, 0.8), CORD, 0.985),
    ring(diameter * 0.03, part(y, 0.02, 0.1), RUBBER, 0.62),
    ring(diameter * 0.03, part(y, 0.9, 0.98), RUBBER, 0.62),
    ring(diameter * 0.185, part(y, 0.03, 0.1), { ...CORD, density: 4 }, 0.95),
    ring(diameter * 0.185, part(y, 0.9, 0.97), { ...CORD, density: 4 }, 0.95),
  ];
}

/** Lying, but tipped towards the source or away from it: its two rims are seen as ellipses. */
function tilted(x: Span, y: Span, z: Span, random: Random): Solid[] {
  const rise = random.between(0.3, 0.55);
  const rim = (ys: Span): Solid =>
    body('crosswise', x, ys, part(z, 0.3, 0.7), { ...RUBBER, density: 0.75, hollow: 0.9 });
  return [
    body('upright', x, part(y, 0.06, 0.94), z, { ...RUBBER, density: 0.62, hollow: 0.945 }),
    body('upright', inset(x, 7), part(y, 0.12, 0.88), inset(z, 7), { ...CORD, density: 1.5, hollow: 0.985 }),
    rim(part(y, 0.02, rise)),
    rim(part(y, 1 - rise, 0.98)),
    body('upright', inset(x, lengthOf(x) * 0.03), part(y, 0.1, 0.9), z, { ...RUBBER, density: 0.1, hollow: 0.6 }),
  ];
}

/** On its tread, the axis across the hold: a full circle in the picture. */
function standing(x: Span, y: Span, z: Span): Solid[] {
  const diameter = lengthOf(x);
  const ring = (margin: number, zs: Span, matter: Matter, hollow: number): Solid =>
    body('crosswise', inset(x, margin), inset(y, margin), zs, { ...matter, hollow });
  return [ring(0, z, { ...RUBBER, density: 1.5 }, 0.94), ring(diameter * 0.03, z, { ...RUBBER, density: 0.16 }, 0.62)];
}

/** At an angle, as it came to rest: its rims are seen as crossing ellipses. */
function tumbled(x: Span, y: Span, z: Span, { diameterMm, widthMm }: TyreSize, random: Random): Solid[] {
  const middle = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2, (z[0] + z[1]) / 2] as const;
  // An axis that leans from the vertical, towards the doors or across.
  const tilt = [random.between(-0.3, 0.3), 1, random.pick([-1, 1]) * random.between(0.25, 0.7)] as const;
  const norm = Math.sqrt(tilt[0] * tilt[0] + 1 + tilt[2] * tilt[2]);
  const half = (widthMm * 0.42) / norm;
  const end = (sign: number) =>
    [middle[0] + sign * half * tilt[0], middle[1] + sign * half, middle[2] + sign * half * tilt[2]] as const;
  const diameter = diameterMm * 0.86;
  const near = end(-1);
  const far = end(1);
  return [
    rodBetween(near, far, diameter, { ...RUBBER, hollow: 0.93, density: 1.4 }),
    rodBetween(near, far, diameter * 0.99, { ...RUBBER, density: 0.2, hollow: 0.64 }),
  ];
}
