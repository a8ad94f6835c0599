import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { type ContainerFrame, FLOOR_MM } from './container-frame.ts';

/** g/cm³ of steel. */
const STEEL = 7.87;
/** Side panel corrugation: faces of 72 and 68 mm joined by slopes of 69 mm, 36 mm deep, from 1.6 mm sheet. */
const CORRUGATION = { pitchMm: 278, faceMm: 72, slopeMm: 69, depthMm: 36, sheetMm: 1.6 } as const;

/** Walls, roof, floor, frame and doors (at the far end of x) of a dry freight container. */
export function containerShell(frame: ContainerFrame, random: Random): readonly Solid[] {
  return [
    ...sideWall(frame, [0, CORRUGATION.depthMm], 0),
    ...sideWall(frame, [frame.widthMm - CORRUGATION.depthMm, frame.widthMm], random.between(0, CORRUGATION.pitchMm)),
    ...floor(frame),
    ...roof(frame, random),
    ...frameBeams(frame),
    ...frontWall(frame),
    ...doors(frame, random),
  ];
}

function steel(x: Span, y: Span, z: Span, share = 1): Solid {
  return { shape: 'block', x, y, z, substance: 'steel', density: STEEL * share };
}

function sideWall({ lengthMm, heightMm }: ContainerFrame, z: Span, phaseMm: number): Solid[] {
  const y: Span = [155, heightMm - 60];
  const { pitchMm, faceMm, slopeMm, depthMm, sheetMm } = CORRUGATION;
  const along = Math.sqrt(slopeMm * slopeMm + depthMm * depthMm) / slopeMm;
  const solids: Solid[] = [];
  const add = (from: number, to: number, thicknessMm: number) => {
    const x: Span = [Math.max(100, from), Math.min(lengthMm - 100, to)];
    if (x[1] > x[0]) solids.push(steel(x, y, z, thicknessMm / depthMm));
  };
  for (let start = -phaseMm; start < lengthMm; start += pitchMm) {
    add(start, start + faceMm, sheetMm);
    add(start + faceMm, start + faceMm + slopeMm, sheetMm * along);
    add(start + faceMm + slopeMm, start + pitchMm - slopeMm, sheetMm);
    // The bend strengthens the sheet a little: the eye sees it as the line of the corrugation.
    add(start + pitchMm - slopeMm, start + pitchMm, sheetMm * along);
    add(start + faceMm - 3, start + faceMm + 3, 0.9);
    add(start + pitchMm - slopeMm - 3, start + pitchMm - slopeMm + 3, 0.9);
  }
  return solids;
}

function floor({ lengthMm, widthMm }: ContainerFrame): Solid[] {
  const z: Span = [20, widthMm - 20];
  const solids: Solid[] = [
    { shape: 'block', x: [60, lengthMm - 60], y: [150, FLOOR_MM], z, substance: 'cellulose', density: 0.68 },
  ];
  for (let x = 130; x < lengthMm - 130; x += 305) {
    solids.push(steel([x, x + 4], [28, 150], z));
    solids.push(steel([x, x + 45], [146, 150], z), steel([x, x + 45], [28, 32], z));
  }
  return solids;
}

function roof({ lengthMm, heightMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const solids: Solid[] = [];
  // Roof sheets are corrugated across: ridges 20 mm high every 209 mm.
  for (let x = 120; x < lengthMm - 120; x += 209) {
    const end = Math.min(x + 209, lengthMm - 120);
    const middle = Math.min(x + 130, end);
    solids.push(steel([x, middle], [heightMm - 7.6, heightMm - 6], [40, widthMm - 40]));
    if (end > middle) solids.push(steel([middle, end], [heightMm - 25.6, heightMm - 24], [40, widthMm - 40]));
  }
  // Lashing rings hang from both top rails.
  const phase = random.between(300, 900);
  for (let x = phase; x < lengthMm - 200; x += 1180) {
    for (const z of [60, widthMm - 72]) {
      solids.push({
        shape: 'crosswise',
        x: [x, x + 60],
        y: [heightMm - 125, heightMm - 65],
        z: [z, z + 12],
        substance: 'steel',
        density: STEEL,
        hollow: 0.6,
      });
    }
  }
  return solids;
}

function frameBeams({ lengthMm, heightMm, widthMm }: ContainerFrame): Solid[] {
  const solids: Solid[] = [];
  const sides: readonly Span[] = [
    [0, 60],
    [widthMm - 60, widthMm],
  ];
  for (const z of sides) {
    const long: Span = [100, lengthMm - 100];
    solids.push(steel(long, [heightMm - 60, heightMm], z, 0.19));
    solids.push(steel(long, [0, 160], [z[0], z[0] + 5]), steel(long, [155, 160], z), steel(long, [0, 5], z));
    for (const x of [
      [0, 100],
      [lengthMm - 110, lengthMm],
    ] as const) {
      solids.push(steel(x, [110, heightMm - 110], [z[0], z[0] + 100], 0.17));
      const casting: Span = z[0] === 0 ? [0, 162] : [widthMm - 162, widthMm];
      const castingX: Span = x[0] === 0 ? [0, 178] : [lengthMm - 178, lengthMm];
      for (const y of [
        [0, 118],
        [heightMm - 118, heightMm],
      ] as const) {
        solids.push(steel(castingX, y, casting, 0.42));
        solids.push({
          shape: 'crosswise',
          x: [castingX[0] + 57, castingX[0] + 121],
          y: [y[0] + 22, y[1] - 22],
          z: casting,
          substance: 'steel',
          density: -STEEL * 0.28,
        });
      }
    }
  }
  const across: Span = [100, widthMm - 100];
  for (const x of [
    [0, 60],
    [lengthMm - 90, lengthMm - 20],
  ] as const) {
    solids.push(steel(x, [0, 150], across, 0.13), steel(x, [heightMm - 110, heightMm], across, 0.1));
  }
  return solids;
}

function frontWall({ heightMm, widthMm }: ContainerFrame): Solid[] {
  const y: Span = [150, heightMm - 100];
  return [steel([22, 68], y, [80, widthMm - 80], 0.055), steel([22, 24], y, [80, widthMm - 80], 0.35)];
}

function doors({ lengthMm, heightMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const y: Span = [140, heightMm - 110];
  const solids: Solid[] = [
    steel([lengthMm - 75, lengthMm - 30], y, [60, widthMm - 60], 0.055),
    steel([lengthMm - 42, lengthMm - 40], y, [60, widthMm - 60], 0.35),
    { shape: 'block', x: [lengthMm - 80, lengthMm - 35], y, z: [1200, 1238], substance: 'rubber', density: 1.1 },
  ];
  for (const z of [330, 900, widthMm - 930, widthMm - 360]) {
    const bar: Solid = {
      shape: 'upright',
      x: [lengthMm - 12, lengthMm + 22],
      y: [60, heightMm - 40],
      z: [z, z + 34],
      substance: 'steel',
      density: STEEL,
      hollow: 0.75,
    };
    solids.push(bar);
    for (const height of [70, heightMm - 130]) {
      solids.push(steel([lengthMm - 20, lengthMm + 34], [height, height + 80], [z - 35, z + 70], 0.35));
    }
    for (const share of [0.3, 0.52, 0.74]) {
      const height = heightMm * share + random.between(-20, 20);
      solids.push(steel([lengthMm - 25, lengthMm + 28], [height, height + 55], [z - 12, z + 46], 0.5));
    }
    const handle = 900 + random.between(-120, 120);
    solids.push(steel([lengthMm + 8, lengthMm + 30], [handle, handle + 40], [z - 300, z + 60], 0.35));
  }
  for (const z of [15, widthMm - 55]) {
    for (const share of [0.12, 0.34, 0.62, 0.88]) {
      const height = heightMm * share;
      solids.push(steel([lengthMm - 60, lengthMm + 15], [height, height + 110], [z, z + 40], 0.7));
    }
  }
  return solids;
}
