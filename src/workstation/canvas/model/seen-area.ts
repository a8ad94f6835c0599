import { type ImageBox, imageBox } from '#domain/annotation/space.ts';
import type { ImageSize } from './viewport.ts';

const COLUMNS = 64;
const ROWS = 32;

/** For each cell of a grid over the scan, row-major, the largest scale at which it rested on the screen; 0 is not yet. */
export interface SeenArea {
  /** Device pixels for one pixel of the scan. */
  readonly deviceScales: Float32Array;
}

export const nothingSeen: SeenArea = { deviceScales: new Float32Array(COLUMNS * ROWS) };

/** After `view` has rested on the screen; the same object when it showed nothing new. */
export function seenAfter(seen: SeenArea, view: ImageBox, deviceScale: number, image: ImageSize): SeenArea {
  let deviceScales: Float32Array | undefined;
  for (let i = 0; i < COLUMNS * ROWS; i++) {
    const cell = cellBox(i, image);
    const [x, y] = [cell.x + cell.width / 2, cell.y + cell.height / 2];
    const isInView = x >= view.x && y >= view.y && x <= view.x + view.width && y <= view.y + view.height;
    if (!isInView || (seen.deviceScales[i] as number) >= deviceScale) continue;
    deviceScales ??= seen.deviceScales.slice();
    deviceScales[i] = deviceScale;
  }
  return deviceScales ? { deviceScales } : seen;
}

/** Share of the scan, 0 to 1, that was seen at `deviceScale` or closer. */
export function seenFraction(seen: SeenArea, deviceScale: number): number {
  let cells = 0;
  for (const scale of seen.deviceScales) if (scale > 0 && scale >= deviceScale * 0.999) cells++;
  return cells / (COLUMNS * ROWS);
}

/** The cells seen at `deviceScale` or closer, joined along each row. */
export function seenBoxes(seen: SeenArea, deviceScale: number, image: ImageSize): readonly ImageBox[] {
  const boxes: ImageBox[] = [];
  for (let row = 0; row < ROWS; row++) {
    let first = -1;
    for (let column = 0; column <= COLUMNS; column++) {
      const scale = column < COLUMNS ? (seen.deviceScales[row * COLUMNS + column] as number) : 0;
      const isSeen = scale > 0 && scale >= deviceScale * 0.999;
      if (isSeen && first < 0) first = column;
      if (isSeen || first < 0) continue;
      const start = cellBox(row * COLUMNS + first, image);
      boxes.push(imageBox(start.x, start.y, (column - first) * start.width, start.height));
      first = -1;
    }
  }
  return boxes;
}

function cellBox(i: number, image: ImageSize): ImageBox {
  const [width, height] = [image.widthPx / COLUMNS, image.heightPx / ROWS];
  return imageBox((i % COLUMNS) * width, Math.floor(i / COLUMNS) * height, width, height);
}
