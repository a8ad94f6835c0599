import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Energies } from '#imaging/material/energies.ts';
import { materialMap, materialTable } from '#imaging/material/material-map.ts';
import { NEUTRAL, type RecordedOperation, settingsFromRecord } from '#imaging/pipeline/pipeline.ts';
import { renderPicture } from '#imaging/pipeline/render-picture.ts';
import type { Plane } from '#imaging/plane.ts';
import { decodeDifferences } from '#imaging/transport/differences.ts';

/** The planes of a scan, packed as stations get them, and how one of them is to be shown. */
export interface PictureJob {
  readonly packed: readonly Uint8Array[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly plane: 0 | 1;
  readonly operations: readonly RecordedOperation[];
  /** Of the two planes, for colour by material. */
  readonly energies: Energies | null;
  /** The picture is made smaller by whole factors until it is no wider. */
  readonly maxWidthPx: number;
}

export interface RenderedPicture {
  readonly png: Uint8Array;
  /** False when this version does not know how the picture was shown, and shows it plainly. */
  readonly isAsRecorded: boolean;
}

/** The picture as it was shown at the decision, by the pipeline that is the reference for every display. */
export function pictureOf(job: PictureJob): RenderedPicture {
  const { packed, widthPx, heightPx, energies } = job;
  const planes = packed.map((bytes) => decodeDifferences(inflateSync(bytes), widthPx, heightPx));
  const shown = planes[job.plane] ?? planes[0];
  if (!shown) throw new Error('The scan has no plane');
  const settings = settingsFromRecord(job.operations);
  const pixels = renderPicture(shown, settings ?? NEUTRAL, settings && materialsOf(planes, energies, settings));
  const factor = Math.max(1, Math.ceil(widthPx / job.maxWidthPx));
  return { png: encodePng(shrunk(pixels, shown, factor)), isAsRecorded: settings !== undefined };
}

function materialsOf(
  [high, low]: readonly Plane[],
  energies: PictureJob['energies'],
  { material }: NonNullable<ReturnType<typeof settingsFromRecord>>,
): Uint8Array | undefined {
  if (!high || !low || !energies || material.shown === 'off') return undefined;
  return materialMap(high, low, materialTable(high, low, energies, material.withoutWalls));
}

interface ColourPicture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue. */
  readonly pixels: Uint8Array;
}

/** Each pixel the mean of a square of `factor` pixels; squares at the edges may be cut. */
function shrunk(rgba: Uint8Array, { width, height }: Plane, factor: number): ColourPicture {
  const [columns, rows] = [Math.ceil(width / factor), Math.ceil(height / factor)];
  const pixels = new Uint8Array(columns * rows * 3);
  const sums = new Float64Array(columns * 3);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    const bottom = Math.min(height, (row + 1) * factor);
    for (let y = row * factor; y < bottom; y++) {
      for (let x = 0, from = y * width * 4; x < width; x++, from += 4) {
        const to = Math.floor(x / factor) * 3;
        for (let c = 0; c < 3; c++) sums[to + c] = (sums[to + c] as number) + (rgba[from + c] as number);
      }
    }
    for (let i = 0; i < sums.length; i++) {
      const across = Math.min(factor, width - Math.floor(i / 3) * factor);
      pixels[row * sums.length + i] = Math.round((sums[i] as number) / (across * (bottom - row * factor)));
    }
  }
  return { width: columns, height: rows, pixels };
}

/** An 8-bit RGB file (W3C PNG, third edition), rows without a filter. */
function encodePng({ width, height, pixels }: ColourPicture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const rows = new Uint8Array((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(pixels.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const file = [signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat(file));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
