import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { ContainerFrame } from './container-frame.ts';

const STEEL = 7.87;

export type Carriage = 'trailer' | 'tractor-trailer' | 'flat-wagon' | 'stands';

/** A container on its carriage; its front wall stands `offsetMm` behind that of the first. */
export interface Stand {
  readonly frame: ContainerFrame;
  readonly offsetMm: number;
}

/** What carries the containers; everything below height 0 of the first container. */
export function carriageUnder(stood: readonly Stand[], carriage: Carriage, random: Random): readonly Solid[] {
  const last = stood.at(-1) as Stand;
  const frame = { ...last.frame, lengthMm: last.offsetMm + last.frame.lengthMm };
  if (carriage === 'stands') return stands(frame);
  if (carriage === 'flat-wagon') return [...beams(frame, [-420, -60]), ...perforatedSill(frame), ...bogies(frame)];
  const trailer = [...beams(frame, [-330, -40]), ...undercarriage(frame, random)];
  if (carriage === 'trailer') return trailer;
  return [...trailer, ...tractorRear(random)];
}

function steel(x: Span, y: Span, z: Span, share = 1): Solid {
  return { shape: 'block', x, y, z, substance: 'steel', density: STEEL * share };
}

function stands({ lengthMm }: ContainerFrame): Solid[] {
  return [400, lengthMm / 2, lengthMm - 700].flatMap((x) => [
    steel([x, x + 300], [-260, -10], [250, 2180], 0.08),
    steel([x, x + 12], [-260, -10], [250, 2180], 0.5),
  ]);
}

function beams({ lengthMm }: ContainerFrame, y: Span): Solid[] {
  const from = -150;
  const to = lengthMm + 120;
  const solids: Solid[] = [];
  for (const z of [760, 1560]) {
    solids.push(
      steel([from, to], [y[1] - 14, y[1]], [z, z + 130]),
      steel([from, to], [y[0], y[0] + 14], [z, z + 130]),
      steel([from, to], y, [z + 60, z + 68]),
    );
  }
  for (let x = 120; x < lengthMm; x += 1225) {
    solids.push(steel([x, x + 7], [y[0] + 50, y[1] - 10], [200, 2240]));
    solids.push(steel([x - 30, x + 40], [y[1] - 18, y[1] - 10], [200, 2240]));
  }
  for (const x of [20, lengthMm - 200]) {
    solids.push(steel([x, x + 180], [-150, -6], [0, 2438], 0.14), steel([x + 40, x + 130], [-60, 40], [30, 130], 0.6));
    solids.push(steel([x + 40, x + 130], [-60, 40], [2308, 2408], 0.6));
  }
  return solids;
}

function undercarriage({ lengthMm }: ContainerFrame, random: Random): Solid[] {
  const rear = lengthMm - random.between(900, 1500);
  const axles = lengthMm > 8000 ? 3 : 2;
  const solids: Solid[] = [];
  for (let i = 0; i < axles; i++) {
    const x = rear - i * 1310;
    solids.push(...wheelPair(x, -620, [120, 400]), ...wheelPair(x, -620, [2040, 2320]));
    solids.push(tube([x - 64, x + 64], [-684, -556], [400, 2040], 0.8));
    for (const z of [820, 1540]) solids.push(steel([x - 480, x + 420], [-520, -470], [z, z + 76], 0.85));
    for (const z of [820, 1540]) {
      solids.push({
        shape: 'upright',
        x: [x + 260, x + 500],
        y: [-640, -360],
        z: [z - 60, z + 180],
        substance: 'rubber',
        density: 1.1,
        hollow: 0.9,
      });
    }
  }
  const leg = random.between(2200, 2900);
  for (const z of [560, 1740]) {
    solids.push(steel([leg, leg + 130], [-950, -60], [z, z + 130], 0.22));
    solids.push(steel([leg - 60, leg + 190], [-975, -950], [z - 60, z + 190]));
  }
  const toolbox = random.between(4200, Math.max(4300, rear - 3 * 1310 - 900));
  solids.push(steel([toolbox, toolbox + 700], [-760, -400], [60, 560], 0.03));
  solids.push({
    shape: 'lengthwise',
    x: [toolbox + 900, toolbox + 1700],
    y: [-700, -420],
    z: [1700, 1980],
    substance: 'steel',
    density: STEEL,
    hollow: 0.97,
  });
  return solids;
}

function tube(x: Span, y: Span, z: Span, hollow: number): Solid {
  return { shape: 'crosswise', x, y, z, substance: 'steel', density: STEEL, hollow };
}

/** Twin tyres on steel rims, axle height at their centre. */
function wheelPair(x: number, height: number, z: Span): Solid[] {
  const tyre = (radius: number, hollow: number, substance: 'rubber' | 'steel', density: number, span: Span): Solid => ({
    shape: 'crosswise',
    x: [x - radius, x + radius],
    y: [height - radius, height + radius],
    z: span,
    substance,
    density,
    hollow,
  });
  const middle = (z[0] + z[1]) / 2;
  return [
    tyre(500, 0.88, 'rubber', 1.15, z),
    tyre(500, 0.965, 'steel', STEEL * 0.12, z),
    tyre(470, 0.6, 'rubber', 0.16, z),
    tyre(290, 0.93, 'steel', STEEL * 0.75, z),
    tyre(265, 0.35, 'steel', STEEL, [middle - 6, middle + 6]),
    tyre(205, 0.9, 'steel', STEEL, [middle - 80, middle + 80]),
    tyre(110, 0, 'steel', STEEL * 0.6, [middle - 110, middle + 110]),
  ];
}

/** Drive axle, frame and fifth wheel of the tractor under the front of the container. */
function tractorRear(random: Random): Solid[] {
  const axle = random.between(700, 1100);
  const solids = [
    ...wheelPair(axle, -620, [80, 640]),
    ...wheelPair(axle, -620, [1800, 2360]),
    tube([axle - 90, axle + 90], [-710, -530], [640, 1800], 0.82),
    tube([axle - 210, axle + 210], [-830, -410], [1000, 1420], 0.75),
    steel([axle - 500, axle + 500], [-345, -330], [780, 1660], 0.8),
  ];
  for (const z of [840, 1520]) {
    solids.push(
      steel([-2600, axle + 800], [-620, -370], [z, z + 8]),
      steel([-2600, axle + 800], [-378, -370], [z, z + 80]),
    );
  }
  solids.push({
    shape: 'lengthwise',
    x: [-1500, -350],
    y: [-930, -430],
    z: [60, 620],
    substance: 'aluminium',
    density: 2.7,
    hollow: 0.985,
  });
  solids.push({
    shape: 'lengthwise',
    x: [-1470, -380],
    y: [-900, -560],
    z: [80, 600],
    substance: 'polyethylene',
    density: 0.84,
  });
  return solids;
}

function perforatedSill({ lengthMm }: ContainerFrame): Solid[] {
  const solids: Solid[] = [];
  for (let x = -300; x < lengthMm + 300; x += 155) {
    solids.push(steel([x, x + 85], [-470, -410], [30, 70], 0.8), steel([x, x + 85], [-470, -410], [2368, 2408], 0.8));
  }
  return solids;
}

function bogies({ lengthMm }: ContainerFrame): Solid[] {
  return [900, 2700, lengthMm - 2700, lengthMm - 900].flatMap((x) => [
    tube([x - 460, x + 460], [-1150, -230], [460, 590], 0.86),
    tube([x - 460, x + 460], [-1150, -230], [1850, 1980], 0.86),
    tube([x - 90, x + 90], [-780, -600], [460, 1980], 0),
  ]);
}
