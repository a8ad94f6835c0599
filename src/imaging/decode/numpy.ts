import { checkDimensions, DecodeFault } from './decode-fault.ts';
import { fileReader } from './file-reader.ts';
import { checkLength, planarRasters } from './planar.ts';
import type { Raster, SampleArray } from './raster.ts';
import { type NumberKind, type SampleLayout, unpackSamples, wordBytesOf } from './unpack-samples.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const KINDS: Readonly<Record<string, NumberKind>> = { u: 'unsigned', i: 'signed', f: 'float' };
/** A last axis of no more is taken for the channels of a pixel. */
const MOST_CHANNELS = 4;

export function isNumpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/**
 * The pictures of a NumPy array file (numpy.lib.format, versions 1 to 3): rows and columns, or so many pictures of rows and
 * columns, or rows, columns and two pictures or the channels of a colour.
 */
export function readNumpy(bytes: Uint8Array): readonly Raster[] {
  const { layout, isFortran, shape, from } = readHeader(bytes);
  const [planes, height, width, channels] = axesOf(shape);
  checkDimensions(width, height, planes * channels * wordBytesOf(layout));
  const count = shape.reduce((product, length) => product * length, 1);
  const data = bytes.subarray(from);
  checkLength(data, count * (layout.bits / 8));
  const values = unpackSamples(data, 1, count, layout);
  const samples = isFortran ? rowMajor(values, shape) : values;
  return planarRasters(samples, { planes, height, width, channels }, layout);
}

interface Header {
  readonly layout: SampleLayout;
  readonly isFortran: boolean;
  readonly shape: readonly number[];
  readonly from: number;
}

/** The header is a Python dictionary in one fixed spelling, of which a few words are let in. */
function readHeader(bytes: Uint8Array): Header {
  const read = fileReader(bytes, true);
  const isFirstVersion = read.uint8(6) === 1;
  const start = isFirstVersion ? 10 : 12;
  const length = isFirstVersion ? read.uint16(8) : read.uint32(8);
  const text = Buffer.from(read.slice(start, Math.min(length, 4_096))).toString('latin1');
  read.slice(start, length);
  const [, order, kind, size] = /'descr':\s*'([<>|=])([a-zA-Z])(\d+)'/.exec(text) ?? [];
  const fortran = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape':\s*\(([\d\s,]*)\)/.exec(text)?.[1];
  if (!size || !fortran || shape === undefined) throw new DecodeFault('unsupported', 'no array of plain numbers');
  const bits = Number(size) * 8;
  const known = KINDS[kind ?? ''];
  if (!known || !(known === 'float' ? [16, 32, 64] : [8, 16, 32, 64]).includes(bits)) {
    throw new DecodeFault('wrong-depth', `an array of ${kind}${size}`);
  }
  return {
    layout: { bits, kind: known, littleEndian: order !== '>' },
    isFortran: fortran === 'True',
    shape: shape
      .split(',')
      .filter((part) => part.trim())
      .map(Number),
    from: start + length,
  };
}

function axesOf(shape: readonly number[]): readonly [planes: number, height: number, width: number, channels: number] {
  const [first = 0, second = 0, third = 0] = shape;
  if (shape.length === 2) return [1, first, second, 1];
  if (shape.length !== 3) throw new DecodeFault('unsupported', `an array of ${shape.length} axes is no picture`);
  return first > 2 && third <= MOST_CHANNELS ? [1, first, second, third] : [first, second, third, 1];
}

/** From columns first to rows first, any number of axes. */
function rowMajor(values: SampleArray, shape: readonly number[]): SampleArray {
  const out = values.slice();
  const steps = shape.map((_, axis) => shape.slice(0, axis).reduce((product, length) => product * length, 1));
  const index = shape.map(() => 0);
  for (let to = 0; to < out.length; to++) {
    out[to] = values[index.reduce((sum, at, axis) => sum + at * (steps[axis] as number), 0)] as never;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = (index[axis] as number) + 1;
      if ((index[axis] as number) < (shape[axis] as number)) break;
      index[axis] = 0;
    }
  }
  return out;
}
