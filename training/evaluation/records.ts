import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath, stderr } from 'node:process';
import { z } from 'zod';
import type { ContainerReading } from '#detection/cargo/container-reading.ts';
import type { ModelPackManifest } from '#detection/pack/manifest.ts';
import type { Box, Proposal } from '#detection/proposal/candidate.ts';
import type { Plane } from '#imaging/plane.ts';
import { answerOf, type Pack } from './detector.ts';
import { type ContainerTruth, type HiddenTarget, readScan, scanNames } from './simulated-scan.ts';

/** What was in a container, and what the pack read of it. */
export interface JudgedContainer {
  readonly truth: ContainerTruth;
  readonly lengthM: number;
  /** Share of its pixels behind which next to nothing of the beam is left. */
  readonly darkShare: number;
  readonly reading?: ContainerReading | undefined;
}

/** What was in a scan, and what a pack said before calibration, at a very low threshold. */
export interface ScanRecord {
  readonly name: string;
  readonly targets: readonly HiddenTarget[];
  readonly containers: readonly JudgedContainer[];
  readonly proposals: readonly Proposal[];
}

interface RecordFile {
  readonly modelSha256: string;
  /** Those that the proposals have passed. */
  readonly thresholds: ModelPackManifest['thresholds'];
  readonly scans: readonly ScanRecord[];
}

/** Everything above this takes part in rankings. */
const RANKED = 0.02;
/** Scans judged at a time. */
const LANES = 2;
/** Of full scale. */
const DARK = 65_535 * 2e-4;

/** Records of a split. Those that lie there already, of the same model, are not made again. A split is simulated first. */
export async function recordsOf(
  pack: Pack,
  data: string,
  split: string,
  folder: string,
): Promise<readonly ScanRecord[]> {
  const file = join(folder, `${split}.json`);
  const names = await drawnScans(join(data, split), split);
  const modelSha256 = pack.manifest.model.sha256;
  const before = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as RecordFile,
    () => undefined,
  );
  const known = new Map(before?.modelSha256 === modelSha256 ? before.scans.map((scan) => [scan.name, scan]) : []);
  await mkdir(folder, { recursive: true });
  const { thresholds } = rankingOf(pack.manifest);
  const recorded = () => names.map((name) => known.get(name)).filter((scan) => scan !== undefined);
  const write = () =>
    writeFile(file, JSON.stringify({ modelSha256, thresholds, scans: recorded() } satisfies RecordFile));
  // One scan is read and prepared while the network looks at another.
  const missing = names.filter((name) => !known.has(name)).values();
  const lane = async () => {
    for (const name of missing) {
      known.set(name, await judge(pack, join(data, split), name));
      stderr.write(`\r${split}: ${known.size}/${names.length}   `);
      if (known.size % 100 === 0) await write();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await write();
  return recorded();
}

const SPLITS = join(import.meta.dirname, '..', 'splits.json');
const Splits = z.record(
  z.string(),
  z.object({ scenario: z.string(), seed: z.string(), count: z.number().int().nonnegative() }),
);

/** Names of the scans of a split, as many as `splits.json` asks for; simulates them when some are missing. */
async function drawnScans(folder: string, split: string): Promise<readonly string[]> {
  const options = Splits.parse(JSON.parse(await readFile(SPLITS, 'utf8')))[split];
  if (!options) throw new Error(`${SPLITS} knows no split ${split}`);
  const { scenario, seed, count } = options;
  const there = await scanNames(folder).catch(() => []);
  if (there.length >= count) return there.slice(0, count);
  const simulate = join(import.meta.dirname, '..', 'simulate.ts');
  const given = ['--scenario', scenario, '--seed', seed, '--count', `${count}`, '--out', folder];
  execFileSync(execPath, [simulate, ...given], { stdio: 'inherit' });
  return await scanNames(folder);
}

async function judge(pack: Pack, folder: string, name: string): Promise<ScanRecord> {
  const { planes, targets, containers } = await readScan(folder, name);
  const boxes = containers.map(({ box }) => box);
  const answer = await answerOf(pack, rankingOf(pack.manifest), planes, boxes);
  return {
    name,
    targets,
    proposals: answer.proposals,
    containers: containers.map((truth, i) => ({
      truth,
      lengthM: (truth.box.width * planes.pixelPitchMm.x) / 1000,
      darkShare: darkShare(planes.high, truth.box),
      reading: answer.containers[i],
    })),
  };
}

function rankingOf(manifest: ModelPackManifest): ModelPackManifest {
  const { calibration: _, ...uncalibrated } = manifest;
  const seen = manifest.classes.filter(({ id }) => !manifest.training.unseen?.includes(id));
  const thresholds = Object.fromEntries(manifest.classes.map(({ id }) => [id, 1]));
  for (const { id } of seen) thresholds[id] = RANKED;
  return { ...uncalibrated, thresholds };
}

function darkShare({ width, height, samples }: Plane, box: Box): number {
  let dark = 0;
  let all = 0;
  for (let y = Math.ceil(box.y); y < Math.min(height, box.y + box.height); y += 2) {
    for (let x = Math.ceil(box.x); x < Math.min(width, box.x + box.width); x += 2) {
      all++;
      if ((samples[y * width + x] ?? 0) < DARK) dark++;
    }
  }
  return dark / Math.max(1, all);
}
