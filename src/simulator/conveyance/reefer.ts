import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { type ContainerFrame, REEFER } from './container-frame.ts';
import { cornerCastings, cornerPosts, endRails, sideRails } from './corner-frame.ts';
import { doors } from './doors.ts';
import { reeferMachinery } from './reefer-machinery.ts';
import { onBothSides, spaced, steel } from './steel-work.ts';
import { wear } from './wear.ts';

/** Foam, g/cm³. */
const FOAM = 0.045;

/** An insulated box with its cooling machinery across the front, behind a bulkhead. */
export function reefer(frame: ContainerFrame, random: Random): readonly Solid[] {
  const { lengthMm, heightMm, widthMm } = frame;
  const behindBay: Span = [REEFER.bayMm, lengthMm - 90];
  const y: Span = [REEFER.floorMm - 60, heightMm - 20];
  return [
    ...walls(frame, behindBay, y, random.fork('walls')),
    ...roof(frame, behindBay, random.fork('roof')),
    ...floor(frame, behindBay, random.fork('floor')),
    foam([lengthMm - 108, lengthMm - 36], [160, heightMm - 130], [60, widthMm - 60]),
    ...sideRails(frame),
    ...endRails(frame),
    ...cornerPosts(frame),
    ...cornerCastings(frame),
    ...doors(frame, random.fork('doors')),
    ...reeferMachinery(frame, random.fork('machinery')),
    ...wear(frame, random.fork('wear')),
  ];
}

function foam(x: Span, y: Span, z: Span): Solid {
  return { shape: 'block', x, y, z, substance: 'polyethylene', density: FOAM };
}

function aluminium(x: Span, y: Span, z: Span, share = 1): Solid {
  return { shape: 'block', x, y, z, substance: 'aluminium', density: 2.7 * share };
}

/** Two skins with foam between and stringers in the foam; near and far wall are divided differently. */
function walls({ lengthMm, widthMm, heightMm }: ContainerFrame, x: Span, y: Span, random: Random): Solid[] {
  // Outer skin and lining together, spread over the wall: drawing each by itself would double the cost of the walls.
  const skins = random.chance(0.5)
    ? [steel(x, y, [2, REEFER.wallMm], random.between(2.2, 2.7) / (REEFER.wallMm - 2))]
    : [
        steel(x, y, [2, REEFER.wallMm], 0.75 / (REEFER.wallMm - 2)),
        aluminium(x, y, [2, REEFER.wallMm], random.between(1.7, 2.2) / (REEFER.wallMm - 2)),
      ];
  const kickMm = REEFER.floorMm + random.between(180, 320);
  const scuff = aluminium(x, [REEFER.floorMm, kickMm], [REEFER.wallMm, REEFER.wallMm + 3], random.between(0.4, 0.9));
  const stringers = (z: Span): Solid[] =>
    spaced(random.between(600, 900), lengthMm - random.between(400, 900), random.between(780, 1300)).flatMap((at) => {
      const from = at + random.between(-60, 60);
      const wide = random.between(36, 60);
      return [
        steel([from, from + wide], y, z, 1.3 / 20),
        steel([from, from + 6], y, z, 1.4 / 20),
        steel([from + wide - 6, from + wide], y, z, 1.4 / 20),
      ];
    });
  return [
    ...onBothSides(widthMm, [...skins, scuff]),
    // The foam of both walls in one body, thinned: its own edges nobody sees.
    { ...foam(x, y, [6, widthMm - 6]), density: (FOAM * 2 * (REEFER.wallMm - 10)) / (widthMm - 12) },
    ...stringers([10, 30]),
    ...stringers([widthMm - 30, widthMm - 10]),
    // Load line, painted or riveted along the lining.
    ...onBothSides(widthMm, [aluminium(x, [heightMm - 190, heightMm - 178], [REEFER.wallMm, REEFER.wallMm + 3], 0.4)]),
  ];
}

function roof({ lengthMm, heightMm, widthMm }: ContainerFrame, x: Span, random: Random): Solid[] {
  const z: Span = [40, widthMm - 40];
  return [
    aluminium(x, [heightMm - 8, heightMm - 6], z, 0.9),
    foam(x, [heightMm - REEFER.roofMm, heightMm - 8], z),
    aluminium(x, [heightMm - REEFER.roofMm, heightMm - REEFER.roofMm + 1.2], z),
    // Stringers across show between the near and the far roof edge.
    ...spaced(900, lengthMm - 600, random.between(520, 1100)).flatMap((at) => {
      const from = at + random.between(-25, 25);
      return [
        steel([from, from + 44], [heightMm - 50, heightMm - 10], z, 0.018),
        steel([from, from + 5], [heightMm - 50, heightMm - 10], z, 0.03),
        steel([from + 39, from + 44], [heightMm - 50, heightMm - 10], z, 0.03),
      ];
    }),
  ];
}

/** T-bars of aluminium over foam, in a pan of folded steel whose teeth show along the underside. */
function floor({ lengthMm, widthMm }: ContainerFrame, x: Span, random: Random): Solid[] {
  const top = REEFER.floorMm;
  const z: Span = [REEFER.wallMm, widthMm - REEFER.wallMm];
  const pitchMm = random.between(270, 330);
  const count = Math.floor((lengthMm - 900) / pitchMm);
  const row = (from: number, wideMm: number, y: Span, share: number): Solid => ({
    ...steel([from, from + count * pitchMm], y, [30, widthMm - 30], (share * wideMm) / pitchMm),
    cells: { x: count, y: 1, gapMm: pitchMm - wideMm },
  });
  const from = REEFER.bayMm + random.between(60, 200);
  const ridge = pitchMm * random.between(0.5, 0.62);
  const steps = [0, 1, 2, 3].map((step): Span => [28 + step * 18, 28 + (step + 1) * 18]);
  return [
    aluminium(x, [top - 4, top], z, 0.55),
    aluminium(x, [top - 60, top - 4], z, 0.055),
    aluminium(x, [top - 64, top - 60], z, 0.8),
    foam(x, [100, top - 64], z),
    { ...foam([from, from + count * pitchMm], [28, 100], z), cells: { x: count, y: 1, gapMm: pitchMm - ridge } },
    row(from + 14, ridge - 28, [98, 100], 1),
    row(from + ridge + 2, pitchMm - ridge - 4, [26, 28], 1),
    // The flanks of the teeth lean: each step is a little further in than the one below.
    ...steps.flatMap((y, i) => [row(from + i * 5 - 4, 7, y, 0.2), row(from + ridge - i * 5 - 3, 7, y, 0.2)]),
    // Beams across where the forces of the corners go in.
    ...[0.17, 0.5, 0.83].flatMap((share) => [
      steel([lengthMm * share - 75, lengthMm * share - 70], [16, 150], z),
      steel([lengthMm * share + 70, lengthMm * share + 75], [16, 150], z),
    ]),
  ];
}
