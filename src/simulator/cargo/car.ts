import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { block, body, from, inset, type Matter, part, STEEL, thinned } from './matter.ts';
import { type Knot, strip } from './strip.ts';

export interface CarBuild {
  readonly lengthMm: number;
  readonly heightMm: number;
  readonly widthMm: number;
  readonly wheelMm: number;
  readonly style: 'saloon' | 'hatchback' | 'estate';
}

export function anyCar(random: Random): CarBuild {
  const style = random.pick(['saloon', 'hatchback', 'estate', 'estate'] as const);
  const base = { saloon: 4550, hatchback: 4050, estate: 4450 }[style];
  return {
    style,
    lengthMm: base + random.between(-250, 250),
    heightMm: style === 'estate' ? random.between(1500, 1740) : random.between(1420, 1520),
    widthMm: random.between(1680, 1850),
    wheelMm: random.between(600, 700),
  };
}

/** Roof line from bonnet to boot, in shares of length and height. */
const LINES: Readonly<Record<CarBuild['style'], readonly Knot[]>> = {
  saloon: [
    [0, 0.3],
    [0.02, 0.48],
    [0.25, 0.62],
    [0.42, 0.97],
    [0.52, 1],
    [0.68, 0.96],
    [0.83, 0.66],
    [0.99, 0.62],
    [1, 0.32],
  ],
  hatchback: [
    [0, 0.3],
    [0.02, 0.48],
    [0.25, 0.63],
    [0.4, 0.96],
    [0.55, 1],
    [0.84, 0.94],
    [0.97, 0.62],
    [1, 0.32],
  ],
  estate: [
    [0, 0.3],
    [0.02, 0.5],
    [0.24, 0.64],
    [0.38, 0.96],
    [0.52, 1],
    [0.9, 0.97],
    [0.985, 0.6],
    [1, 0.3],
  ],
};

const FOAM: Matter = { substance: 'polyethylene', density: 0.055, grain: 0.15 };

/** A passenger car from its front bumper on: sheet, glass, engine, gearbox, axles, wheels, seats, battery and tank. */
export function car(x0: number, y0: number, z0: number, build: CarBuild, random: Random): Solid[] {
  const { lengthMm, heightMm, widthMm, wheelMm, style } = build;
  const z = from(z0, widthMm);
  const at = (share: number) => x0 + share * lengthMm;
  const up = (share: number) => y0 + share * heightMm;
  const line = LINES[style].map(([u, v]): Knot => [at(u * 0.996 + 0.002), up(v * 0.98)]);
  const axles = [at(0.18), at(0.78)] as const;
  return [
    ...shell(line, z, at, up, random),
    ...axles.flatMap((axle, i) => wheels(axle, y0, z, wheelMm, i)),
    ...driveTrain(axles, y0, z, wheelMm, at, up, random),
    ...interior(z, at, up, random),
  ];
}

type Scale = (share: number) => number;

/** Steel of a millimetre or less: along the roof line, the floor, and both sides. */
function shell(line: readonly Knot[], z: Span, at: Scale, up: Scale, random: Random): Solid[] {
  const sheet = 0.8;
  const floor: Knot[] = [
    [at(0.24), up(0.16)],
    [at(0.6), up(0.15)],
    [at(0.7), up(0.24)],
    [at(0.97), up(0.24)],
  ];
  const solids = [
    ...strip(line, inset(z, 90), sheet * 1.5, STEEL),
    ...strip(floor, inset(z, 60), sheet * 1.6, STEEL),
    block(from(at(0), 60), [up(0.16), up(0.4)], inset(z, 60), { substance: 'polyethylene', density: 0.25 }),
    block([at(1) - 60, at(1)], [up(0.16), up(0.42)], inset(z, 60), { substance: 'polyethylene', density: 0.25 }),
    block(from(at(0.04), 35), [up(0.18), up(0.42)], inset(z, 350), thinned(STEEL, 0.12)),
    block(from(at(0.27), 8), [up(0.2), up(0.56)], inset(z, 120), thinned(STEEL, 0.3)),
  ];
  const bottom = up(0.14);
  for (const side of [from(z[0], 6), [z[1] - 6, z[1]] as Span]) {
    // Fenders and doors in two sheets, with pillars above the waist and the sill below.
    solids.push(profiled(line, bottom, up(0.62), side, thinned(STEEL, random.between(0.24, 0.3))));
    solids.push(block([at(0.24), at(0.68)], from(bottom, 95), side, thinned(STEEL, 0.75)));
    for (const door of [0.3, 0.5, 0.68]) {
      const x = from(at(door), 55);
      solids.push(block(x, [up(0.2), up(0.62)], side, thinned(STEEL, 0.4)));
      solids.push(block(x, [up(0.62), up(0.93)], side, thinned(STEEL, 0.55)));
    }
    solids.push(
      block([at(0.42), at(0.66)], [up(0.64), up(0.92)], [side[0], side[0] + 4], { substance: 'glass', density: 2.5 }),
    );
  }
  return solids;
}

/** A side panel between the sill and the roof line or the waist, whichever is lower. */
function profiled(line: readonly Knot[], bottom: number, waist: number, z: Span, matter: Matter): Solid {
  const x: Span = [(line[0] as Knot)[0], (line.at(-1) as Knot)[0]];
  const points = 40;
  const profile = Array.from({ length: points }, (_, i) => {
    const here = x[0] + ((x[1] - x[0]) * i) / (points - 1);
    const next = Math.max(
      1,
      line.findIndex(([knot]) => knot >= here),
    );
    const [xa, ya] = line[next - 1] as Knot;
    const [xb, yb] = line[next] as Knot;
    const roof = xb > xa ? ya + ((yb - ya) * (here - xa)) / (xb - xa) : ya;
    return Math.min(1, Math.max(0, (Math.min(roof, waist) - bottom) / (waist - bottom)));
  });
  return body('heap', x, [bottom, waist], z, { ...matter, profile });
}

function wheels(axle: number, y0: number, z: Span, diameter: number, index: number): Solid[] {
  const x: Span = [axle - diameter / 2, axle + diameter / 2];
  const y = from(y0, diameter);
  const ring = (margin: number, zs: Span, matter: Matter): Solid =>
    body('crosswise', inset(x, margin), inset(y, margin), zs, matter);
  const rim = diameter * 0.19;
  return [from(z[0] + 8, 195), [z[1] - 203, z[1] - 8] as Span].flatMap((zs) => [
    ring(0, zs, { substance: 'rubber', density: 1.15, hollow: 0.95 }),
    ring(8, inset(zs, 15), { substance: 'steel', density: 1.4, hollow: 0.985 }),
    ring(diameter * 0.03, from(zs[0], 12), { substance: 'rubber', density: 1.15, hollow: 0.66 }),
    ring(diameter * 0.03, [zs[1] - 12, zs[1]], { substance: 'rubber', density: 1.15, hollow: 0.66 }),
    ring(rim, zs, { substance: 'aluminium', density: 2.7, hollow: 0.965 }),
    ring(rim, part(zs, 0.4, 0.46), { substance: 'aluminium', density: 1.5, hollow: 0.3 }),
    ring(diameter * 0.28, part(zs, 0.5, 0.5 + (index === 0 ? 0.13 : 0.08)), {
      substance: 'steel',
      density: 7.2,
      hollow: 0.5,
    }),
    ring(diameter * 0.4, part(zs, 0.45, 0.8), thinned(STEEL, 0.9)),
  ]);
}

function driveTrain(
  axles: readonly [number, number],
  y0: number,
  z: Span,
  wheelMm: number,
  at: Scale,
  up: Scale,
  random: Random,
): Solid[] {
  const hub = y0 + wheelMm / 2;
  const middle = (z[0] + z[1]) / 2;
  const bank = random.between(420, 560);
  const engine: Span = [middle - bank * 0.6, middle + bank * 0.4];
  const castings: SolidSpec[] = [
    [[at(0.09), at(0.09) + 340], [up(0.22), up(0.5)], engine, 0.36],
    [[at(0.09) + 40, at(0.09) + 320], [up(0.5), up(0.57)], engine, 0.2],
    [[at(0.09) + 30, at(0.09) + 300], [up(0.13), up(0.22)], engine, 0.14],
    [[at(0.1), at(0.1) + 300], [up(0.18), up(0.4)], [engine[1], engine[1] + 330], 0.26],
  ];
  const battery = from(at(0.2), 240);
  const cylinders = [0, 1, 2, 3].map((i) =>
    body('upright', from(at(0.09) + 110, 90), [up(0.3), up(0.52)], part(engine, i * 0.25 + 0.03, i * 0.25 + 0.2), {
      substance: 'steel',
      density: 3.4,
    }),
  );
  return [
    ...castings.map(([xs, ys, zs, share]) => block(xs, ys, zs, { ...thinned(STEEL, share), grain: 0.12 })),
    ...cylinders,
    body(
      'crosswise',
      [at(0.09) + 60, at(0.09) + 210],
      [up(0.2), up(0.3)],
      part(engine, 0.1, 0.95),
      thinned(STEEL, 0.45),
    ),
    body(
      'crosswise',
      [at(0.1) + 20, at(0.1) + 280],
      [up(0.19), up(0.38)],
      [engine[1], engine[1] + 60],
      thinned(STEEL, 0.7),
    ),
    block(battery, [up(0.36), up(0.36) + 185], from(z[1] - 430, 175), { substance: 'lead', density: 2.1 }),
    ...axles.map((axle) =>
      body('crosswise', [axle - 25, axle + 25], [hub - 25, hub + 25], inset(z, 200), thinned(STEEL, 0.7)),
    ),
    ...axles.flatMap((axle) =>
      [z[0] + 230, z[1] - 330].map((deep) =>
        body('upright', [axle - 55, axle + 55], [hub + 20, hub + 330], from(deep, 100), { ...STEEL, hollow: 0.86 }),
      ),
    ),
    // Exhaust, its silencer, and the fuel tank with what is left in it.
    body('lengthwise', [at(0.22), at(0.96)], from(up(0.12), 52), from(middle + 160, 52), { ...STEEL, hollow: 0.93 }),
    body('lengthwise', [at(0.84), at(0.95)], from(up(0.11), 170), from(middle + 60, 260), {
      ...thinned(STEEL, 0.12),
      grain: 0.1,
    }),
    block([at(0.6), at(0.72)], [up(0.13), up(0.26)], part(z, 0.3, 0.7), {
      substance: 'polyethylene',
      density: random.between(0.05, 0.6),
    }),
    block([at(0.06), at(0.06) + 40], [up(0.2), up(0.46)], inset(z, 380), { substance: 'aluminium', density: 0.8 }),
  ];
}

type SolidSpec = readonly [x: Span, y: Span, z: Span, share: number];

function interior(z: Span, at: Scale, up: Scale, random: Random): Solid[] {
  const solids: Solid[] = [
    block([at(0.29), at(0.36)], [up(0.45), up(0.62)], inset(z, 140), {
      substance: 'polyethylene',
      density: 0.14,
      grain: 0.3,
    }),
    block([at(0.98) - 250, at(0.98)], [up(0.26), up(0.32)], inset(z, 260), { ...thinned(STEEL, 0.05), grain: 0.3 }),
  ];
  const cushion = (x: number, zs: Span) => {
    const seat = from(x, 500);
    const back: Knot[] = [
      [x + 470, up(0.34)],
      [x + 640, up(0.78)],
    ];
    solids.push(block(seat, [up(0.26), up(0.36)], zs, FOAM));
    solids.push(...strip(back, zs, 110, FOAM, 40));
    solids.push(...strip(back, part(zs, 0.05, 0.1), 25, STEEL, 30), ...strip(back, part(zs, 0.9, 0.95), 25, STEEL, 30));
    solids.push(block(from(x + 30, 420), from(up(0.2), 28), part(zs, 0.1, 0.16), thinned(STEEL, 0.5)));
    for (let i = 0; i < 5; i++) {
      solids.push(
        body('upright', from(x + 60 + i * 85, 45), [up(0.22), up(0.3)], part(zs, 0.2, 0.8), thinned(STEEL, 0.02)),
      );
    }
  };
  cushion(at(0.38), part(z, 0.08, 0.42));
  cushion(at(0.38), part(z, 0.58, 0.92));
  cushion(at(0.58), part(z, 0.08, 0.92));
  const wheel: Span = from(at(0.355), 40);
  solids.push(
    body('upright', wheel, [up(0.5), up(0.72)], part(z, 0.15, 0.37), {
      substance: 'polyethylene',
      density: random.between(0.15, 0.3),
    }),
  );
  return solids;
}
