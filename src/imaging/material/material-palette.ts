import type { MaterialView } from '../ops/material.ts';
import { MATERIAL_CLASSES, type MaterialClass } from './material-class.ts';

type Rgb = readonly [number, number, number];

/** Orange, green and blue by custom, heavy in magenta; of Okabe and Ito's set, which colour-deficient eyes tell apart. */
const HUES: Readonly<Record<Exclude<MaterialClass, 'unknown'>, Rgb>> = {
  organic: [230, 159, 0],
  inorganic: [0, 158, 115],
  metal: [0, 114, 178],
  heavy: [204, 121, 167],
};
const ALONE: Readonly<Record<'organic' | 'metal', readonly MaterialClass[]>> = {
  organic: ['organic'],
  metal: ['metal', 'heavy'],
};

/**
 * A row of 256 colours for each class, each exactly as light as the grey it stands for, so that depth stays readable.
 * Alpha 0: mixed with the grey by confidence; 255: shown as it is (unknown stays grey, what is not wanted is faded).
 */
export function materialRamps(shown: MaterialView): Uint8Array<ArrayBuffer> {
  const ramps = new Uint8Array(MATERIAL_CLASSES.length * 256 * 4);
  MATERIAL_CLASSES.forEach((materialClass, row) => {
    const isAlone = shown === 'organic' || shown === 'metal';
    const isFaded = isAlone && !ALONE[shown].includes(materialClass);
    for (let grey = 0; grey < 256; grey++) {
      const isPlain = isFaded || materialClass === 'unknown';
      const plain = isFaded ? Math.round(196 + (grey * 50) / 255) : grey;
      const [red, green, blue] = isPlain ? [plain, plain, plain] : asLightAs(HUES[materialClass], grey);
      ramps.set([red, green, blue, isPlain ? 255 : 0], (row * 256 + grey) * 4);
    }
  });
  return ramps;
}

/** The hue in the luminance of a grey: towards black below its own, towards white above. */
function asLightAs(hue: Rgb, grey: number): Rgb {
  const own = hue.map(linear) as unknown as Rgb;
  const luminance = 0.2126 * own[0] + 0.7152 * own[1] + 0.0722 * own[2];
  const wanted = linear(grey);
  const share = (wanted - luminance) / (1 - luminance);
  const mixed = own.map((part) => (share < 0 ? (part * wanted) / luminance : part + (1 - part) * share));
  return mixed.map(encoded) as unknown as Rgb;
}

function linear(value: number): number {
  return value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
}

function encoded(light: number): number {
  return Math.round(255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055));
}
