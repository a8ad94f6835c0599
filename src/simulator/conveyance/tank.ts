import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { type ContainerFrame, vesselOf } from './container-frame.ts';
import { cornerCastings } from './corner-frame.ts';
import { disc, girder, onBothSides, STEEL, slanting, spaced, steel } from './steel-work.ts';

/** A round vessel with dished ends in a frame, with walkway, ladder, manhole and valves; the outlet at the far end. */
export function tankInFrame(frame: ContainerFrame, random: Random): readonly Solid[] {
  return [
    ...cornerCastings(frame),
    ...vessel(frame),
    ...(random.chance(0.6) ? cladding(frame, random.between(0.04, 0.06)) : []),
    ...endFrames(frame),
    ...saddles(frame),
    ...topFittings(frame, random.fork('top')),
    ...outlet(frame, random.fork('outlet')),
    ...ladder(frame),
  ];
}

/** A tube around the vessel's axis. */
function ring(frame: ContainerFrame, x: Span, outerMm: number, innerMm: number): Solid {
  const y = frame.heightMm / 2 + 45;
  const z = frame.widthMm / 2;
  const radius = outerMm / 2;
  return {
    shape: 'lengthwise',
    x,
    y: [y - radius, y + radius],
    z: [z - radius, z + radius],
    substance: 'steel',
    density: STEEL,
    ...(innerMm > 0 ? { hollow: innerMm / outerMm } : {}),
  };
}

/** The dished ends are stepped: rings that close in towards the axis the further out they lie. */
function vessel(frame: ContainerFrame): Solid[] {
  const { inside, diameterMm, wallMm, dishMm } = vesselOf(frame);
  const outerMm = diameterMm + 2 * wallMm;
  const steps = 14;
  const across = (step: number): number => {
    const t = step / steps;
    return outerMm * Math.sqrt(Math.max(0, 1 - t * t));
  };
  const depth = dishMm / steps;
  const rings = Array.from({ length: steps }, (_, i) => {
    const outer = across(i);
    const inner = Math.min(across(i + 1), outer - 2 * wallMm);
    const rise = (outer - inner) / 2;
    // A step is fuller than the sheet that slants through it.
    const share = Math.min(1, (wallMm * Math.sqrt(depth * depth + rise * rise)) / (depth * rise));
    const from = [inside.x[0] - (i + 1) * depth, inside.x[1] + i * depth];
    return from.map((x) => ({ ...ring(frame, [x, x + depth], outer, inner), density: STEEL * share }));
  });
  const stiffeners = [0.2, 0.5, 0.8].map((share) => {
    const x = inside.x[0] + share * (inside.x[1] - inside.x[0]);
    return ring(frame, [x, x + 8], outerMm + 90, outerMm);
  });
  return [ring(frame, inside.x, outerMm, diameterMm), ...rings.flat(), ...stiffeners];
}

function cladding(frame: ContainerFrame, foam: number): Solid[] {
  const { inside, diameterMm, wallMm } = vesselOf(frame);
  const outerMm = diameterMm + 2 * wallMm;
  const x: Span = [inside.x[0] - 40, inside.x[1] + 40];
  return [
    { ...ring(frame, x, outerMm + 90, outerMm), substance: 'polyethylene', density: foam },
    { ...ring(frame, x, outerMm + 92, outerMm + 90), substance: 'aluminium', density: 2.7 },
  ];
}

function endFrames({ lengthMm, heightMm, widthMm }: ContainerFrame): Solid[] {
  const solids: Solid[] = [];
  for (const x of [
    [20, 120],
    [lengthMm - 120, lengthMm - 20],
  ] as const) {
    solids.push(
      ...onBothSides(widthMm, [
        ...girder('y', x, [118, heightMm - 118], [10, 110], 6),
        // Gusset plates between posts and cross-rails.
        steel([x[0] + 40, x[0] + 46], [118, 520], [110, 420], 0.5),
        steel([x[0] + 40, x[0] + 46], [heightMm - 520, heightMm - 118], [110, 420], 0.5),
      ]),
      ...girder('z', x, [12, 112], [162, widthMm - 162], 5),
      ...girder('z', x, [heightMm - 112, heightMm - 12], [162, widthMm - 162], 5),
    );
  }
  return [
    ...solids,
    ...onBothSides(widthMm, [
      ...girder('x', [178, lengthMm - 178], [16, 96], [10, 90], 4),
      ...slanting([110, 700], [720, 96], 60, [14, 74], 0.2),
      ...slanting([lengthMm - 110, 700], [lengthMm - 720, 96], 60, [14, 74], 0.2),
      ...girder('x', [178, lengthMm - 178], [heightMm - 80, heightMm - 20], [10, 70], 3),
    ]),
  ];
}

/** Skirts between vessel and frame, at both ends and under the belly. */
function saddles({ lengthMm, heightMm, widthMm }: ContainerFrame): Solid[] {
  const middle = widthMm / 2;
  return [
    ...[180, lengthMm - 186].map((x) => steel([x, x + 6], [112, heightMm * 0.32], [300, widthMm - 300], 0.8)),
    ...[1500, lengthMm - 1620].flatMap((x) => [
      steel([x, x + 8], [40, 260], [middle - 620, middle + 620], 0.8),
      steel([x + 112, x + 120], [40, 260], [middle - 620, middle + 620], 0.8),
    ]),
  ];
}

function topFittings({ lengthMm, heightMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const middle = widthMm / 2;
  const top = heightMm - 18;
  const manhole = lengthMm * random.between(0.42, 0.58);
  return [
    // Walkway of perforated aluminium on both sides of the manhole.
    ...[middle - 560, middle + 160].map(
      (z): Solid => ({
        shape: 'block',
        x: [200, lengthMm - 200],
        y: [top - 32, top],
        z: [z, z + 400],
        substance: 'aluminium',
        density: 0.22,
      }),
    ),
    {
      shape: 'upright',
      x: [manhole - 250, manhole + 250],
      y: [top - 160, top - 30],
      z: [middle - 250, middle + 250],
      substance: 'steel',
      density: STEEL,
      hollow: 0.97,
    },
    steel([manhole - 270, manhole + 270], [top - 44, top - 30], [middle - 230, middle + 230], 0.8),
    ...[-520, 430].flatMap((by) => [
      steel([manhole + by, manhole + by + 90], [top - 150, top - 20], [middle - 45, middle + 45], 0.45),
      steel([manhole + by - 30, manhole + by + 120], [top - 110, top - 92], [middle - 75, middle + 75]),
    ]),
    // Spill box around the fittings.
    ...girder('y', [manhole - 640, manhole + 620], [top - 130, top - 10], [middle - 300, middle + 300], 3),
  ];
}

/** Foot valve, butterfly valve and blind flange under the far end. */
function outlet({ lengthMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const z = widthMm / 2 + random.between(-60, 60);
  const y = 300;
  const end = lengthMm - 90;
  return [
    steel([end - 330, end - 210], [y - 70, y + 60], [z - 60, z + 60], 0.5),
    {
      shape: 'lengthwise',
      x: [end - 210, end],
      y: [y - 45, y + 45],
      z: [z - 45, z + 45],
      substance: 'steel',
      density: STEEL,
      hollow: 0.85,
    },
    ...[end - 215, end - 110, end - 20].map((x) => steel([x, x + 18], [y - 90, y + 90], [z - 90, z + 90], 0.75)),
    ...slanting([end - 100, y + 90], [end - 40, y + 260], 18, [z - 12, z + 12]),
    disc(end - 160, y + 140, 60, [z - 20, z + 20]),
  ];
}

function ladder({ lengthMm, heightMm, widthMm }: ContainerFrame): Solid[] {
  const x = lengthMm - 24;
  const z = widthMm * 0.68;
  return [
    steel([x, x + 14], [150, heightMm - 120], [z, z + 30]),
    steel([x, x + 14], [150, heightMm - 120], [z + 300, z + 330]),
    ...spaced(300, heightMm - 300, 300).map((y) => steel([x, x + 14], [y, y + 22], [z + 30, z + 300], 0.6)),
  ];
}
