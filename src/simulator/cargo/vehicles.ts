import type { Random } from '#base/random.ts';
import { lengthOf, middleOf, type Solid, type Span } from '../bodies/solid.ts';
import { type Bay, type Load, loaderFor } from './bay.ts';
import { anyCar, car } from './car.ts';
import { spread } from './dunnage.ts';
import { block, body, from, inset, type Matter, part, STEEL, thinned, WOOD } from './matter.ts';
import { strip } from './strip.ts';

/** Cars nose to tail on the floor, a second layer on a rack above them where the hold is high enough. */
export function stowCars(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const racked = lengthOf(bay.y) > 2300 && lengthOf(bay.x) > 9000 && random.chance(0.5);
  for (let x = bay.x[0] + random.between(30, 160); ; ) {
    const build = anyCar(random);
    const low = racked ? { ...build, heightMm: Math.min(build.heightMm, 1330) } : build;
    if (x + build.lengthMm + 40 > bay.x[1]) break;
    const z = middleOf(bay.z) - build.widthMm / 2 + random.between(-120, 120);
    const below = car(x, bay.y[0] + 2, z, low, random);
    const chocks = [0.1, 0.26, 0.7, 0.86].map((at) =>
      block(from(x + at * low.lengthMm - 45, 90), from(bay.y[0], 95), from(z, 190), WOOD),
    );
    loader.take([...below, ...chocks]);
    if (racked) {
      const upper = { ...anyCar(random), lengthMm: build.lengthMm - 60, heightMm: 1330, widthMm: build.widthMm };
      const floor = bay.y[0] + low.heightMm + 60;
      if (floor + upper.heightMm < bay.y[1])
        loader.take([...car(x + 30, floor + 50, z, upper, random), ...rack(x, build.lengthMm, floor, bay)]);
    }
    x += build.lengthMm + random.between(120, 420);
  }
  return loader.load();
}

function rack(x: number, lengthMm: number, floorMm: number, bay: Bay): Solid[] {
  const track = { ...thinned(STEEL, 0.1) };
  const rails = [part(bay.z, 0.12, 0.22), part(bay.z, 0.74, 0.84)].map((z) =>
    block(from(x, lengthMm), from(floorMm, 48), z, track),
  );
  const posts = [x + 20, x + lengthMm - 110].flatMap((at) =>
    [from(bay.z[0] + 4, 80), [bay.z[1] - 84, bay.z[1] - 4] as Span].map((z) =>
      block(from(at, 80), [bay.y[0], floorMm], z, thinned(STEEL, 0.14)),
    ),
  );
  return [...rails, ...posts];
}

/** Motorcycles in frames of steel or laths, two or three abreast, one or two high. */
export function stowMotorcycles(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const size = {
    x: random.between(1750, 2150),
    y: random.between(1000, 1150),
    z: lengthOf(bay.z) / random.integer(2, 3) - 12,
  };
  const tiers = Math.max(1, Math.floor((lengthOf(bay.y) * bay.fill) / (size.y + 10)));
  for (let x = bay.x[0] + random.between(10, 50); x + size.x <= bay.x[1]; x += size.x + random.between(10, 50)) {
    for (let tier = 0; tier < tiers; tier++) {
      for (let z = bay.z[0] + 5; z + size.z <= bay.z[1]; z += size.z + 10) {
        if (tier > 0 && random.chance(0.06)) break;
        loader.take(
          motorcycle(
            from(x + random.between(-5, 5), size.x),
            from(bay.y[0] + tier * (size.y + 6), size.y),
            from(z, size.z),
            random,
          ),
        );
      }
    }
  }
  return loader.load();
}

function motorcycle(x: Span, y: Span, z: Span, random: Random): Solid[] {
  const cage: Matter = thinned(STEEL, 0.22);
  const posts = [x[0], middleOf(x) - 15, x[1] - 30].flatMap((at) =>
    [z[0], z[1] - 30].map((deep) => block(from(at, 30), y, from(deep, 30), cage)),
  );
  const rails = [y[0], y[1] - 30].flatMap((at) =>
    [z[0], z[1] - 30].map((deep) => block(x, from(at, 30), from(deep, 30), cage)),
  );
  const middle = middleOf(z);
  const wheel = random.between(540, 640);
  const reversed = random.chance(0.5);
  const at = (share: number) => (reversed ? x[1] - share * lengthOf(x) : x[0] + share * lengthOf(x));
  const span = (one: number, other: number): Span => [Math.min(at(one), at(other)), Math.max(at(one), at(other))];
  const up = (share: number) => y[0] + 35 + share * (lengthOf(y) - 70);
  const wide = (mm: number): Span => [middle - mm / 2, middle + mm / 2];
  const rings = [0.18, 0.82].flatMap((hub): Solid[] => {
    const xs: Span = [at(hub) - wheel / 2, at(hub) + wheel / 2];
    const ys = from(up(0), wheel);
    const ring = (margin: number, zs: Span, matter: Matter) =>
      body('crosswise', inset(xs, margin), inset(ys, margin), zs, matter);
    return [
      ring(0, wide(110), { substance: 'rubber', density: 1.15, hollow: 0.82 }),
      ring(wheel * 0.09, wide(70), { substance: 'aluminium', density: 2.7, hollow: 0.94 }),
      ring(wheel * 0.28, wide(24), thinned(STEEL, 0.5)),
      ring(wheel * 0.42, wide(150), thinned(STEEL, 0.6)),
    ];
  });
  return [
    ...posts,
    ...rails,
    ...rings,
    block(span(0.38, 0.6), [up(0.16), up(0.5)], wide(300), { substance: 'aluminium', density: 0.95, grain: 0.2 }),
    body('crosswise', span(0.42, 0.55), [up(0.18), up(0.36)], wide(330), thinned(STEEL, 0.35)),
    body('upright', span(0.4, 0.46), [up(0.42), up(0.62)], wide(90), thinned(STEEL, 0.5)),
    body('pillow', span(0.36, 0.6), [up(0.66), up(0.9)], wide(240), thinned(STEEL, 0.045)),
    body('pillow', span(0.6, 0.9), [up(0.62), up(0.74)], wide(220), { substance: 'polyethylene', density: 0.1 }),
    ...strip(
      [
        [at(0.18), up(0.25)],
        [at(0.3), up(0.92)],
      ],
      wide(160),
      38,
      thinned(STEEL, 0.5),
    ),
    ...strip(
      [
        [at(0.3), up(0.85)],
        [at(0.58), up(0.6)],
        [at(0.82), up(0.28)],
      ],
      wide(120),
      34,
      thinned(STEEL, 0.35),
    ),
    body('lengthwise', span(0.5, 0.92), from(up(0.2), 85), from(middle + 110, 85), { ...STEEL, hollow: 0.95 }),
    block(span(0.6, 0.67), from(up(0.42), 110), wide(80), { substance: 'lead', density: 2 }),
  ];
}

/** Used engines, gearboxes, axles and wheels on pallets and in the gaps between them. */
export function stowVehicleParts(bay: Bay, random: Random): Load {
  const loader = loaderFor(bay);
  const lengthMm = random.between(1000, 1250);
  const rows = Math.floor(lengthOf(bay.z) / 1120);
  const tiers = Math.max(1, Math.floor((lengthOf(bay.y) * bay.fill) / random.between(850, 1150)));
  const tall = (lengthOf(bay.y) * bay.fill) / tiers - 20;
  const width = lengthOf(bay.z) / rows;
  for (const start of spread(bay.x, lengthMm, 12, random)) {
    for (let row = 0; row < rows; row++) {
      for (let tier = 0; tier < tiers; tier++) {
        const x = from(start + random.between(0, 3), lengthMm - 4);
        const y = from(bay.y[0] + tier * (tall + 10), tall);
        loader.take(stillage(x, y, inset(from(bay.z[0] + row * width, width), 20), random));
      }
    }
  }
  return loader.load();
}

function stillage(x: Span, y: Span, z: Span, random: Random): Solid[] {
  const frame = thinned(STEEL, 0.16);
  const solids: Solid[] = [block(x, from(y[0] + 90, 5), z, STEEL)];
  for (const at of [x[0], x[1] - 55])
    for (const deep of [z[0], z[1] - 55]) solids.push(block(from(at, 55), y, from(deep, 55), frame));
  const floor = y[0] + 95;
  const room = y[1] - floor - 20;
  const kind = random.integer(0, 2);
  const span = (axis: Span, least: number, most: number): Span => {
    const size = lengthOf(axis) * random.between(least, most);
    return from(axis[0] + random.between(0.02, 0.98) * (lengthOf(axis) - size), size);
  };
  if (kind === 0) {
    for (const half of [part(z, 0.06, 0.48), part(z, 0.52, 0.94)]) {
      const engine = span(x, 0.45, 0.6);
      solids.push(block(engine, from(floor, room * 0.5), half, { ...thinned(STEEL, 0.3), grain: 0.15 }));
      solids.push(
        block(inset(engine, 40), from(floor + room * 0.5, room * 0.2), half, {
          substance: 'aluminium',
          density: 1.1,
          grain: 0.2,
        }),
      );
      solids.push(
        body('crosswise', part(engine, 0.1, 0.6), from(floor + room * 0.1, room * 0.3), half, {
          ...STEEL,
          hollow: 0.75,
        }),
      );
      solids.push(
        body(
          'lengthwise',
          from(x[0] + 60, lengthOf(x) * 0.3),
          from(floor, room * 0.25),
          part(half, 0.2, 0.7),
          thinned(STEEL, 0.35),
        ),
      );
    }
  } else if (kind === 1) {
    const bars = random.integer(8, 18);
    for (let i = 0; i < bars; i++) {
      const thick = random.between(45, 110);
      const y0 = floor + random.between(0, room - 160);
      solids.push(
        body(
          'lengthwise',
          inset(x, random.between(2, 60)),
          from(y0, thick),
          from(random.between(z[0] + 60, z[1] - 180), thick),
          { ...STEEL, hollow: random.pick([0, 0.6, 0.8]) },
        ),
      );
    }
  } else {
    const diameter = Math.min(lengthOf(x) / 2 - 10, random.between(420, 620));
    for (const left of [x[0] + 6, x[1] - diameter - 6]) {
      for (let base = floor; base + 215 < floor + room; base += 215) {
        const zs = from(z[0] + random.between(60, lengthOf(z) - diameter - 60), diameter);
        solids.push(
          body('upright', from(left, diameter), from(base, 190), zs, {
            substance: 'rubber',
            density: 1.15,
            hollow: 0.93,
          }),
        );
        solids.push(
          body(
            'upright',
            inset(from(left, diameter), diameter * 0.17),
            from(base + 10, 170),
            inset(zs, diameter * 0.17),
            { substance: 'aluminium', density: 2.7, hollow: 0.94 },
          ),
        );
      }
    }
  }
  return solids;
}
