import { decodeWith } from '../codec.ts';
import { checkDimensions, DecodeFault } from '../decode-fault.ts';
import type { CodedFrame } from '../jpeg2000.ts';
import { readJpegHeader } from './frame.ts';

const JPEG_LS = 0xf7;

/** The samples of a JPEG-LS file, lossless or near (ITU-T T.87), as bytes. */
export async function readJpegLs(bytes: Uint8Array): Promise<CodedFrame> {
  const { process, width, height, components: channels, precision: bits } = readJpegHeader(bytes);
  if (process !== JPEG_LS) throw new DecodeFault('unreadable', 'no JPEG-LS');
  if (channels !== 1 && channels !== 3) throw new DecodeFault('in-colour', `JPEG-LS with ${channels} components`);
  if (bits < 2 || bits > 16) throw new DecodeFault('wrong-depth', `${bits} bits a sample`);
  checkDimensions(width, height, channels * (bits > 8 ? 2 : 1));
  const samples = await decodeWith('jpeg-ls', bytes);
  if (samples.length !== width * height * channels * (bits > 8 ? 2 : 1)) {
    throw new DecodeFault('unreadable', `${samples.length} bytes for ${width}×${height} pixels`);
  }
  return { width, height, channels, bits, bytes: samples };
}
