import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { encode as encodePng } from 'fast-png';
import { createRandom } from '#base/random.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { sampleBytes } from '#imaging/transport/sample-bytes.ts';
import { codedFrame } from '#testing/coded-frame.ts';
import { dicomFile, SYNTAX } from '#testing/dicom-file.ts';
import { jpegFile } from '#testing/jpeg-file.ts';
import { losslessJpeg } from '#testing/lossless-jpeg.ts';
import { numpyFile } from '#testing/numpy-file.ts';
import { newThreat, threatReportFile } from '#testing/threat-report.ts';
import { tiffBytes } from '#testing/tiff-bytes.ts';
import { tiffFile } from '#testing/tiff-file.ts';

/** A sound file to damage, and what puts its checksums right again so that damage is found behind them, too. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly repair?: (bytes: Uint8Array) => void;
}

/** By this name the reader of such reports is asked, and not that of pictures. */
export const THREAT_REPORT = 'threat-report';
const CORNERS = [
  [2, 2, 0],
  [9, 2, 0],
  [9, 7, 0],
] as const;
const MASK = [{ base: [2, 2, 0], extents: [7, 5, 1], bitmap: new Uint8Array(5).fill(0x5a) }] as const;

const SIZE: readonly [number, number] = [19, 11];
const [width, height] = SIZE;
/** Real files of more bytes make a run long without making it better. */
const MAX_REAL_BYTES = 40_000;

/** The encoders of the codecs refuse smaller pictures, or write beyond their memory. */
const CODED_SIZE = [64, 40] as const;

function smallPlane(seed: string, [width, height] = SIZE): Plane {
  const random = createRandom(seed);
  const samples = Uint16Array.from({ length: width * height }, (_, i) => i * 200 + random.integer(0, 300));
  return plane(width, height, samples);
}

export async function madeSeeds(): Promise<readonly Seed[]> {
  const [one, two] = [smallPlane('one'), smallPlane('two')];
  const coded = { width: CODED_SIZE[0], height: CODED_SIZE[1] };
  const larger = smallPlane('one', CODED_SIZE);
  const bytes = Uint8Array.from(sampleBytes(one));
  const dicom = (syntax: string, pixels: Uint8Array | readonly Uint8Array[], more: object = {}) =>
    dicomFile({ syntax, width, height, pixels, ...more });
  const greyTags = { 256: [width], 257: [height], 258: [16], 262: [1] };
  const png = (depth: 8 | 16, channels: 1 | 3) =>
    encodePng({
      ...{ width, height, depth, channels },
      data: new (depth === 8 ? Uint8Array : Uint16Array)(width * height * channels).fill(9),
    });
  return [
    { name: 'tiff', bytes: tiffFile([one, two], { rowsPerStrip: 4 }) },
    { name: 'tiff-lzw', bytes: tiffFile([one], { compression: 'lzw', predictor: true, littleEndian: false }) },
    { name: 'tiff-deflate', bytes: tiffFile([one], { compression: 'deflate', rowsPerStrip: 5 }) },
    { name: 'tiff-packbits', bytes: tiffBytes({ tags: { ...greyTags, 259: [32_773] }, blocks: [packBits(bytes)] }) },
    { name: 'bigtiff', bytes: tiffBytes({ big: true, tags: greyTags, blocks: [bytes] }) },
    { name: 'tiff-tiles', bytes: tiffBytes({ tags: { ...greyTags, 322: [16], 323: [16] }, blocks: [bytes, bytes] }) },
    {
      name: 'tiff-jpeg',
      bytes: tiffBytes({
        tags: { 256: [64], 257: [40], 258: [8], 259: [7], 262: [1] },
        blocks: [await jpegFile(larger)],
      }),
    },
    { name: 'png-16', bytes: png(16, 1), repair: repairPng },
    { name: 'png-rgb', bytes: png(8, 3), repair: repairPng },
    { name: 'jpeg', bytes: await jpegFile(larger) },
    { name: 'jpeg-progressive', bytes: await jpegFile(larger, { progressive: true }) },
    { name: 'jpeg-rgb', bytes: await jpegFile(larger, { redder: 0 }) },
    { name: 'numpy', bytes: numpyFile('<u2', [height, width], bytes) },
    { name: 'numpy-fortran', bytes: numpyFile('>f4', [height, width], new Uint8Array(4 * width * height), true) },
    {
      name: THREAT_REPORT,
      bytes: threatReportFile({ threats: [newThreat(), newThreat({ polygon: CORNERS, regions: MASK })] }),
    },
    { name: 'dicom-explicit', bytes: dicom(SYNTAX.explicitLittleEndian, bytes) },
    { name: 'dicom-implicit', bytes: dicom(SYNTAX.implicitLittleEndian, bytes) },
    { name: 'dicom-big-endian', bytes: dicom(SYNTAX.explicitBigEndian, bytes) },
    { name: 'dicom-deflated', bytes: dicom(SYNTAX.deflated, bytes) },
    { name: 'dicom-frames', bytes: dicom(SYNTAX.jpegLossless, [one, two].map(losslessJpeg), { frames: 2 }) },
    { name: 'dicom-jpeg', bytes: dicom(SYNTAX.jpegBaseline, [await jpegFile(larger)], { bits: 8, ...coded }) },
    { name: 'dicom-jpeg-ls', bytes: dicom(SYNTAX.jpegLs, [await codedFrame('jpeg-ls', larger)], coded) },
    { name: 'dicom-jpeg-2000', bytes: dicom(SYNTAX.jpeg2000, [await codedFrame('jpeg-2000', larger)], coded) },
    { name: 'dicom-htj2k', bytes: dicom(SYNTAX.htj2k, [await codedFrame('htj2k', larger)], coded) },
    { name: 'dicom-run-lengths', bytes: dicom(SYNTAX.runLengths, [runLengths(bytes)]) },
  ];
}

/** Small files of a folder, any depth. */
export function realSeeds(folder: string): readonly Seed[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => {
      const facts = statSync(join(folder, name));
      return facts.isFile() && facts.size > 0 && facts.size <= MAX_REAL_BYTES;
    })
    .sort()
    .map((name) => {
      const bytes = Uint8Array.from(readFileSync(join(folder, name)));
      return name.endsWith('.png') ? { name, bytes, repair: repairPng } : { name, bytes };
    });
}

function packBits(bytes: Uint8Array): Uint8Array {
  const runs = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, i) => bytes.subarray(i * 100, i * 100 + 100));
  return Buffer.concat(runs.map((run) => Buffer.concat([Uint8Array.of(run.length - 1), run])));
}

function runLengths(bytes: Uint8Array): Uint8Array {
  const header = Buffer.alloc(64);
  const segments = [1, 0].map((byte) => packBits(bytes.filter((_, i) => i % 2 === byte)));
  header.writeUInt32LE(2, 0);
  header.writeUInt32LE(64, 4);
  header.writeUInt32LE(64 + (segments[0]?.length ?? 0), 8);
  return Buffer.concat([header, ...segments]);
}

function repairPng(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 8; offset + 12 <= bytes.length; ) {
    const end = offset + 8 + view.getUint32(offset);
    if (end + 4 > bytes.length) return;
    view.setUint32(end, crc32(bytes.subarray(offset + 4, end)));
    offset = end + 4;
  }
}
