/** Colours for greys. Lightness rises evenly in each; none runs through the rainbow, whose edges are not in the data. */
export const PALETTES = ['grey', 'cividis', 'viridis'] as const;
export type Palette = (typeof PALETTES)[number];

type Rgb = readonly [number, number, number];

/** Evenly spaced stops. Cividis and viridis: both are made for colour-deficient eyes too. */
const STOPS: Readonly<Record<Palette, readonly Rgb[]>> = {
  grey: [
    [0, 0, 0],
    [255, 255, 255],
  ],
  cividis: [
    [0, 34, 78],
    [18, 53, 112],
    [59, 73, 108],
    [87, 93, 109],
    [112, 113, 115],
    [138, 134, 120],
    [165, 156, 116],
    [195, 179, 105],
    [225, 204, 85],
    [254, 232, 56],
  ],
  viridis: [
    [68, 1, 84],
    [72, 40, 120],
    [62, 73, 137],
    [49, 104, 142],
    [38, 130, 142],
    [31, 158, 137],
    [53, 183, 121],
    [110, 206, 88],
    [181, 222, 43],
    [253, 231, 37],
  ],
};

/** The colour of each of 256 greys: red, green, blue and full alpha, 1024 bytes. */
export function paletteTable(palette: Palette): Uint8Array<ArrayBuffer> {
  const stops = STOPS[palette];
  const table = new Uint8Array(256 * 4);
  for (let grey = 0; grey < 256; grey++) {
    const place = (grey / 255) * (stops.length - 1);
    const below = Math.min(stops.length - 2, Math.floor(place));
    const [from, to] = [stops[below] as Rgb, stops[below + 1] as Rgb];
    for (let c = 0; c < 3; c++) {
      const start = from[c] as number;
      table[grey * 4 + c] = Math.round(start + ((to[c] as number) - start) * (place - below));
    }
    table[grey * 4 + 3] = 255;
  }
  return table;
}
