import type { Random } from '#base/random.ts';
import type { Solid, Span } from '../bodies/solid.ts';
import { type ContainerFrame, RACK } from './container-frame.ts';
import { cornerCastings } from './corner-frame.ts';
import { girder, iBeam, onBothSides, slanting, spaced, steel } from './steel-work.ts';

/** A deep deck on girders between two end walls; no sides, no roof. */
export function flatRack(frame: ContainerFrame, random: Random): readonly Solid[] {
  return [...cornerCastings(frame), ...deck(frame, random.fork('deck')), ...ends(frame, random.fork('ends'))];
}

function deck({ lengthMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const { deckMm } = RACK;
  const x: Span = [180, lengthMm - 180];
  const under = deckMm - 58;
  const girders = random.between(480, 640);
  return [
    { shape: 'block', x, y: [under, deckMm], z: [120, widthMm - 120], substance: 'cellulose', density: 0.7 },
    ...onBothSides(widthMm, [
      ...iBeam(x, [random.between(20, 60), under], [girders, girders + 180], 14, 7),
      ...girder('x', x, [deckMm - 200, deckMm], [0, 90], 4.5),
      ...spaced(600, lengthMm - 600, random.between(1000, 1400)).flatMap((at) => [
        // Stake pockets and lashing bars on the side sills.
        steel([at, at + 70], [deckMm - 170, deckMm - 10], [0, 60], 0.35),
        steel([at + 250, at + 330], [deckMm - 60, deckMm - 40], [0, 20]),
      ]),
    ]),
    ...spaced(400, lengthMm - 400, random.between(420, 520)).flatMap((at) => {
      const from = at + random.between(-8, 8);
      return [
        steel([from, from + 5], [under - 160, under], [60, widthMm - 60]),
        steel([from, from + 55], [under - 5, under], [60, widthMm - 60]),
        steel([from, from + 55], [under - 160, under - 155], [60, widthMm - 60]),
      ];
    }),
  ];
}

function ends({ lengthMm, heightMm, widthMm }: ContainerFrame, random: Random): Solid[] {
  const solids: Solid[] = [];
  const fold = random.between(60, 110);
  for (const mirrored of [false, true]) {
    const x = (from: number, to: number): Span => (mirrored ? [lengthMm - to, lengthMm - from] : [from, to]);
    const at = (from: number) => (mirrored ? lengthMm - from : from);
    solids.push(
      ...onBothSides(widthMm, [
        ...girder('y', x(2, 170), [118, heightMm - 118], [4, 130], 7),
        // Stay from the post down to the deck.
        ...slanting([at(165), RACK.deckMm + 420], [at(250), RACK.deckMm], 34, [20, 110], 0.4),
      ]),
      ...girder('z', x(10, 150), [heightMm - 130, heightMm - 20], [162, widthMm - 162], 5),
      ...girder('z', x(4, 180), [20, 240], [162, widthMm - 162], 6),
      steel(x(40, 43), [240, heightMm - 130], [130, widthMm - 130], 0.5),
      steel(x(40 + fold, 43 + fold), [240, heightMm - 130], [130, widthMm - 130], 0.4),
      steel(x(43, 40 + fold), [240, heightMm - 130], [130, widthMm - 130], 0.016),
    );
  }
  return solids;
}
