import { type Plane, plane } from '../plane.ts';
import { DecodeFault } from './decode-fault.ts';
import type { Raster, SampleArray } from './raster.ts';

const MOST = 65_535;
/** Red, green and blue of a grey that went through a lossy file may differ by this share of the range. */
const GREY_SPREAD = 4 / 255;
/** ITU-R BT.601. */
const LUMA = [0.299, 0.587, 0.114] as const;

/**
 * A stored picture taken for a radiograph. Integers of up to 16 bits keep every distinct value: fewer bits are widened so
 * that their highest value is 65535 (W3C PNG 13.12), signed ones start at their lowest. Wider integers and floats keep
 * their value, rounded, where it lies between 0 and 65535; floats between 0 and 1 are a share of the open beam; anything
 * else is stretched from its lowest to its highest value. What is no number is no signal.
 */
export function planeOf(raster: Raster): Plane {
  return pictureOf(raster, 0).plane;
}

/** A plane, and which share of its pixels is no grey: these are taken by their brightness, which nobody measured. */
export interface Picture {
  readonly plane: Plane;
  readonly colouredShare: number;
}

/** Lines, frames and letters that a terminal drew into a picture; what has more colour is no radiograph. */
export const DRAWN_MARKS = 0.1;
/** Pictures from anywhere, in colour throughout as well. */
export const ANY_COLOUR = 1;

/** The same of a picture of which at most so large a share is in colour. */
export function pictureOf(raster: Raster, mostColoured: number): Picture {
  const { width, height } = raster;
  const { samples: greys, bits, colouredPixels } = greyOf(raster);
  const colouredShare = colouredPixels / (width * height);
  if (colouredShare > mostColoured) throw inColour();
  const samples = scaled(greys, bits);
  // Never in place of what was read: 16-bit samples are passed on as they are.
  const upright = raster.colours === 'inverted-grey' ? samples.map((sample) => MOST - sample) : samples;
  return { plane: plane(width, height, upright), colouredShare };
}

type Grey = Pick<Raster, 'samples' | 'bits'> & { readonly colouredPixels: number };

function greyOf(raster: Raster): Grey {
  const { channels, bits } = raster;
  switch (raster.colours) {
    case 'grey':
    case 'inverted-grey':
      return { samples: channels === 1 ? raster.samples : opaque(raster, 1), bits, colouredPixels: 0 };
    case 'rgb':
      return greyOfRgb(channels === 3 ? raster.samples : opaque(raster, 3), bits);
    case 'palette':
      return greyOfPalette(raster);
    default:
      throw inColour();
  }
}

function inColour(): DecodeFault {
  return new DecodeFault('in-colour', 'the picture is in colour, and a radiograph is grey');
}

/** The first `kept` channels, where nothing is transparent. */
function opaque({ samples, channels, bits }: Raster, kept: number): SampleArray {
  const pixels = samples.length / channels;
  const full = isFloat(samples) ? 1 : 2 ** bits - 1;
  const colours = samples.slice(0, pixels * kept);
  for (let i = 0; i < pixels; i++) {
    if (Number(samples[i * channels + kept]) !== full) {
      throw new DecodeFault('in-colour', 'parts of the picture are transparent');
    }
    for (let c = 0; c < kept; c++) colours[i * kept + c] = samples[i * channels + c] as never;
  }
  return colours;
}

/** None where nobody writes with loss, which is also where numbers would not hold the values. */
function spreadOf(samples: SampleArray, bits: number): number {
  return isFloat(samples) || bits > 32 ? 0 : GREY_SPREAD * (2 ** bits - 1);
}

function greyOfRgb(samples: SampleArray, bits: number): Grey {
  const spread = spreadOf(samples, bits);
  const grey = samples.slice(0, samples.length / 3);
  let colouredPixels = 0;
  for (let i = 0, from = 0; i < grey.length; i++, from += 3) {
    const red = samples[from] as number;
    const green = samples[from + 1] as number;
    const blue = samples[from + 2] as number;
    if (red === green && green === blue) grey[i] = red;
    else if (typeof red === 'bigint') {
      // Of 64 bits; numbers would not hold them.
      throw inColour();
    } else {
      if (!(Math.max(red, green, blue) - Math.min(red, green, blue) <= spread)) colouredPixels++;
      const brightness = red * LUMA[0] + green * LUMA[1] + blue * LUMA[2];
      grey[i] = isFloat(samples) ? brightness : Math.round(brightness);
    }
  }
  return { samples: grey, bits, colouredPixels };
}

function greyOfPalette({ samples, palette = new Uint16Array() }: Raster): Grey {
  const colours = palette.length / 3;
  const pixelsOf = new Uint32Array(colours);
  for (let i = 0; i < samples.length; i++) {
    const colour = samples[i] as number;
    if (colour >= colours) throw new DecodeFault('unreadable', `colour ${colour} of a palette of ${colours}`);
    (pixelsOf[colour] as number)++;
  }
  const greys = new Uint16Array(colours);
  let colouredPixels = 0;
  // A palette may hold colours that no pixel has.
  for (const [colour, pixels] of pixelsOf.entries()) {
    if (pixels === 0) continue;
    const one = greyOfRgb(palette.subarray(3 * colour, 3 * colour + 3), 16);
    greys[colour] = Number(one.samples[0]);
    if (one.colouredPixels > 0) colouredPixels += pixels;
  }
  const values = Uint16Array.from(samples as Uint8Array | Uint16Array, (colour) => greys[colour] as number);
  return { samples: values, bits: 16, colouredPixels };
}

function isFloat(samples: SampleArray): boolean {
  return samples instanceof Float32Array || samples instanceof Float64Array;
}

function scaled(samples: SampleArray, bits: number): Uint16Array {
  if (samples instanceof Uint16Array && bits === 16) return samples;
  if (samples instanceof Uint8Array || samples instanceof Uint16Array) return widened(samples, bits, 0);
  if (samples instanceof Int8Array || samples instanceof Int16Array) return widened(samples, bits, 2 ** (bits - 1));
  return fitted(samples);
}

function widened(samples: Uint8Array | Uint16Array | Int8Array | Int16Array, bits: number, zero: number): Uint16Array {
  const highest = 2 ** bits - 1;
  return Uint16Array.from(samples, (sample) => Math.round(((sample + zero) * MOST) / highest));
}

function fitted(samples: SampleArray): Uint16Array {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < samples.length; i++) {
    const value = Number(samples[i]);
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const [zero, scale] = scaleFor(low, high, isFloat(samples));
  const out = new Uint16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    // Infinities end at the ends of the range, and what is no number at no signal.
    const value = (Number(samples[i]) - zero) * scale;
    out[i] = Math.round(Math.min(MOST, Math.max(0, Number.isNaN(value) ? 0 : value)));
  }
  return out;
}

function scaleFor(low: number, high: number, isShare: boolean): readonly [zero: number, scale: number] {
  if (isShare && low >= 0 && high <= 1) return [0, MOST];
  if (low >= 0 && high <= MOST) return [0, 1];
  return [low, high > low ? MOST / (high - low) : 0];
}
