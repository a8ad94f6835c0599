import { decodeWith } from '../codec.ts';
import { checkDimensions, DecodeFault } from '../decode-fault.ts';
import type { Raster } from '../raster.ts';
import { readJpegHeader } from './frame.ts';
import { LOSSLESS, readLosslessJpeg } from './lossless.ts';

/** Baseline, extended and progressive, all with Huffman codes (ITU-T T.81, table B.1). */
const READABLE = [0xc0, 0xc1, 0xc2];

/**
 * JPEG, grey or colour: lossless of up to 16 bits, else of 8 bits as libjpeg-turbo decodes it. Anything that a codec would
 * only warn of is refused.
 */
export async function readJpeg(bytes: Uint8Array): Promise<Raster> {
  const header = readJpegHeader(bytes);
  const { process, precision, width, height, components: channels } = header;
  if (process !== LOSSLESS && !READABLE.includes(process)) {
    throw new DecodeFault('unsupported', `JPEG process ${process - 0xc0} is not supported`);
  }
  if (channels !== 1 && channels !== 3) throw new DecodeFault('in-colour', `JPEG with ${channels} inks`);
  checkDimensions(width, height, channels * (precision > 8 ? 2 : 1));
  const colours = channels === 1 ? 'grey' : 'rgb';
  if (process === LOSSLESS) {
    return { width, height, channels, colours, bits: precision, samples: readLosslessJpeg(bytes, header) };
  }
  if (precision !== 8) throw new DecodeFault('unsupported', `JPEG of ${precision} bits with loss is not supported`);
  const samples = await decodeWith('jpeg', bytes);
  if (samples.length !== width * height * channels) {
    throw new DecodeFault('unreadable', `${samples.length} samples for ${width}×${height} pixels`);
  }
  return { width, height, channels, colours, bits: 8, samples };
}
