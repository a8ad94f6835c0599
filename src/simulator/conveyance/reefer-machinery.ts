import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { SubstanceId } from '../physics/substances.ts';
import { type ContainerFrame, REEFER } from './container-frame.ts';
import { disc, STEEL, spaced, steel } from './steel-work.ts';

/** Bulkhead, compressor, condenser, evaporator with two fans, control box, pipes and the coiled cable. */
export function reeferMachinery(frame: ContainerFrame, random: Random): readonly Solid[] {
  return [
    ...bulkhead(frame),
    ...compressor(random.fork('compressor')),
    ...coils(frame, random.fork('coils')),
    ...fans(frame, random.fork('fans')),
    ...controls(random.fork('controls')),
    ...pipes(frame, random.fork('pipes')),
  ];
}

function block(x: Span, y: Span, z: Span, substance: SubstanceId, density: number): Solid {
  return { shape: 'block', x, y, z, substance, density };
}

function bulkhead({ heightMm, widthMm }: ContainerFrame): Solid[] {
  const y: Span = [170, heightMm - 70];
  const z: Span = [60, widthMm - 60];
  const { bayMm } = REEFER;
  return [
    block([bayMm + 4, bayMm + 64], y, z, 'polyethylene', 0.045),
    block([bayMm, bayMm + 4], y, z, 'aluminium', 1),
    steel([bayMm + 64, bayMm + 66], [REEFER.floorMm, heightMm - 240], z, 0.5),
    // Frame of the unit, its side panels and ceiling.
    steel([110, bayMm], y, [6, 12], 0.3),
    steel([110, bayMm], y, [widthMm - 12, widthMm - 6], 0.3),
    steel([60, bayMm], [heightMm - 70, heightMm - 66], [30, widthMm - 30], 0.5),
    steel([150, 153], [heightMm * 0.57, heightMm - 70], z, 0.12),
    steel([40, 46], y, z, 0.06),
    steel([30, bayMm], [168, 174], z, 0.3),
    steel([30, bayMm], [heightMm * 0.57, heightMm * 0.57 + 5], z, 0.25),
  ];
}

/** About a hundred kilograms of cast iron and copper: the darkest thing of the bay. */
function compressor(random: Random): Solid[] {
  const z: Span = [1240, 1620];
  const x = random.between(185, 215);
  const y = random.between(370, 430);
  return [
    disc(x, y, 235, z, 0, 0.6),
    steel([x - 135, x + 120], [y - 130, y + 40], z, 0.3),
    steel([x - 70, x + 90], [y + 60, y + 170], [1290, 1560], 0.3),
    steel([x - 100, x - 40], [y + 90, y + 215], [1330, 1430], 0.55),
    steel([x - 160, x + 150], [y - 190, y - 165], [1180, 1680], 0.4),
    // Receiver bottle beside it.
    {
      shape: 'upright',
      x: [x + 60, x + 190],
      y: [y - 150, y + 170],
      z: [1720, 1850],
      substance: 'steel',
      density: STEEL,
      hollow: 0.94,
    },
  ];
}

function coils({ heightMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const z: Span = [220, widthMm - 260];
  const condenser: Span = [random.between(560, 640), heightMm * 0.5];
  const evaporator: Span = [heightMm * 0.6, heightMm * 0.6 + random.between(280, 360)];
  return [
    // Tubes in rows stand as upright lines in the fins.
    { ...block([70, 150], condenser, z, 'aluminium', 0.13), cells: { x: 4, y: 1, gapMm: 7 } },
    { ...block([70, 150], condenser, z, 'copper', 0.05), cells: { x: 4, y: 1, gapMm: 11 } },
    { ...block([150, 330], evaporator, z, 'aluminium', 0.07), cells: { x: 7, y: 1, gapMm: 9 } },
    { ...block([150, 330], evaporator, z, 'copper', 0.04), cells: { x: 7, y: 1, gapMm: 15 } },
  ];
}

/** Evaporator fans blow down from under the roof, near and far; the condenser's blows out in front. */
function fans({ heightMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const x = random.between(215, 255);
  const y = heightMm - random.between(560, 620);
  return [widthMm * 0.29, widthMm * 0.71].flatMap((z): Solid[] => [
    {
      shape: 'upright',
      x: [x - 62, x + 62],
      y: [y, y + 205],
      z: [z - 62, z + 62],
      substance: 'steel',
      density: STEEL * 0.62,
    },
    {
      shape: 'upright',
      x: [x - 72, x + 72],
      y: [y + 30, y + 150],
      z: [z - 72, z + 72],
      substance: 'copper',
      density: 1.1,
    },
    steel([x - 10, x + 10], [y + 205, y + 300], [z - 10, z + 10]),
    block([x - 170, x + 170], [y + 235, y + 285], [z - 170, z + 170], 'aluminium', 0.22),
    steel([x - 180, x + 180], [y + 290, y + 294], [z - 190, z + 190], 0.5),
  ]);
}

function controls(random: Random): Solid[] {
  const z: Span = [1500, 1980];
  const y = random.between(900, 1000);
  const cable = random.between(420, 520);
  return [
    block([34, 250], [y, y + 420], z, 'aluminium', 0.09),
    block([60, 150], [y + 40, y + 130], [1560, 1740], 'copper', 1.9),
    block([60, 200], [y + 180, y + 300], [1540, 1920], 'steel', 0.35),
    // Eighteen metres of power cable, coiled in its bin: copper in rubber.
    { ...disc(210, cable, 330, [1050, 1190], random.between(0.3, 0.55)), substance: 'copper', density: 1.2 },
  ];
}

function pipes({ heightMm }: ContainerFrame, random: Random): Solid[] {
  return [
    ...spaced(170, 370, 45).map((at): Solid => {
      const x = at + random.between(-16, 16);
      const from = random.between(300, 700);
      const z = random.between(300, 1900);
      const thick = random.pick([12, 16, 22, 28]);
      return {
        shape: 'upright',
        x: [x, x + thick],
        y: [from, from + random.between(350, heightMm * 0.45)],
        z: [z, z + thick],
        substance: 'copper',
        density: 8.96,
        hollow: 0.86,
      };
    }),
    ...[0, 1, 2].map((): Solid => {
      const y = random.between(500, heightMm * 0.75);
      const z = random.between(300, 1900);
      return { ...steel([120, 370], [y, y + 18], [z, z + 18], 0.3), substance: 'copper' };
    }),
  ];
}
