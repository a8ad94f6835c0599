import { DecodeFault } from '../decode-fault.ts';
import { readJpeg } from '../jpeg/read-jpeg.ts';
import { readJpegLs } from '../jpeg/read-jpeg-ls.ts';
import { type CodedFrame, readJpeg2000 } from '../jpeg2000.ts';
import type { Raster, SampleArray } from '../raster.ts';
import { unpackSamples } from '../unpack-samples.ts';
import { readDataSet } from './data-set.ts';
import { encapsulatedFrames, nativeFrames } from './frames.ts';
import { type PixelModule, paletteOf, pixelModuleOf } from './pixel-module.ts';
import { unpackRunLengths } from './run-lengths.ts';

export { isDicom } from './data-set.ts';

const BIG_ENDIAN = '1.2.840.10008.1.2.2';
const RUN_LENGTHS = '1.2.840.10008.1.2.5';
const NATIVE = ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99', BIG_ENDIAN];

/** By transfer syntax (PS3.5, annex A.4). */
const CODED: Readonly<Record<string, (bytes: Uint8Array) => Promise<CodedFrame>>> = {
  ...group(['4.50', '4.51', '4.53', '4.55', '4.57', '4.70'], jpegFrame),
  ...group(['4.80', '4.81'], readJpegLs),
  ...group(['4.90', '4.91'], (bytes) => readJpeg2000(bytes, 'jpeg-2000')),
  ...group(['4.201', '4.202', '4.203'], (bytes) => readJpeg2000(bytes, 'htj2k')),
};

function group<Value>(syntaxes: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(syntaxes.map((syntax) => [`1.2.840.10008.1.2.${syntax}`, value]));
}

async function jpegFrame(bytes: Uint8Array): Promise<CodedFrame> {
  const { samples, ...frame } = await readJpeg(bytes);
  return { ...frame, bytes: new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength) };
}

/** The frames of a DICOM or DICOS file, each a picture of its own, with the values that are stored. */
export async function readDicom(bytes: Uint8Array): Promise<readonly Raster[]> {
  const data = readDataSet(bytes);
  const pixels = data.elements.x7fe00010;
  if (!pixels) throw new DecodeFault('unsupported', `a ${data.string('x00080060') ?? 'DICOM'} file without a picture`);
  const module = pixelModuleOf(data);
  const { transferSyntax, width, height, channels, bitsStored } = module;
  const isCoded = CODED[transferSyntax] !== undefined;
  // A codec turns what it was given as luma and chroma back to red, green and blue.
  const colours = module.colours === 'other' && isCoded ? 'rgb' : module.colours;
  const palette = colours === 'palette' ? { palette: paletteOf(data, bitsStored) } : {};
  const frames = await samplesOfFrames(data, pixels, module);
  return frames.map((samples) => ({ width, height, channels, colours, bits: bitsStored, samples, ...palette }));
}

async function samplesOfFrames(
  data: ReturnType<typeof readDataSet>,
  pixels: Parameters<typeof nativeFrames>[1],
  module: PixelModule,
): Promise<readonly SampleArray[]> {
  const { transferSyntax, width, height, channels, frames } = module;
  if (NATIVE.includes(transferSyntax)) {
    return nativeFrames(data, pixels, module).map((frame) => nativeSamples(frame, module));
  }
  const decode = CODED[transferSyntax];
  if (!decode && transferSyntax !== RUN_LENGTHS) {
    throw new DecodeFault('unsupported', `transfer syntax ${transferSyntax}`);
  }
  const out: SampleArray[] = [];
  for (const frame of encapsulatedFrames(data, pixels, frames)) {
    if (decode) out.push(codedSamples(await decode(frame), module));
    else {
      const sampleBytes = module.bitsAllocated / 8;
      out.push(interpreted(unpackRunLengths(frame, width * height, channels, sampleBytes), module));
    }
  }
  return out;
}

function nativeSamples(frame: Uint8Array, module: PixelModule): SampleArray {
  const { bitsAllocated, transferSyntax, separatePlanes, channels } = module;
  if (bitsAllocated === 1) return unpackSamples(frame.map(bitsReversed), 1, module.width * module.height, oneBit);
  const samples = interpreted(frame, module, transferSyntax === BIG_ENDIAN);
  return separatePlanes ? interleaved(samples, channels) : samples;
}

const oneBit = { bits: 1, kind: 'unsigned', littleEndian: true } as const;

/** The first pixel is in the lowest bit. */
function bitsReversed(byte: number): number {
  let out = 0;
  for (let bit = 0; bit < 8; bit++) out |= ((byte >> bit) & 1) << (7 - bit);
  return out;
}

function codedSamples(frame: CodedFrame, module: PixelModule): SampleArray {
  const { width, height, channels, bitsAllocated } = module;
  if (frame.width !== width || frame.height !== height || frame.channels !== channels) {
    throw new DecodeFault('unreadable', `a frame of ${frame.width}×${frame.height} in a file of ${width}×${height}`);
  }
  const frameBits = frame.bits > 8 ? 16 : 8;
  if (frameBits > bitsAllocated) throw new DecodeFault('wrong-depth', `a frame of ${frame.bits} bits`);
  return interpreted(frame.bytes, { ...module, bitsAllocated: frameBits });
}

function interpreted(bytes: Uint8Array, module: PixelModule, isBigEndian = false): SampleArray {
  const { width, height, channels, bitsAllocated, bitsStored, isSigned } = module;
  const layout = {
    bits: bitsAllocated,
    kind: isSigned ? 'signed' : 'unsigned',
    littleEndian: !isBigEndian,
  } as const;
  const samples = unpackSamples(bytes, height, width * channels, layout);
  return bitsStored < bitsAllocated ? withoutOverlays(samples, bitsStored, isSigned) : samples;
}

/** Bits above those stored are not part of the value; old files kept graphics there. */
function withoutOverlays(samples: SampleArray, bits: number, isSigned: boolean): SampleArray {
  const unused = 32 - bits;
  return (samples as Uint16Array).map((sample) =>
    isSigned ? (sample << unused) >> unused : (sample << unused) >>> unused,
  );
}

function interleaved(samples: SampleArray, channels: number): SampleArray {
  const out = samples.slice();
  const pixels = samples.length / channels;
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < channels; c++) out[i * channels + c] = samples[c * pixels + i] as never;
  }
  return out;
}
