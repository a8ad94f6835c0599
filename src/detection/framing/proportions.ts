import type { Framing, PixelBox } from './frame-scan.ts';
import type { RoofSide } from './view.ts';

/** Length and height of the containers that are met, mm (ISO 668 and the 45 foot container). */
const LENGTHS_MM = [6058, 12_192, 13_716] as const;
const HEIGHTS_MM = [2591, 2896] as const;

/**
 * The picture is orthographic along the motion and perspective upright: roof and floor of the near wall stand out
 * beyond those of the middle, at source distances of 2.6 to 6.5 m by 1.1 to 1.3 times.
 */
const NEAR_WALL = 1.2;
const NEAR_WALL_SPREAD = 0.12;

/** Millimetres per pixel in the middle plane of the container, along it and upright. */
export interface PixelPitch {
  readonly x: number;
  readonly y: number;
}

/** One guess of what a box of pixels is. */
export interface PitchGuess {
  readonly lengthMm: number;
  readonly heightMm: number;
  /** Millimetres per pixel at the middle of the container, along the container and upright. */
  readonly alongMm: number;
  readonly uprightMm: number;
  /** By what share `uprightMm` may be off: the distance of the source is not known. */
  readonly uncertainty: number;
  /** Natural logarithm of the box's proportions over those of such a container. */
  readonly mismatch: number;
}

/** All guesses, the likeliest first. Square pixels are assumed: where none fits, the pixels or the motion are uneven. */
export function pitchGuesses({ width, height }: PixelBox, roof: RoofSide): readonly PitchGuess[] {
  const isUpright = roof === 'top' || roof === 'bottom';
  const length = isUpright ? width : height;
  const depth = isUpright ? height : width;
  return LENGTHS_MM.flatMap((lengthMm) =>
    HEIGHTS_MM.map((heightMm) => {
      const alongMm = lengthMm / length;
      const uprightMm = (heightMm * NEAR_WALL) / depth;
      const mismatch = Math.log(uprightMm / alongMm);
      return { lengthMm, heightMm, alongMm, uprightMm, uncertainty: NEAR_WALL_SPREAD, mismatch };
    }),
  ).sort((one, other) => Math.abs(one.mismatch) - Math.abs(other.mismatch));
}

/** Natural logarithm of a length over that of the container that comes nearest. */
export function lengthMiss(lengthMm: number): number {
  const misses = LENGTHS_MM.map((nominal) => Math.log(lengthMm / nominal));
  return misses.reduce((least, miss) => (Math.abs(miss) < Math.abs(least) ? miss : least));
}

/**
 * Of the upright picture, for a scan that does not say. Many exports squeeze the motion, so that a long container looks
 * like a short one: only a length that fits the height well is believed; else pixels are taken for square.
 */
export function likeliestPitch({ containers, roof }: Framing): PixelPitch {
  const [first] = containers;
  const [guess] = first ? pitchGuesses(first.box, roof) : [];
  if (!(first && guess)) throw new Error('a pitch is only asked for where there is a container');
  const isMeasured = !first.isCutOff && Math.abs(guess.mismatch) <= guess.uncertainty;
  return { x: isMeasured ? guess.alongMm : guess.uprightMm, y: guess.uprightMm };
}
