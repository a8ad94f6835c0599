/**
 * Draws simulated scans side by side as an officer would first see them (square root of the transmission):
 *   node training/contact-sheet.ts --from DIR --to FILE.png [--columns 6] [--tile 480x180] NAME …
 * Names are those of scans in DIR without ending; without any, all of them in order.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { encode } from 'fast-png';
import { decodeImage } from '#imaging/decode/decode-image.ts';
import type { Plane } from '#imaging/plane.ts';

const GAP_PX = 6;
const BACKGROUND = 24;

const { values, positionals } = parseArgs({
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    columns: { type: 'string', default: '6' },
    tile: { type: 'string', default: '480x180' },
  },
  allowPositionals: true,
});
const { from, to } = values;
if (!(from && to)) throw new Error('--from DIR or --to FILE.png is missing');
const [tileWidth = 480, tileHeight = 180] = values.tile.split('x').map(Number);
const columns = Number(values.columns);
const names = positionals.length > 0 ? positionals : namesIn(from);
const rows = Math.ceil(names.length / columns);
const width = columns * (tileWidth + GAP_PX) + GAP_PX;
const height = rows * (tileHeight + GAP_PX) + GAP_PX;
const sheet = new Uint8Array(width * height).fill(BACKGROUND);
for (const [i, name] of names.entries()) {
  const left = GAP_PX + (i % columns) * (tileWidth + GAP_PX);
  const top = GAP_PX + Math.floor(i / columns) * (tileHeight + GAP_PX);
  put(await highEnergyOf(join(from, `${name}.tif`)), left, top);
}
writeFileSync(to, encode({ width, height, data: sheet, channels: 1, depth: 8 }));

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.truth.json'))
    .map((file) => file.slice(0, -'.truth.json'.length))
    .sort();
}

async function highEnergyOf(file: string): Promise<Plane> {
  const decoded = await decodeImage(readFileSync(file));
  if (!decoded.ok || !decoded.value[0]) throw new Error(`${file} cannot be read`);
  return decoded.value[0];
}

/** Shrinks a plane into a tile, averaging transmission over the area of each pixel. */
function put(plane: Plane, left: number, top: number): void {
  const scale = Math.max(plane.width / tileWidth, plane.height / tileHeight);
  const wide = Math.floor(plane.width / scale);
  const high = Math.floor(plane.height / scale);
  const air = plane.samples.toSorted()[Math.floor(plane.samples.length * 0.995)] as number;
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const mean = meanOver(plane, [x * scale, (x + 1) * scale], [y * scale, (y + 1) * scale]);
      const at =
        (top + y + Math.floor((tileHeight - high) / 2)) * width + left + x + Math.floor((tileWidth - wide) / 2);
      sheet[at] = Math.min(255, Math.round(255 * Math.sqrt(mean / air)));
    }
  }
}

function meanOver(plane: Plane, [x0, x1]: readonly [number, number], [y0, y1]: readonly [number, number]): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(y0); y < Math.max(Math.floor(y0) + 1, Math.floor(y1)); y++) {
    for (let x = Math.floor(x0); x < Math.max(Math.floor(x0) + 1, Math.floor(x1)); x++) {
      sum += plane.samples[y * plane.width + x] as number;
      count++;
    }
  }
  return sum / count;
}
