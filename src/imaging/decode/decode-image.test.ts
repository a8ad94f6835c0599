import { encode } from 'fast-png';
import { fromArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { noisyPlane } from '#testing/noisy-plane.ts';
import { tiffFile } from '#testing/tiff-file.ts';
import { plane } from '../plane.ts';
import { decodeImage, decodePicture } from './decode-image.ts';

const source = noisyPlane(67, 41);
const second = noisyPlane(67, 41, 'second');

const TIFFS = {
  'little-endian': {},
  'big-endian': { littleEndian: false },
  'in strips': { rowsPerStrip: 7 },
  lzw: { compression: 'lzw' },
  'lzw with predictor, big-endian': { compression: 'lzw', predictor: true, littleEndian: false },
  'deflate in strips': { compression: 'deflate', rowsPerStrip: 13 },
  'deflate with predictor': { compression: 'deflate', predictor: true },
} as const;

describe.each(Object.entries(TIFFS))('a TIFF, %s', (_name, options) => {
  const file = tiffFile([source, second], options);

  it('gives every sample of both pages', async () => {
    const decoded = await decodeImage(file);
    expect(decoded).toEqual({ ok: true, value: [source, second] });
  });

  it.each([1, 30, 300, 3000])('is refused without its last %i bytes', async (missing) => {
    const decoded = await decodeImage(file.subarray(0, file.length - missing));
    expect(decoded).toMatchObject({ ok: false, problem: { problem: 'truncated' } });
  });
});

// Not with a predictor in a big-endian file: geotiff 3.0.5 undoes it in the byte order of the machine.
it.each([
  { rowsPerStrip: 9 },
  { littleEndian: false },
  { compression: 'lzw', predictor: true },
  { compression: 'deflate' },
] as const)('a TIFF reads as the geotiff library reads it: %j', async (options) => {
  const file = tiffFile([source, second], options);
  const theirs = await fromArrayBuffer(file.slice().buffer);
  const page = await (await theirs.getImage(1)).readRasters({ interleave: true });
  const ours = await decodeImage(file);
  expect(ours.ok && [...(ours.value[1]?.samples ?? [])]).toEqual([...(page as Uint16Array)]);
});

describe('a PNG', () => {
  const png = encode({ ...source, data: source.samples, depth: 16, channels: 1 });

  it('gives every sample', async () => {
    expect(await decodeImage(png)).toEqual({ ok: true, value: [source] });
  });

  it.each([1, 12, 500])('is refused without its last %i bytes', async (missing) => {
    const decoded = await decodeImage(png.subarray(0, png.length - missing));
    expect(decoded).toMatchObject({ ok: false, problem: { problem: 'truncated' } });
  });

  it('is refused when one byte was changed', async () => {
    const damaged = png.slice();
    damaged[300] = (damaged[300] ?? 0) ^ 1;
    expect(await decodeImage(damaged)).toMatchObject({ ok: false, problem: { problem: 'unreadable' } });
  });

  it('opens with 8 bits over the whole range, and is refused in colour', async () => {
    const grey8 = encode({ width: 2, height: 1, data: Uint8Array.of(7, 255), depth: 8, channels: 1 });
    const values = Uint16Array.from({ length: 12 }, (_, i) => i * 999);
    const colour = encode({ width: 2, height: 2, data: values, depth: 16, channels: 3 });
    expect(await decodeImage(grey8)).toEqual({ ok: true, value: [plane(2, 1, Uint16Array.of(7 * 257, 65_535))] });
    expect(await decodeImage(colour)).toMatchObject({ problem: { problem: 'in-colour' } });
  });
});

it('takes a picture in colour by its brightness where that is asked for, and says how much of it was', async () => {
  const red = [200, 0, 0];
  const marked = encode({
    width: 2,
    height: 2,
    data: Uint8Array.of(9, 9, 9, ...red, 7, 7, 7, 255, 255, 255),
    channels: 3,
  });
  const brightness = Math.round(200 * 0.299) * 257;
  expect(await decodePicture(marked, 0.25)).toEqual({
    ok: true,
    value: [{ plane: plane(2, 2, Uint16Array.of(9 * 257, brightness, 7 * 257, 65_535)), colouredShare: 0.25 }],
  });
  expect(await decodePicture(marked, 0.24)).toMatchObject({ problem: { problem: 'in-colour' } });
});

describe('a TIFF that is no whole radiograph', () => {
  it('is refused when its dimensions are a bomb', async () => {
    const bomb = tiffFile([{ width: 65_000, height: 65_000, samples: source.samples }], { rowsPerStrip: 65_000 });
    expect(await decodeImage(bomb)).toMatchObject({ problem: { problem: 'too-large' } });
  });

  it('is refused when a strip inflates beyond its rows', async () => {
    const bomb = tiffFile([noisyPlane(67, 41)], { compression: 'deflate' });
    const shrunkHeight = bomb.slice();
    const at = heightValueAt(shrunkHeight);
    new DataView(shrunkHeight.buffer).setUint32(at, 20, true);
    expect(await decodeImage(shrunkHeight)).toMatchObject({ problem: { problem: 'unreadable' } });
  });

  it('is refused with a strip too short for its depth, or with three pages', async () => {
    const halfEmpty = tiffFile([source], { bitsPerSample: 32 });
    expect(await decodeImage(halfEmpty)).toMatchObject({ problem: { problem: 'truncated' } });
    expect(await decodeImage(tiffFile([source, second, source]))).toMatchObject({
      problem: { problem: 'unsupported' },
    });
  });

  it('is refused when its pages run in a circle', async () => {
    const file = tiffFile([source]);
    const view = new DataView(file.buffer);
    view.setUint32(file.length - 4, view.getUint32(4, true), true);
    expect(await decodeImage(file)).toMatchObject({ problem: { problem: 'unreadable' } });
  });

  it('has its greys turned when white is zero', async () => {
    expect(await decodeImage(tiffFile([source], { whiteIsZero: true }))).toEqual({ ok: true, value: [source] });
  });
});

it.each([[[]], [[0x49, 0x49, 42, 0]], [[1, 2, 3, 4, 5, 6, 7, 8, 9]]])('bytes %j are refused', async (bytes) => {
  expect(await decodeImage(Uint8Array.from(bytes))).toMatchObject({ ok: false });
});

/** Second entry of the first directory. */
function heightValueAt(file: Uint8Array): number {
  return new DataView(file.buffer).getUint32(4, true) + 2 + 12 + 8;
}
