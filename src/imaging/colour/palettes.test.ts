import { expect, it } from 'vitest';
import { PALETTES, paletteTable } from './palettes.ts';

/** CIE lightness, 0 to 100, of an sRGB colour. */
function lightness(red: number, green: number, blue: number): number {
  const linear = (value: number) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const y = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

it.each(PALETTES)('%s rises in lightness from grey to grey, without a jump', (palette) => {
  const table = paletteTable(palette);
  const light = Array.from({ length: 256 }, (_, i) =>
    lightness(table[i * 4] as number, table[i * 4 + 1] as number, table[i * 4 + 2] as number),
  );
  const steps = light.slice(1).map((value, i) => value - (light[i] as number));
  expect(Math.min(...steps)).toBeGreaterThan(-0.35);
  expect(Math.max(...steps)).toBeLessThan(1.2);
  expect((light[255] as number) - (light[0] as number)).toBeGreaterThan(70);
});
