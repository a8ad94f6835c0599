/**
 * Reads every image file of a folder and holds what comes out against the hashes that independent readers gave
 * (`reference_hashes.py`), then cuts each file short and expects a refusal by name. Holds docs/formats.md against the
 * result; `--write` writes it anew.
 *
 *   node e2e/conformance/formats.ts FOLDER [--write]
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecodeFault, type DecodeProblem } from '#imaging/decode/decode-fault.ts';
import { DRAWN_MARKS, pictureOf } from '#imaging/decode/plane-of.ts';
import type { Raster } from '#imaging/decode/raster.ts';
import { readImage } from '#imaging/decode/read-image.ts';
import { formatOf } from './format-of.ts';
import { formatsPage, type Outcome } from './formats-page.ts';

const PAGE = 'docs/formats.md';
const CUTS = [0.2, 0.6, 0.95];
const MAX_MS = 2_000;

const folder = process.argv[2] ?? '';
const reference = JSON.parse(readFileSync(new URL('./reference-hashes.json', import.meta.url), 'utf8')) as Record<
  string,
  readonly string[] | null
>;

type Reading = { readonly hashes: readonly string[]; readonly rasters: readonly Raster[] } | DecodeFault;

async function read(bytes: Uint8Array): Promise<Reading> {
  try {
    const rasters = await readImage(bytes);
    const hashes = rasters.map(({ samples }) =>
      createHash('sha256')
        .update(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength))
        .digest('hex'),
    );
    return { hashes, rasters };
  } catch (error) {
    if (error instanceof DecodeFault) return error;
    throw error;
  }
}

function takenForScan(rasters: readonly Raster[]): DecodeProblem | undefined {
  try {
    if (rasters.length > 2 && !rasters.every((one) => isAlike(one, rasters[0]))) return 'unsupported';
    for (const raster of rasters) pictureOf(raster, DRAWN_MARKS);
    return undefined;
  } catch (error) {
    if (error instanceof DecodeFault) return error.problem;
    throw error;
  }
}

/** Slices of a stack. */
function isAlike(one: Raster, other: Raster | undefined): boolean {
  return one.width === other?.width && one.height === other.height && one.channels === other.channels;
}

const same = (one: readonly string[], other: readonly string[]) => one.join() === other.join();
const faults: string[] = [];
const outcomes: Outcome[] = [];

for (const [name, expected] of Object.entries(reference)) {
  const path = join(folder, name);
  if (!existsSync(path)) {
    faults.push(`${name} is not there`);
    continue;
  }
  const bytes = Uint8Array.from(readFileSync(path));
  const reading = await read(bytes);
  const format = formatOf(bytes);
  if (reading instanceof DecodeFault) {
    outcomes.push({ format, refused: reading.problem, reason: reading.message });
    if (expected && reading.problem !== 'unsupported') faults.push(`${name} is refused: ${reading.message}`);
    continue;
  }
  if (!expected) faults.push(`${name} opens, and the other reader refuses it`);
  else if (!same(reading.hashes, expected)) faults.push(`${name} has other values than the other reader found`);
  const notTaken = takenForScan(reading.rasters);
  const isStack = reading.rasters.length > 2 && !notTaken;
  outcomes.push({ format, isStack, ...(notTaken ? { notTaken } : {}) });
  for (const cut of CUTS) {
    const started = process.cpuUsage();
    const short = await read(bytes.subarray(0, Math.floor(bytes.length * cut)));
    const { user, system } = process.cpuUsage(started);
    if (!(short instanceof DecodeFault) && !same(short.hashes, reading.hashes)) {
      faults.push(`${name} opens with other values when only ${cut * 100} % of it are there`);
    }
    if ((user + system) / 1_000 > MAX_MS) faults.push(`${name} takes more than ${MAX_MS} ms when it is cut`);
  }
}

const page = formatsPage(outcomes);
if (process.argv.includes('--write')) writeFileSync(PAGE, page);
else if (readFileSync(PAGE, 'utf8') !== page) {
  faults.push(`${PAGE} tells of another run: node e2e/conformance/formats.ts FOLDER --write`);
}
for (const fault of faults) console.error(fault);
const opened = outcomes.filter(({ refused }) => !refused).length;
console.log(
  `${outcomes.length} image files: ${opened} open with the values an independent reader finds, ` +
    `${outcomes.length - opened} are refused by name; no cut of ${opened * CUTS.length} changes a value; ${faults.length} faults`,
);
process.exit(faults.length > 0 ? 1 : 0);
