import { type ImageBox, imageBox } from '../annotation/space.ts';
import type { ViewSample } from './view-path.ts';

const COLUMNS = 64;
const ROWS = 32;

/** From here on every pixel of the scan has a device pixel of its own: what is there can be read. */
export const READING_SCALE = 1;
/** Shorter than this nobody has read anything; about the time of one fixation. */
const READ_MS = 300;

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** How long each cell of a grid over the scan was on the screen at reading zoom, in ms, row-major. */
export interface Coverage {
  readonly dwellMs: Float64Array;
  readonly longestMs: number;
  /** Of the scan, 0 to 1. */
  readonly readShare: number;
  /** With the scan on the screen, at any zoom. */
  readonly totalMs: number;
}

export function coverageOf(samples: readonly ViewSample[], image: Size): Coverage {
  const dwellMs = new Float64Array(COLUMNS * ROWS);
  let totalMs = 0;
  for (const [i, { atMs, box, deviceScale, look }] of samples.entries()) {
    const ms = (samples[i + 1]?.atMs ?? atMs) - atMs;
    if (!look || ms <= 0) continue;
    totalMs += ms;
    if (deviceScale < READING_SCALE * 0.999) continue;
    for (let cell = 0; cell < dwellMs.length; cell++) {
      const { x, y, width, height } = cellBox(cell, image);
      if (isInside(x + width / 2, y + height / 2, box)) dwellMs[cell] = (dwellMs[cell] as number) + ms;
    }
  }
  const read = dwellMs.filter((ms) => ms >= READ_MS).length;
  return { dwellMs, longestMs: Math.max(...dwellMs), readShare: read / dwellMs.length, totalMs };
}

/** Enough to tell long from short, and few enough that neighbours can be drawn as one. */
const LEVELS = 8;

/** The whole scan in boxes, each with how long it was read: 0 for not at all, to 1 for the longest. */
export function coverageBoxes(
  { dwellMs, longestMs }: Coverage,
  image: Size,
): readonly { readonly box: ImageBox; readonly share: number }[] {
  const boxes: { box: ImageBox; share: number }[] = [];
  for (const [i, ms] of dwellMs.entries()) {
    const share = ms >= READ_MS ? Math.ceil((ms / longestMs) * LEVELS) / LEVELS : 0;
    const cell = cellBox(i, image);
    const before = boxes.at(-1);
    if (before?.share === share && i % COLUMNS > 0) {
      const { x, y, width, height } = before.box;
      before.box = imageBox(x, y, width + cell.width, height);
    } else boxes.push({ box: cell, share });
  }
  return boxes;
}

function cellBox(i: number, image: Size): ImageBox {
  const [width, height] = [image.widthPx / COLUMNS, image.heightPx / ROWS];
  return imageBox((i % COLUMNS) * width, Math.floor(i / COLUMNS) * height, width, height);
}

function isInside(x: number, y: number, box: ImageBox): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
