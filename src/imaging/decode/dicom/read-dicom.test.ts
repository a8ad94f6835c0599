import { describe, expect, it } from 'vitest';
import { codedFrame } from '#testing/coded-frame.ts';
import { dicomFile, SYNTAX } from '#testing/dicom-file.ts';
import { jpegFile } from '#testing/jpeg-file.ts';
import { losslessJpeg } from '#testing/lossless-jpeg.ts';
import { noisyPlane } from '#testing/noisy-plane.ts';
import { sampleBytes } from '../../transport/sample-bytes.ts';
import { decodeImage } from '../decode-image.ts';
import { readImage } from '../read-image.ts';

const source = noisyPlane(66, 40);
const second = noisyPlane(66, 40, 'second');
const { width, height } = source;
const swapped = (bytes: Uint8Array) => Uint8Array.from(Buffer.from(bytes).swap16());

/** Two segments of literal runs, the high bytes first. */
function runLengths(bytes: Uint8Array): Uint8Array {
  const header = Buffer.alloc(64);
  const segments = [1, 0].map((byte) => {
    const plane = bytes.filter((_, i) => i % 2 === byte);
    const runs = Array.from({ length: Math.ceil(plane.length / 128) }, (_, i) =>
      plane.subarray(i * 128, i * 128 + 128),
    );
    return Buffer.concat(runs.map((run) => Buffer.concat([Uint8Array.of(run.length - 1), run])));
  });
  header.writeUInt32LE(2, 0);
  header.writeUInt32LE(64, 4);
  header.writeUInt32LE(64 + (segments[0]?.length ?? 0), 8);
  return Buffer.concat([header, ...segments]);
}

type File = (of?: typeof source) => Uint8Array | Promise<Uint8Array>;
const native =
  (syntax: string): File =>
  (of = source) => {
    const bytes = sampleBytes(of).slice();
    return dicomFile({ syntax, width, height, pixels: syntax === SYNTAX.explicitBigEndian ? swapped(bytes) : bytes });
  };
const coded =
  (syntax: string, encode: (of: typeof source) => Uint8Array | Promise<Uint8Array>): File =>
  async (of = source) =>
    dicomFile({ syntax, width, height, pixels: [await encode(of)] });

const FILES: Readonly<Record<string, File>> = {
  'implicit little-endian': native(SYNTAX.implicitLittleEndian),
  'explicit little-endian': native(SYNTAX.explicitLittleEndian),
  deflated: native(SYNTAX.deflated),
  'explicit big-endian': native(SYNTAX.explicitBigEndian),
  'run lengths': coded(SYNTAX.runLengths, (of) => runLengths(sampleBytes(of))),
  'lossless JPEG': coded(SYNTAX.jpegLossless, losslessJpeg),
  'JPEG-LS': coded(SYNTAX.jpegLs, (of) => codedFrame('jpeg-ls', of)),
  'JPEG 2000': coded(SYNTAX.jpeg2000, (of) => codedFrame('jpeg-2000', of)),
  HTJ2K: coded(SYNTAX.htj2k, (of) => codedFrame('htj2k', of)),
};

describe.each(Object.entries(FILES))('a DICOM file, %s', (_name, fileOf) => {
  it('gives every sample', async () => {
    expect(await decodeImage(await fileOf())).toEqual({ ok: true, value: [source] });
  });

  it.each([0.4, 0.9])('is refused when it ends after a share of %d', async (share) => {
    const file = await fileOf();
    const decoded = await decodeImage(file.subarray(0, Math.floor(file.length * share)));
    expect(decoded).toMatchObject({ ok: false });
  });

  it('is refused when it claims other dimensions', async () => {
    const file = Buffer.from(await fileOf());
    const at = file.indexOf(Buffer.from([0x28, 0x00, 0x11, 0x00]));
    if (at < 0) return; // deflated, or the other byte order
    const value = file.indexOf(Buffer.from([66, 0]), at + 4);
    file.writeUInt16LE(60_000, value);
    expect(await decodeImage(file)).toMatchObject({ ok: false });
  });
});

it.each(['jpeg-ls', 'jpeg-2000', 'htj2k'] as const)(
  'refuses a %s frame that lacks some of its middle',
  async (codec) => {
    const frame = await codedFrame(codec, source);
    const middle = Math.floor(frame.length / 2);
    const pixels = [Buffer.concat([frame.subarray(0, middle), frame.subarray(middle + 300)])];
    const syntax = { 'jpeg-ls': SYNTAX.jpegLs, 'jpeg-2000': SYNTAX.jpeg2000, htj2k: SYNTAX.htj2k }[codec];
    const decoded = await decodeImage(dicomFile({ syntax, width, height, pixels }));
    expect(decoded).toMatchObject({ problem: { problem: codec === 'jpeg-ls' ? 'unreadable' : 'truncated' } });
  },
);

it('reads several frames, each from its own fragments', async () => {
  const apart = [losslessJpeg(source), losslessJpeg(second)];
  const cut = apart.flatMap((frame) => [frame.subarray(0, 500), frame.subarray(500)]);
  for (const pixels of [apart, cut]) {
    const file = dicomFile({ syntax: SYNTAX.jpegLossless, width, height, frames: 2, pixels });
    expect(await decodeImage(file)).toEqual({ ok: true, value: [source, second] });
  }
  const whole = Buffer.concat([sampleBytes(source), sampleBytes(second)]);
  const native = dicomFile({ syntax: SYNTAX.explicitLittleEndian, width, height, frames: 2, pixels: whole });
  expect(await decodeImage(native)).toEqual({ ok: true, value: [source, second] });
});

it('knows signs, unused bits and greys that run from light to dark', async () => {
  const of = (words: readonly number[], more: object) =>
    dicomFile({
      syntax: SYNTAX.explicitLittleEndian,
      width: words.length,
      height: 1,
      pixels: new Uint8Array(Uint16Array.from(words).buffer),
      ...more,
    });
  const [signed] = await readImage(of([0x0fff, 0xf001, 7], { bitsStored: 12, isSigned: true }));
  expect([...(signed?.samples ?? [])]).toEqual([-1, 1, 7]);
  const inverted = await decodeImage(of([0, 65_535, 1], { photometric: 'MONOCHROME1' }));
  expect(inverted.ok && [...(inverted.value[0]?.samples ?? [])]).toEqual([65_535, 0, 65_534]);
});

it('opens an 8-bit JPEG, and refuses one in colour', async () => {
  const pixels = [await jpegFile(source)];
  const grey = dicomFile({ syntax: SYNTAX.jpegBaseline, width, height, bits: 8, pixels });
  expect(await decodeImage(grey)).toEqual(await decodeImage(await jpegFile(source)));
  const colour = dicomFile({
    ...{ syntax: SYNTAX.jpegBaseline, width, height, bits: 8, channels: 3, photometric: 'YBR_FULL_422' },
    pixels: [await jpegFile(source, { redder: 90 })],
  });
  expect(await decodeImage(colour)).toMatchObject({ problem: { problem: 'in-colour' } });
});

it.each([
  ['unsupported', { syntax: '1.2.840.10008.1.2.4.100' }],
  ['unreadable', { width: 0 }],
  ['wrong-depth', { bits: 24 }],
  ['truncated', { frames: 9 }],
  ['too-large', { width: 60_000, height: 60_000 }],
])('is refused as %s with %j', async (problem, more) => {
  const file = { syntax: SYNTAX.explicitLittleEndian, width, height, pixels: sampleBytes(source), ...more };
  expect(await decodeImage(dicomFile(file))).toMatchObject({ problem: { problem } });
});
