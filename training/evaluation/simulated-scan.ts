import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Box } from '#detection/proposal/candidate.ts';
import type { ScanPlanes } from '#detection/tensor/prepare.ts';
import { decodeImage } from '#imaging/decode/decode-image.ts';

const Sidecar = z.object({
  pixelPitchMm: z.object({ x: z.number(), y: z.number() }),
  planes: z.array(z.object({ energyMeV: z.number() })).min(1),
});
const TruthBox = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const Truth = z.object({
  targets: z.array(
    z.object({
      classId: z.string(),
      box: TruthBox,
      concealment: z.string(),
      shielding: z.number(),
      massKg: z.number(),
    }),
  ),
  containers: z.array(
    z.object({
      box: TruthBox,
      lawfulClasses: z.array(z.string()),
      loads: z.array(z.object({ cargoType: z.string() })),
      isEmpty: z.boolean(),
      cargoMassKg: z.number(),
      fill: z.number(),
    }),
  ),
});

/** Something that the simulator hid in a scan; the box is in image pixels. */
export interface Target {
  readonly classId: string;
  readonly box: Box;
}

/** A target with what makes it hard to see: where it is hidden, and how much matter is in the way, g/cm². */
export type HiddenTarget = z.infer<typeof Truth>['targets'][number];

/** What a container really holds. */
export type ContainerTruth = z.infer<typeof Truth>['containers'][number];

export interface SimulatedScan {
  readonly name: string;
  readonly planes: ScanPlanes;
  readonly targets: readonly HiddenTarget[];
  readonly containers: readonly ContainerTruth[];
}

/** Names of the scans of a folder, in order. */
export async function scanNames(folder: string): Promise<string[]> {
  const suffix = '.truth.json';
  const files = (await readdir(folder)).filter((file) => file.endsWith(suffix)).sort();
  return files.map((file) => file.slice(0, -suffix.length));
}

/** Reads one scan as the workstation would, and what is hidden in it. */
export async function readScan(folder: string, name: string): Promise<SimulatedScan> {
  const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(folder, file), 'utf8'));
  const sidecar = Sidecar.parse(await json(`${name}.json`));
  const { targets, containers } = Truth.parse(await json(`${name}.truth.json`));
  const decoded = await decodeImage(await readFile(join(folder, `${name}.tif`)));
  if (!decoded.ok) throw new Error(`${name}.tif: ${decoded.problem.detail}`);
  const [high, low] = decoded.value;
  if (!high) throw new Error(`${name}.tif holds no plane`);
  const [highMeV, lowMeV] = sidecar.planes.map(({ energyMeV }) => energyMeV);
  const energiesMeV = highMeV && lowMeV ? { high: highMeV, low: lowMeV } : undefined;
  return { name, planes: { high, low, pixelPitchMm: sidecar.pixelPitchMm, energiesMeV }, targets, containers };
}
