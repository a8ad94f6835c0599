import { checkDimensions, DecodeFault } from '../decode-fault.ts';
import type { Colours } from '../raster.ts';
import { checkLayout, type NumberKind, rowBytesOf, type SampleLayout, wordBytesOf } from '../unpack-samples.ts';
import { type Directory, TAG, tagValue } from './directory.ts';

const COLOURS: readonly Colours[] = ['inverted-grey', 'grey', 'rgb', 'palette'];
const LEAST_CHANNELS: Readonly<Record<Colours, number>> = {
  'inverted-grey': 1,
  grey: 1,
  rgb: 3,
  palette: 1,
  other: 1,
};
/** CMYK and the like store plain values in as many channels; YCbCr and logarithmic light do not. */
const PLAIN_PHOTOMETRICS = [0, 1, 2, 3, 4, 5, 8];
/** Luma and chroma, which a JPEG codec turns back into red, green and blue. */
export const YCBCR = 6;
export const JPEG = 7;
const KINDS: readonly NumberKind[] = ['unsigned', 'unsigned', 'signed', 'float'];
const VOID = 4;
const SEPARATE_PLANES = 2;
const OPACITY = [1, 2];

/** How the predictors of TIFF 6.0 and its technical note 3 stored the samples. */
export type Prediction = 'none' | 'differences' | 'float-differences';
const PREDICTIONS: readonly Prediction[] = ['none', 'none', 'differences', 'float-differences'];

/** What the directory of a page says of its samples. */
export interface PageLayout {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly colours: Colours;
  readonly samples: SampleLayout;
  readonly prediction: Prediction;
  readonly compression: number;
  /** Each byte has its first bit lowest. */
  readonly bitsReversed: boolean;
  /** One channel after the other, each in blocks of its own. */
  readonly separatePlanes: boolean;
  /** Two grey channels that are two pictures. */
  readonly isPair: boolean;
  readonly blocks: readonly Block[];
}

/** A strip or tile. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of its first value in the pixel. */
  readonly channel: number;
  readonly offset: number;
  readonly byteCount: number;
}

export function pageLayoutOf(page: Directory, littleEndian: boolean): PageLayout {
  const [width, height] = [tagValue(page, TAG.width), tagValue(page, TAG.height)];
  const channels = tagValue(page, TAG.samplesPerPixel, 1);
  const samples = sampleLayoutOf(page, littleEndian);
  const colours = coloursOf(page, channels);
  const prediction = PREDICTIONS[tagValue(page, TAG.predictor, 1)];
  if (!prediction) throw new DecodeFault('unsupported', `TIFF predictor ${tagValue(page, TAG.predictor)}`);
  if (prediction === 'float-differences' && samples.kind !== 'float') {
    throw new DecodeFault('unreadable', 'a predictor for floats and samples that are none');
  }
  checkDimensions(width, height, channels * wordBytesOf(samples));
  const separatePlanes = channels > 1 && tagValue(page, TAG.planarConfiguration, 1) === SEPARATE_PLANES;
  const bytesPerBlockPixel = ((separatePlanes ? 1 : channels) * samples.bits) / 8;
  return {
    width,
    height,
    channels,
    colours,
    samples,
    prediction,
    compression: tagValue(page, TAG.compression, 1),
    bitsReversed: tagValue(page, TAG.fillOrder, 1) === 2,
    separatePlanes,
    isPair: channels === 2 && colours.endsWith('grey') && !OPACITY.includes(tagValue(page, TAG.extraSamples, 0)),
    blocks: blocksOf(page, width, height, separatePlanes ? channels : 1, bytesPerBlockPixel),
  };
}

function sampleLayoutOf(page: Directory, littleEndian: boolean): SampleLayout {
  const bits = tagValue(page, TAG.bitsPerSample, 1);
  if (page.get(TAG.bitsPerSample)?.some((other) => other !== bits)) {
    throw new DecodeFault('wrong-depth', 'channels of different depths');
  }
  const format = tagValue(page, TAG.sampleFormat, 1);
  const kind = format === VOID ? 'unsigned' : KINDS[format];
  if (!kind) throw new DecodeFault('wrong-depth', `samples of format ${format} are no plain numbers`);
  const layout = { bits, kind, littleEndian };
  checkLayout(layout);
  return layout;
}

function coloursOf(page: Directory, channels: number): Colours {
  const photometric = tagValue(page, TAG.photometric, 1);
  if (photometric === YCBCR && channels === 3 && tagValue(page, TAG.compression, 1) === JPEG) return 'rgb';
  if (!PLAIN_PHOTOMETRICS.includes(photometric)) {
    throw new DecodeFault('unsupported', `TIFF photometric interpretation ${photometric} is not supported`);
  }
  const colours = COLOURS[photometric] ?? 'other';
  if (channels < LEAST_CHANNELS[colours] || channels > 16) {
    throw new DecodeFault('unreadable', `${channels} channels of ${colours}`);
  }
  return colours;
}

/** Strips are tiles as wide as the image. */
function blocksOf(
  page: Directory,
  widthPx: number,
  heightPx: number,
  channels: number,
  bytesPerPixel: number,
): readonly Block[] {
  const tiled = page.has(TAG.tileWidth);
  const width = tiled ? tagValue(page, TAG.tileWidth) : widthPx;
  const height = tiled
    ? tagValue(page, TAG.tileHeight)
    : Math.min(heightPx, tagValue(page, TAG.rowsPerStrip, heightPx));
  checkDimensions(width, height, bytesPerPixel);
  const across = Math.ceil(widthPx / width);
  const count = across * Math.ceil(heightPx / height);
  checkBlockArea(count * width * height * bytesPerPixel, widthPx * heightPx * bytesPerPixel);
  // Some writers note tiles in the tags for strips.
  const offsets = (tiled && page.get(TAG.tileOffsets)) || (page.get(TAG.stripOffsets) ?? []);
  const byteCounts = (tiled && page.get(TAG.tileByteCounts)) || (page.get(TAG.stripByteCounts) ?? []);
  if (offsets.length !== count * channels || byteCounts.length !== count * channels) {
    throw new DecodeFault('unreadable', `${offsets.length} strips where ${count * channels} belong`);
  }
  return offsets.map((offset, i) => ({
    x: (i % across) * width,
    y: Math.floor((i % count) / across) * height,
    width,
    height,
    channel: Math.floor(i / count),
    offset,
    byteCount: byteCounts[i] as number,
  }));
}

/** Tiles reach over the edges of the image, but not so far that most of the work is for nothing. */
function checkBlockArea(blockBytes: number, imageBytes: number): void {
  if (blockBytes > 4 * imageBytes + 16_777_216) throw new DecodeFault('unreadable', 'the tiles exceed the image');
}

export function bytesOfRow({ separatePlanes, channels, samples }: PageLayout, block: Block): number {
  return rowBytesOf(block.width * (separatePlanes ? 1 : channels), samples.bits);
}
