import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import type { ContainerFrame } from './container-frame.ts';
import { disc, onBothSides, slanting, spaced, steel } from './steel-work.ts';

/** A roof of 2 mm sheet with ridges across, doubling plates at the corners, and lashing rings under its rails. */
export function steelRoof(frame: ContainerFrame, random: Random): readonly Solid[] {
  const { lengthMm, heightMm, widthMm } = frame;
  const pitchMm = random.pick([209, 209, 278]);
  const ridgeMm = pitchMm * random.between(0.4, 0.5);
  const flankMm = random.between(12, 30);
  const from = random.between(300, 300 + pitchMm);
  const count = Math.floor((lengthMm - 340 - from) / pitchMm);
  const to = from + count * pitchMm;
  const z: Span = [62, widthMm - 62];
  const [top, bottom] = [heightMm - 6, heightMm - 26];
  const row = (at: number, wideMm: number, y: Span, across: Span, share: number): Solid => ({
    // Cells begin with their solid part; the density that they share stands for `share` within it.
    ...steel([at, at + count * pitchMm], y, across, (share * wideMm) / pitchMm),
    cells: { x: count, y: 1, gapMm: pitchMm - wideMm },
  });
  return [
    row(from, ridgeMm, [top - 2, top], z, 1),
    row(from + ridgeMm, pitchMm - ridgeMm, [bottom - 2, bottom], z, 1),
    row(from - flankMm / 2, flankMm, [bottom, top], z, 2.4 / flankMm),
    row(from + ridgeMm - flankMm / 2, flankMm, [bottom, top], z, 2.4 / flankMm),
    // Each ridge slopes down to the rails.
    ...onBothSides(widthMm, [row(from, ridgeMm, [bottom, top], [62, 70], 0.35)]),
    steel([68, from], [top - 2, top], z),
    steel([to, lengthMm - 60], [top - 2, top], z),
    ...onBothSides(widthMm, [
      steel([178, 420], [top, top + 4], [20, 330]),
      steel([lengthMm - 420, lengthMm - 178], [top, top + 4], [20, 330]),
    ]),
    ...lashingRings(frame, heightMm - 60, random),
  ];
}

/** Bows, and a tarpaulin that sags between them; no roof. */
export function tarpaulinRoof(frame: ContainerFrame, random: Random): readonly Solid[] {
  const { lengthMm, heightMm, widthMm } = frame;
  const bows = spaced(320, lengthMm - 320, random.between(550, 660));
  return [
    ...bows.map((x) => steel([x, x + 38], [heightMm - 44, heightMm - 18], [62, widthMm - 62], 0.2)),
    ...bows.slice(1).map((x, i): Solid => {
      const sagMm = random.between(2, 26);
      return {
        shape: 'block',
        x: [bows[i] as number, x],
        y: [heightMm - 17 - sagMm, heightMm - 15 - sagMm],
        z: [30, widthMm - 30],
        substance: 'pvc',
        density: 0.7,
      };
    }),
    // It hangs down over the rails, where a cord ties it.
    ...onBothSides(widthMm, [
      {
        shape: 'block',
        x: [60, lengthMm - 60],
        y: [heightMm - random.between(180, 330), heightMm - 15],
        z: [0, 2],
        substance: 'pvc',
        density: 0.9,
      } satisfies Solid,
    ]),
    ...lashingRings(frame, heightMm - 60, random),
  ];
}

/** U-shaped rings below the roof rails, and smaller ones along the floor. */
function lashingRings({ lengthMm, widthMm }: ContainerFrame, railMm: number, random: Random): Solid[] {
  const bar = random.between(9, 12);
  const wide = random.between(44, 58);
  const rings = spaced(random.between(250, 420), lengthMm - random.between(250, 420), random.between(1100, 1500));
  return onBothSides(
    widthMm,
    rings.flatMap((at) => {
      const x = at + random.between(-8, 8);
      const low = railMm - random.between(34, 48);
      const z: Span = [52, 52 + bar];
      return [
        steel([x, x + bar], [low + bar, railMm], z, 0.8),
        steel([x + wide - bar, x + wide], [low + bar, railMm], z, 0.8),
        ...slanting([x + bar / 2, low + bar], [x + bar * 1.5, low], bar, z, 0.8),
        ...slanting([x + wide - bar * 1.5, low], [x + wide - bar / 2, low + bar], bar, z, 0.8),
        steel([x + bar, x + wide - bar], [low - bar / 2, low + bar / 2], z, 0.8),
        disc(x + 40, 192, 46, z, 0.55),
      ];
    }),
  );
}
