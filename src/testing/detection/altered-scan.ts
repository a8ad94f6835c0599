import type { PixelBox } from '#detection/framing/frame-scan.ts';
import type { Air } from '#detection/framing/overview.ts';
import type { RoofSide } from '#detection/framing/view.ts';
import { type Plane, plane } from '#imaging/plane.ts';

/** A scan as some other system might have exported it, and what is true of it. */
export interface AlteredScan {
  readonly high: Plane;
  readonly boxes: readonly PixelBox[];
  readonly air: Air;
  readonly roof: RoofSide;
}

export type Alteration = (scan: AlteredScan) => AlteredScan;

const FULL = 65_535;

export const inTurn =
  (...alterations: readonly Alteration[]): Alteration =>
  (scan) =>
    alterations.reduce((altered, alter) => alter(altered), scan);

/** Every sample by itself. */
const eachSample = (scan: AlteredScan, change: (sample: number) => number): AlteredScan => {
  const { width, height, samples } = scan.high;
  return { ...scan, high: plane(width, height, samples.map(change)) };
};

export const inverted: Alteration = (scan) => ({ ...eachSample(scan, (s) => FULL - s), air: 'dark' });
export const eightBit: Alteration = (scan) => eachSample(scan, (s) => Math.round(s / 257));
export const narrowRange: Alteration = (scan) => eachSample(scan, (s) => 17_000 + (s / FULL) * 11_000);
export const saturated: Alteration = (scan) => eachSample(scan, (s) => Math.min(FULL, s * 1.06));
export const withGamma =
  (gamma: number): Alteration =>
  (scan) =>
    eachSample(scan, (s) => FULL * (s / FULL) ** gamma);

/** Each pixel of the new picture from a place of the old one; the air where that is outside. */
function redrawn(
  scan: AlteredScan,
  width: number,
  height: number,
  from: (x: number, y: number) => readonly [x: number, y: number],
  fill = FULL,
): Plane {
  const { high } = scan;
  const samples = new Uint16Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fromX, fromY] = from(x, y);
      const isInside = fromX >= 0 && fromY >= 0 && fromX < high.width && fromY < high.height;
      samples[y * width + x] = isInside ? (high.samples[fromY * high.width + fromX] as number) : fill;
    }
  }
  return plane(width, height, samples);
}

const OPPOSITE: Readonly<Record<RoofSide, RoofSide>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

export const upsideDown: Alteration = (scan) => {
  const { width, height } = scan.high;
  return {
    ...scan,
    high: redrawn(scan, width, height, (x, y) => [x, height - 1 - y]),
    boxes: scan.boxes.map((box) => ({ ...box, y: height - box.y - box.height })),
    roof: scan.roof === 'top' || scan.roof === 'bottom' ? OPPOSITE[scan.roof] : scan.roof,
  };
};

/** Left and right change places: the container seen from its other side. */
export const mirrored: Alteration = (scan) => {
  const { width, height } = scan.high;
  return {
    ...scan,
    high: redrawn(scan, width, height, (x, y) => [width - 1 - x, y]),
    boxes: scan.boxes.map((box) => ({ ...box, x: width - box.x - box.width })),
    roof: scan.roof === 'left' || scan.roof === 'right' ? OPPOSITE[scan.roof] : scan.roof,
  };
};

/** Mirrored about the diagonal: the roof comes to lie at the left. */
export const onItsSide: Alteration = (scan) => ({
  ...scan,
  high: redrawn(scan, scan.high.height, scan.high.width, (x, y) => [y, x]),
  boxes: scan.boxes.map(({ x, y, width, height }) => ({ x: y, y: x, width: height, height: width })),
  roof: 'left',
});

export const scaled =
  (factor: number): Alteration =>
  (scan) => ({
    ...scan,
    high: redrawn(scan, Math.round(scan.high.width * factor), Math.round(scan.high.height * factor), (x, y) => [
      Math.min(scan.high.width - 1, Math.floor(x / factor)),
      Math.min(scan.high.height - 1, Math.floor(y / factor)),
    ]),
    boxes: scan.boxes.map((box) => ({
      x: box.x * factor,
      y: box.y * factor,
      width: box.width * factor,
      height: box.height * factor,
    })),
  });

/** A part of the picture, or more than the picture: what is outside of it has the value `fill`. */
function moved(scan: AlteredScan, part: PixelBox, fill: number): AlteredScan {
  const [left, top] = [Math.round(part.x), Math.round(part.y)];
  const [width, height] = [Math.round(part.width), Math.round(part.height)];
  const clipped = (from: number, to: number, most: number) => [Math.max(0, from), Math.min(most, to)] as const;
  const boxes = scan.boxes.map((box) => {
    const [x, right] = clipped(box.x - left, box.x + box.width - left, width);
    const [y, bottom] = clipped(box.y - top, box.y + box.height - top, height);
    return { x, y, width: right - x, height: bottom - y };
  });
  return { ...scan, high: redrawn(scan, width, height, (x, y) => [x + left, y + top], fill), boxes };
}

export const cutToBox: Alteration = (scan) => moved(scan, scan.boxes[0] as PixelBox, FULL);

/** Only the first part of the container is in the picture. */
export const cutThrough: Alteration = (scan) => {
  const { x, width } = scan.boxes[0] as PixelBox;
  return moved(scan, { x: 0, y: 0, width: x + 0.7 * width, height: scan.high.height }, FULL);
};

export const framed =
  (marginPx: number, sample: number): Alteration =>
  (scan) =>
    moved(
      scan,
      { x: -marginPx, y: -marginPx, width: scan.high.width + 2 * marginPx, height: scan.high.height + 2 * marginPx },
      sample,
    );

export const letterboxed =
  (marginPx: number, sample: number): Alteration =>
  (scan) =>
    moved(scan, { x: 0, y: -marginPx, width: scan.high.width, height: scan.high.height + 2 * marginPx }, sample);

/** Rows without signal. */
export const withDeadRows =
  (sample: number, ...shares: readonly number[]): Alteration =>
  (scan) => {
    const { width, height } = scan.high;
    const samples = scan.high.samples.slice();
    for (const share of shares) {
      const y = Math.floor(share * height);
      samples.fill(sample, y * width, (y + 1) * width);
    }
    return { ...scan, high: plane(width, height, samples) };
  };

/** Blocks as narrow and as high as letters, in the air above and on the cargo. */
export const withBurnedInText =
  (sample: number): Alteration =>
  (scan) => {
    const { width, height } = scan.high;
    const samples = scan.high.samples.slice();
    const letter = Math.max(3, Math.round(height * 0.03));
    for (const [left, top] of [
      [0.02, 0.01],
      [0.45, 0.4],
    ] as const) {
      for (let i = 0; i < 12 * letter * letter; i++) {
        const x = Math.round(left * width) + (i % (12 * letter));
        const y = Math.round(top * height) + Math.floor(i / (12 * letter));
        if ((x + 3 * y) % 5 < 2 && x < width && y < height) samples[y * width + x] = sample;
      }
    }
    return { ...scan, high: plane(width, height, samples) };
  };
