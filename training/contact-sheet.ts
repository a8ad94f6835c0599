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
import { thumbnailOf } from './simulation/thumbnail.ts';

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

/** Puts a shrunk plane into the middle of a tile. */
function put(plane: Plane, left: number, top: number): void {
  const small = thumbnailOf(plane, { width: tileWidth, height: tileHeight });
  const x = left + Math.floor((tileWidth - small.width) / 2);
  const y = top + Math.floor((tileHeight - small.height) / 2);
  for (let row = 0; row < small.height; row++) {
    const from = row * small.width;
    sheet.set(small.greys.subarray(from, from + small.width), (y + row) * width + x);
  }
}
