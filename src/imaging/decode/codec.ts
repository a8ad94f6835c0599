import { DecodeFault } from './decode-fault.ts';

/** Of a damaged picture some codecs only warn, in words, and complete it. */
let complaint = false;
function listen(line: string): void {
  if (!line.startsWith('[INFO]')) complaint = true;
}
/** Another one each time: it becomes the instance. */
const options = () => ({ print: listen, printErr: listen });
/** Loaded when the first picture asks for one: most servers never see most of them. */
const DECODERS = {
  jpeg: async () =>
    (await (await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs')).default(options())).JPEGDecoder,
  'jpeg-ls': async () =>
    (await (await import('@cornerstonejs/codec-charls/decodewasmjs')).default(options())).JpegLSDecoder,
  'jpeg-2000': async () =>
    (await (await import('@cornerstonejs/codec-openjpeg/decodewasmjs')).default(options())).J2KDecoder,
  htj2k: async () => (await (await import('@cornerstonejs/codec-openjph/wasmjs')).default(options())).HTJ2KDecoder,
};
export type Codec = keyof typeof DECODERS;

/** What a codec held when it refused is lost to its memory, so it is replaced from time to time. */
const FAULTS_OF_AN_INSTANCE = 50;
let faults = 0;
const loaded = new Map<Codec, Promise<new () => ImageDecoder>>();

/**
 * The bytes of the samples in a compressed picture: one of each up to 8 bits, else two, the lower first. The caller has
 * checked what the header claims.
 */
export async function decodeWith(codec: Codec, bytes: Uint8Array): Promise<Uint8Array> {
  const loading = loaded.get(codec) ?? DECODERS[codec]();
  loaded.set(codec, loading);
  const decoder = new (await loading)();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    complaint = false;
    decoder.decode();
    if (complaint) throw new DecodeFault('unreadable', 'the compressed data are damaged');
    return Uint8Array.from(decoder.getDecodedBuffer());
  } catch (error) {
    // A refusal of the codec arrives as the number of its exception, and leaves a little behind; anything else is a trap,
    // after which the instance may not even be able to let go.
    const isRefusal = typeof error === 'number' || error instanceof DecodeFault;
    if (!isRefusal || ++faults % FAULTS_OF_AN_INSTANCE === 0) loaded.delete(codec);
    throw new DecodeFault('unreadable', 'the compressed data are damaged');
  } finally {
    if (loaded.has(codec)) decoder.delete();
  }
}
