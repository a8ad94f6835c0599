import type { Solid, Span } from '../bodies/solid.ts';
import type { ContainerFrame } from './container-frame.ts';
import { girder, onBothSides, STEEL, steel } from './steel-work.ts';

/** Eight castings as in ISO 1161: hollow boxes whose side holes let the beam pass. */
export function cornerCastings({ lengthMm, heightMm, widthMm }: ContainerFrame): readonly Solid[] {
  const ends: readonly Span[] = [
    [0, 178],
    [lengthMm - 178, lengthMm],
  ];
  const levels: readonly Span[] = [
    [0, 118],
    [heightMm - 118, heightMm],
  ];
  return onBothSides(
    widthMm,
    ends.flatMap((x) =>
      levels.flatMap((y): Solid[] => [
        steel(x, y, [0, 162]),
        // Open towards the inside, so that a beam through the side hole meets nothing more.
        steel([x[0] + 24, x[1] - 24], [y[0] + 18, y[1] - 18], [20, 162], -1),
        {
          shape: 'crosswise',
          x: [x[0] + 49, x[0] + 129],
          y: [y[0] + 29, y[1] - 29],
          z: [0, 20],
          substance: 'steel',
          density: -STEEL,
        },
      ]),
    ),
  );
}

/** Four posts: open sections of 6 mm plate at the front, with an inner channel of 12 mm at the doors. */
export function cornerPosts({ lengthMm, heightMm, widthMm }: ContainerFrame): readonly Solid[] {
  const y: Span = [118, heightMm - 118];
  const rear = lengthMm;
  return onBothSides(widthMm, [
    steel([4, 108], y, [2, 8]),
    steel([4, 10], y, [8, 84]),
    steel([102, 108], y, [8, 46]),
    steel([rear - 112, rear - 18], y, [2, 8]),
    steel([rear - 112, rear - 106], y, [8, 62]),
    steel([rear - 64, rear - 18], y, [46, 58]),
    steel([rear - 30, rear - 18], y, [8, 46]),
  ]);
}

/** Rails along floor and roof. */
export function sideRails({ lengthMm, heightMm, widthMm }: ContainerFrame): readonly Solid[] {
  const x: Span = [150, lengthMm - 150];
  return onBothSides(widthMm, [
    ...girder('x', x, [heightMm - 60, heightMm], [2, 62], 3),
    steel(x, [14, 168], [2, 6.5]),
    steel(x, [14, 18.5], [6, 36]),
    steel(x, [163.5, 168], [6, 50]),
  ]);
}

/** Sills and headers across both ends. */
export function endRails({ lengthMm, heightMm, widthMm }: ContainerFrame): readonly Solid[] {
  const z: Span = [110, widthMm - 110];
  return [
    ...girder('z', [8, 68], [14, 74], z, 4),
    steel([20, 24], [74, 160], z),
    ...girder('z', [8, 68], [heightMm - 66, heightMm - 6], z, 3),
    ...girder('z', [lengthMm - 150, lengthMm - 30], [14, 150], z, 4.5),
    ...girder('z', [lengthMm - 130, lengthMm - 34], [heightMm - 116, heightMm - 8], z, 4),
  ];
}

/** Corrugated wall across the front: its faces lie at two depths, its folds between them. */
export function frontWall({ heightMm, widthMm }: ContainerFrame): readonly Solid[] {
  const y: Span = [150, heightMm - 64];
  const z: Span = [84, widthMm - 84];
  return [
    steel([22, 24], y, z, 0.46),
    steel([66, 68], y, z, 0.4),
    // Some eighteen folds of 1.8 mm sheet, each a few mm deep in the beam's direction.
    steel([24, 66], y, z, 0.022),
  ];
}
