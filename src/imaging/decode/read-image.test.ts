import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { jpegFile } from '#testing/jpeg-file.ts';
import { noisyPlane } from '#testing/noisy-plane.ts';
import { numpyFile } from '#testing/numpy-file.ts';
import { tiffBytes } from '#testing/tiff-bytes.ts';
import { decodeImage } from './decode-image.ts';
import { readImage } from './read-image.ts';

const bytesOf = (values: ArrayLike<number> & { buffer: ArrayBufferLike }) => new Uint8Array(values.buffer.slice(0));
/** Each 16-bit word turned round. */
const swapped = (bytes: Uint8Array) => Uint8Array.from(Buffer.from(bytes).swap16());
const grey = (width: number, height: number, bits: number, more: Record<number, number[]> = {}) => ({
  256: [width],
  257: [height],
  258: [bits],
  262: [1],
  ...more,
});

async function samplesOf(file: Uint8Array): Promise<number[][]> {
  return (await readImage(file)).map(({ samples }) => Array.from(samples as Uint16Array, Number));
}

async function planesOf(file: Uint8Array): Promise<number[][]> {
  const decoded = await decodeImage(file);
  if (!decoded.ok) throw new Error(decoded.problem.problem);
  return decoded.value.map(({ samples }) => [...samples]);
}

describe('a TIFF', () => {
  it('of 12 bits has values across the borders of bytes, and rows that end on one', async () => {
    const block = Uint8Array.of(0xab, 0xc0, 0x12, 0xff, 0xf0, 0x00, 0x00, 0x10, 0x00, 0x00);
    const file = tiffBytes({ tags: grey(3, 2, 12), blocks: [block] });
    expect(await samplesOf(file)).toEqual([[0xabc, 0x012, 0xfff, 0x000, 0x010, 0x000]]);
    expect(await planesOf(file)).toEqual([[43_978, 288, 65_535, 0, 256, 0]]);
  });

  it.each([true, false])('of 32 bits or more than 4 GB of addresses, little-endian: %s', async (littleEndian) => {
    const values = new DataView(new ArrayBuffer(8));
    values.setUint32(0, 4_000_000_000, littleEndian);
    values.setUint32(4, 7, littleEndian);
    const blocks = [new Uint8Array(values.buffer)];
    for (const big of [true, false]) {
      const file = tiffBytes({ big, littleEndian, tags: grey(2, 1, 32), blocks });
      expect(await samplesOf(file)).toEqual([[4_000_000_000, 7]]);
      expect(await planesOf(file)).toEqual([[65_535, 0]]);
    }
  });

  it('of floats is a share of the open beam, else its own values, else stretched', async () => {
    const fileOf = (...values: number[]) =>
      tiffBytes({ tags: grey(values.length, 1, 32, { 339: [3] }), blocks: [bytesOf(Float32Array.from(values))] });
    expect(await planesOf(fileOf(0, 0.5, 1, Number.NaN))).toEqual([[0, 32_768, 65_535, 0]]);
    expect(await planesOf(fileOf(0, 1.4, 65_000))).toEqual([[0, 1, 65_000]]);
    expect(await planesOf(fileOf(-1, 0, 1, Number.POSITIVE_INFINITY))).toEqual([[0, 32_768, 65_535, 65_535]]);
  });

  it('of halves and of differences between the bytes of floats', async () => {
    const halves = tiffBytes({
      tags: grey(3, 1, 16, { 339: [3] }),
      blocks: [bytesOf(Uint16Array.of(0x3c00, 0xc000, 1))],
    });
    expect(await samplesOf(halves)).toEqual([[1, -2, 2 ** -24]]);
    // 1.0 and 2.0 are 3f800000 and 40000000; all first bytes come first.
    const planes = [0x3f, 0x40, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00];
    const differences = planes.map((byte, i) => (byte - (planes[i - 1] ?? 0)) & 0xff);
    const tags = grey(2, 1, 32, { 339: [3], 317: [3] });
    expect(await samplesOf(tiffBytes({ tags, blocks: [Uint8Array.from(differences)] }))).toEqual([[1, 2]]);
  });

  it('of 64 bits and three channels is grey or refused', async () => {
    const fileOf = (...values: bigint[]) =>
      tiffBytes({
        tags: { ...grey(1, 1, 64), 258: [64, 64, 64], 262: [2], 277: [3] },
        blocks: [new Uint8Array(BigUint64Array.from(values).buffer)],
      });
    expect(await planesOf(fileOf(9n, 9n, 9n))).toEqual([[9]]);
    expect(await decodeImage(fileOf(9n, 9n, 8n))).toMatchObject({ problem: { problem: 'in-colour' } });
  });

  it('of signed values starts at their lowest', async () => {
    const blocks = [bytesOf(Int16Array.of(-32_768, -1, 32_767))];
    expect(await planesOf(tiffBytes({ tags: grey(3, 1, 16, { 339: [2] }), blocks }))).toEqual([[0, 32_767, 65_535]]);
  });

  it('in tiles loses what reaches over its edges', async () => {
    const tags = grey(3, 2, 8, { 322: [2], 323: [2] });
    const blocks = [Uint8Array.of(1, 2, 4, 5), Uint8Array.of(3, 99, 6, 99)];
    expect(await samplesOf(tiffBytes({ tags, blocks }))).toEqual([[1, 2, 3, 4, 5, 6]]);
  });

  it.each([
    ['side by side', 1, [Uint8Array.of(1, 9, 2, 8)]],
    ['one after the other', 2, [Uint8Array.of(1, 2), Uint8Array.of(9, 8)]],
  ])('with two grey channels %s is two pictures, and with opacity is one', async (_, planar, blocks) => {
    const tags = grey(2, 1, 8, { 277: [2], 284: [planar], 258: [8, 8] });
    expect(await samplesOf(tiffBytes({ tags, blocks }))).toEqual([
      [1, 2],
      [9, 8],
    ]);
    const transparent = await decodeImage(tiffBytes({ tags: { ...tags, 338: [2] }, blocks }));
    expect(transparent).toMatchObject({ problem: { problem: 'in-colour' } });
  });

  it('in strips of JPEG is what each of them holds', async () => {
    const [upper, lower] = [noisyPlane(64, 48), noisyPlane(64, 48, 'lower')];
    const blocks = [await jpegFile(upper), await jpegFile(lower)];
    const tags = grey(64, 96, 8, { 259: [7], 278: [48] });
    const strips = await Promise.all(blocks.map(samplesOf));
    expect(await samplesOf(tiffBytes({ tags, blocks }))).toEqual([strips.flat(2)]);
    const cut = blocks.map((block) => block.subarray(0, -9));
    expect(await decodeImage(tiffBytes({ tags, blocks: cut }))).toMatchObject({ problem: { problem: 'truncated' } });
    const wide = tiffBytes({ tags: { ...tags, 256: [65] }, blocks });
    expect(await decodeImage(wide)).toMatchObject({ problem: { problem: 'unreadable' } });
  });

  it('with a palette opens when the colours in use are grey', async () => {
    const map = [0, 500, 9, 0, 500, 8, 0, 500, 9].flatMap((value, i) => (i % 3 === 2 ? [value, 0] : [value]));
    const tags = grey(2, 1, 2, { 262: [3], 320: map });
    expect(await planesOf(tiffBytes({ tags, blocks: [Uint8Array.of(0b0100_0000)] }))).toEqual([[500, 0]]);
    const coloured = map.with(1, 40_000);
    const file = tiffBytes({ tags: { ...tags, 320: coloured }, blocks: [Uint8Array.of(0b0100_0000)] });
    expect(await decodeImage(file)).toMatchObject({ problem: { problem: 'in-colour' } });
  });

  it.each([
    ['wrong-depth', { 258: [40] }],
    ['wrong-depth', { 258: [24], 339: [3] }],
    ['unsupported', { 259: [4] }],
    ['unsupported', { 262: [6] }],
    ['unsupported', { 317: [9] }],
    ['unreadable', { 322: [6_000], 323: [3_000] }],
    ['too-large', { 256: [4_000_000], 257: [4_000_000] }],
    ['unreadable', { 257: [0] }],
    ['unreadable', { 277: [17] }],
  ])('is refused as %s with %j', async (problem, tags) => {
    const file = tiffBytes({ tags: { ...grey(2, 1, 8), ...tags }, blocks: [Uint8Array.of(1, 2)] });
    expect(await decodeImage(file)).toMatchObject({ problem: { problem } });
  });
});

describe('a PNG', () => {
  function png(header: readonly number[], rows: readonly number[], palette?: readonly number[]): Uint8Array {
    const chunk = (type: string, body: Uint8Array) => {
      const named = Buffer.concat([Buffer.from(type), body]);
      const numbers = Buffer.alloc(8);
      numbers.writeUInt32BE(body.length, 0);
      numbers.writeUInt32BE(crc32(named), 4);
      return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
    };
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', Uint8Array.from(header)),
      ...(palette ? [chunk('PLTE', Uint8Array.from(palette))] : []),
      chunk('IDAT', deflateSync(Uint8Array.from(rows))),
      chunk('IEND', new Uint8Array()),
    ]);
  }
  const header = (width: number, height: number, bits: number, type: number, interlaced = 0) => [
    ...[0, 0, 0, width, 0, 0, 0, height],
    ...[bits, type, 0, 0, interlaced],
  ];

  it('of 2 bits is widened over the whole range', async () => {
    expect(await planesOf(png(header(4, 1, 2, 0), [0, 0b00_01_10_11]))).toEqual([[0, 21_845, 43_690, 65_535]]);
  });

  it('with interlace has its passes put together', async () => {
    // 3×3: the first pixel, then its right neighbours two apart, and so on through Adam7.
    const rows = [0, 1, 0, 3, 0, 7, 9, 0, 2, 0, 8, 0, 4, 5, 6];
    expect(await samplesOf(png(header(3, 3, 8, 0, 1), rows))).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9]]);
  });

  it('with a palette is refused when a pixel names a colour that is not there', async () => {
    expect(await planesOf(png(header(2, 1, 8, 3), [0, 1, 0], [0, 0, 0, 9, 9, 9]))).toEqual([[9 * 257, 0]]);
    const outside = await decodeImage(png(header(2, 1, 8, 3), [0, 1, 2], [0, 0, 0, 9, 9, 9]));
    expect(outside).toMatchObject({ problem: { problem: 'unreadable' } });
  });

  it('with colour channels opens when they agree', async () => {
    expect(await planesOf(png(header(2, 1, 8, 6), [0, 5, 5, 5, 255, 6, 6, 6, 255]))).toEqual([[5 * 257, 6 * 257]]);
    const seeThrough = await decodeImage(png(header(1, 1, 8, 6), [0, 5, 5, 5, 254]));
    expect(seeThrough).toMatchObject({ problem: { problem: 'in-colour' } });
  });
});

describe('a NumPy array', () => {
  it.each([
    ['|u1', Uint8Array.of(1, 2, 3, 4, 5, 6), [1, 2, 3, 4, 5, 6]],
    ['<u2', bytesOf(Uint16Array.of(1, 2, 3, 4, 5, 65_535)), [1, 2, 3, 4, 5, 65_535]],
    ['>u2', swapped(bytesOf(Uint16Array.of(1, 2, 3, 4, 5, 65_535))), [1, 2, 3, 4, 5, 65_535]],
    ['<u4', bytesOf(Uint32Array.of(1, 2, 3, 4, 5, 70_000)), [1, 2, 3, 4, 5, 70_000]],
    ['<i2', bytesOf(Int16Array.of(1, 2, 3, 4, 5, -9)), [1, 2, 3, 4, 5, -9]],
    ['<f4', bytesOf(Float32Array.of(1, 2, 3, 4, 5, 0.5)), [1, 2, 3, 4, 5, 0.5]],
    ['<f8', bytesOf(Float64Array.of(1, 2, 3, 4, 5, 0.1)), [1, 2, 3, 4, 5, 0.1]],
  ])('of %s gives every value', async (descr, data, values) => {
    expect(await samplesOf(numpyFile(descr, [2, 3], data))).toEqual([values]);
  });

  it('with columns first is turned to rows first', async () => {
    const file = numpyFile('|u1', [2, 3], Uint8Array.of(1, 4, 2, 5, 3, 6), true);
    expect(await samplesOf(file)).toEqual([[1, 2, 3, 4, 5, 6]]);
  });

  it('of two pictures is two, whichever axis tells them apart', async () => {
    const apart = [
      [1, 2, 3, 4, 5, 6],
      [9, 8, 7, 6, 5, 4],
    ];
    expect(await samplesOf(numpyFile('|u1', [2, 2, 3], Uint8Array.from(apart.flat())))).toEqual(apart);
    const woven = Uint8Array.of(1, 9, 2, 8, 3, 7, 4, 6, 5, 5, 6, 4);
    expect(await samplesOf(numpyFile('|u1', [3, 2, 2], woven))).toEqual(apart);
  });

  it.each([
    ['truncated', '<u2', [2, 3], 11],
    ['unreadable', '<u2', [2, 3], 13],
    ['wrong-depth', '<c8', [2, 3], 48],
    ['unsupported', '<u2', [6], 12],
    ['too-large', '<u2', [100_000, 100_000], 12],
  ])('is refused as %s: %s of %j in %i bytes', async (problem, descr, shape, bytes) => {
    const file = numpyFile(descr, shape, new Uint8Array(bytes));
    expect(await decodeImage(file)).toMatchObject({ problem: { problem } });
  });
});

describe('bare samples', () => {
  const layout = { width: 3, height: 1, planes: 2, sample: 'u2', byteOrder: 'big', headerBytes: 5 } as const;
  const file = Uint8Array.of(...[7, 7, 7, 7, 7], ...[0, 1, 0, 2, 1, 0], ...[0, 3, 0, 4, 0, 5]);

  it('are read as they are described', async () => {
    const decoded = await decodeImage(file, layout);
    expect(decoded.ok && decoded.value.map(({ samples }) => [...samples])).toEqual([
      [1, 2, 256],
      [3, 4, 5],
    ]);
  });

  it('are refused when their length is another', async () => {
    const of = (bytes: Uint8Array) => decodeImage(bytes, layout);
    expect(await of(file.subarray(1))).toMatchObject({ problem: { problem: 'truncated' } });
    expect(await of(Uint8Array.of(...file, 0))).toMatchObject({ problem: { problem: 'unreadable' } });
  });
});
