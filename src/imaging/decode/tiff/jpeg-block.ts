import { DecodeFault } from '../decode-fault.ts';
import { readJpeg } from '../jpeg/read-jpeg.ts';
import type { SampleArray } from '../raster.ts';
import { type Directory, TAG, tagValue } from './directory.ts';
import { type Block, type PageLayout, YCBCR } from './page-layout.ts';

const START = [0xff, 0xd8];
const MARKER_BYTES = 2;

/** A segment that says whether the channels are luma and chroma, which the stream of a strip does not. */
const adobe = (transform: 0 | 1) => [0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, transform];

/** The samples of a strip or tile that is a JPEG stream, whose tables may stand in the directory (TIFF technical note 2). */
export async function readJpegBlock(
  stream: Uint8Array,
  layout: PageLayout,
  block: Block,
  page: Directory,
): Promise<SampleArray> {
  const { channels, separatePlanes, samples, height } = layout;
  if (samples.bits !== 8 || samples.kind !== 'unsigned') {
    throw new DecodeFault('unsupported', `JPEG of ${samples.bits} bits in a TIFF`);
  }
  const tables = page.get(TAG.jpegTables) ?? [];
  const transform = tagValue(page, TAG.photometric, 1) === YCBCR ? 1 : 0;
  const file = Buffer.concat([
    Buffer.from([...START, ...adobe(transform), ...tables.slice(MARKER_BYTES, -MARKER_BYTES)]),
    stream.subarray(MARKER_BYTES),
  ]);
  const picture = await readJpeg(file);
  const rows = Math.min(block.height, height - block.y);
  const stride = separatePlanes ? 1 : channels;
  if (picture.width !== block.width || picture.height < rows || picture.channels !== stride || picture.bits !== 8) {
    throw new DecodeFault('unreadable', `a JPEG of ${picture.width}×${picture.height} in a strip of another size`);
  }
  return picture.samples.subarray(0, rows * block.width * stride);
}
