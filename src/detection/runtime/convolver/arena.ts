/** What each number of a tensor takes up. */
export const FLOAT_BYTES = 4;

/** Channels are filled up to whole blocks of the kernels. */
export const BLOCK_CHANNELS = 8;

const ALIGN_BYTES = 64;

export interface Shape {
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
}

/** A tensor in the memory of the kernels: channels side by side, a border of one pixel of zeros all around. */
export interface Place extends Shape {
  /** Of the first pixel, within the border. */
  readonly at: number;
  /** Of the corner of the border. */
  readonly corner: number;
  readonly pixelBytes: number;
  readonly rowBytes: number;
}

/** Hands out the memory of the kernels, from `start` on. What is given back serves for the same shape again. */
export function createArena(start: number) {
  let end = start;
  const free = new Map<string, Place[]>();

  function take(bytes: number): number {
    const at = Math.ceil(end / ALIGN_BYTES) * ALIGN_BYTES;
    end = at + bytes;
    return at;
  }

  const keyOf = ({ channels, rows, columns }: Shape) => `${channels}×${rows}×${columns}`;

  return {
    take,
    size: () => end,
    tensor(shape: Shape): Place {
      const again = free.get(keyOf(shape))?.pop();
      if (again) return again;
      const pixelBytes = Math.ceil(shape.channels / BLOCK_CHANNELS) * BLOCK_CHANNELS * FLOAT_BYTES;
      const rowBytes = (shape.columns + 2) * pixelBytes;
      const corner = take((shape.rows + 2) * rowBytes);
      return { ...shape, corner, at: corner + rowBytes + pixelBytes, pixelBytes, rowBytes };
    },
    /** Its border stays zero and its channels stay the same, so that only a tensor of this very shape may lie there. */
    giveBack(place: Place): void {
      free.set(keyOf(place), [...(free.get(keyOf(place)) ?? []), place]);
    },
  };
}
