import { checkDimensions, DecodeFault } from '../decode-fault.ts';
import type { Colours } from '../raster.ts';
import type { DataSet } from './data-set.ts';

const MAX_FRAMES = 20_000;

/** What the attributes of a data set say of its pixels (PS3.3, C.7.6.3). */
export interface PixelModule {
  readonly transferSyntax: string;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly channels: number;
  readonly colours: Colours;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly isSigned: boolean;
  /** All reds of a frame, then all greens, then all blues. */
  readonly separatePlanes: boolean;
}

const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';

export function pixelModuleOf(data: DataSet): PixelModule {
  const number = (tag: string, fallback?: number) => {
    const value = data.uint16(tag) ?? fallback;
    if (value === undefined) throw new DecodeFault('unreadable', `the attribute ${tag} is missing`);
    return value;
  };
  const width = number('x00280011');
  const height = number('x00280010');
  const channels = number('x00280002', 1);
  const bitsAllocated = number('x00280100');
  const bitsStored = number('x00280101', bitsAllocated);
  const frames = framesOf(data);
  const photometric = data.string('x00280004')?.trim() ?? '';
  if (![1, 8, 16, 32].includes(bitsAllocated) || bitsStored < 1 || bitsStored > bitsAllocated) {
    throw new DecodeFault('wrong-depth', `${bitsStored} of ${bitsAllocated} bits a sample`);
  }
  // Samples that do not start at the lowest bit are retired and are not written any more.
  if (number('x00280102', bitsStored - 1) !== bitsStored - 1) throw new DecodeFault('unsupported', 'shifted samples');
  if (!Number.isInteger(frames) || frames < 1 || frames > MAX_FRAMES) {
    throw new DecodeFault('unreadable', `${frames} frames`);
  }
  if (channels !== 1 && channels !== 3) throw new DecodeFault('in-colour', `${channels} channels`);
  checkDimensions(width, height * frames, channels * Math.max(1, bitsAllocated / 8));
  return {
    transferSyntax: data.string('x00020010')?.trim() ?? IMPLICIT_LITTLE_ENDIAN,
    width,
    height,
    frames,
    channels,
    colours: coloursOf(photometric, channels),
    bitsAllocated,
    bitsStored,
    isSigned: number('x00280103', 0) === 1,
    separatePlanes: channels > 1 && number('x00280006', 0) === 1,
  };
}

/** A number in digits in DICOM, a binary one in DICOS. */
function framesOf(data: DataSet): number {
  const element = data.elements.x00280008;
  if (!element) return 1;
  if (element.vr === 'US') return data.uint16('x00280008') ?? 1;
  return element.vr === 'UL' ? (data.uint32('x00280008') ?? 1) : (data.intString('x00280008') ?? 1);
}

function coloursOf(photometric: string, channels: number): Colours {
  if (channels === 3) return photometric === 'RGB' ? 'rgb' : 'other';
  if (photometric === 'MONOCHROME1') return 'inverted-grey';
  if (photometric === 'PALETTE COLOR') return 'palette';
  if (photometric === 'MONOCHROME2') return 'grey';
  throw new DecodeFault('unsupported', `photometric interpretation ${photometric || 'missing'}`);
}

/** Red, green and blue of every value (PS3.3, C.7.6.3.1.5 and C.7.6.3.1.6). */
export function paletteOf(data: DataSet, bits: number): Uint16Array {
  const palette = new Uint16Array(3 * 2 ** Math.min(bits, 16));
  for (let c = 0; c < 3; c++) {
    const table = data.elements[`x0028120${c + 1}`];
    const descriptor = `x0028110${c + 1}`;
    const count = data.uint16(descriptor, 0) || 65_536;
    const first = data.uint16(descriptor, 1) ?? 0;
    if (!table) throw new DecodeFault('unsupported', 'a palette without plain tables');
    // Tables said to have 16 bits may hold 8 all the same; their length tells.
    const isWide = table.length >= count * 2;
    if (!isWide && table.length < count) throw new DecodeFault('truncated', 'the palette ends early');
    const bytes = data.byteArray.subarray(table.dataOffset, table.dataOffset + table.length);
    for (let value = 0; value < palette.length / 3; value++) {
      const entry = Math.min(count - 1, Math.max(0, value - first));
      palette[value * 3 + c] = isWide
        ? (bytes[entry * 2] as number) | ((bytes[entry * 2 + 1] as number) << 8)
        : (bytes[entry] as number) * 257;
    }
  }
  return palette;
}
