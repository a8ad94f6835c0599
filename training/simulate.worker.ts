import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { plane } from '#imaging/plane.ts';
import { type GroundTruth, simulateMaterials, simulateScan } from '#simulator/simulate-scan.ts';
import { ImpossibleScene } from '#simulator/stage.ts';

export interface Job {
  readonly name: string;
  readonly scenario: string;
  readonly seed: string;
}

/** What one worker writes. */
export interface Share {
  readonly out: string;
  readonly scannedAt: string;
  readonly withMaps: boolean;
  readonly jobs: readonly Job[];
}

/** One scan that lies on the disk: the SHA-256 over its image, sidecar and truth, and what it covers. */
export interface Written {
  readonly name: string;
  readonly sha256: string;
  readonly containers: readonly Pick<GroundTruth['containers'][number], 'container' | 'goods'>[];
  readonly targets: readonly Pick<GroundTruth['targets'][number], 'classId' | 'concealment'>[];
  readonly confusers: readonly string[];
  readonly carriage: string;
}

/** A scene that the simulator's own checks refused; nothing of it lies on the disk. */
export interface Refused {
  readonly name: string;
  readonly refusal: string;
}

const { out, scannedAt, withMaps, jobs } = workerData as Share;
for (const job of jobs) {
  try {
    parentPort?.postMessage(write(job));
  } catch (error) {
    if (!(error instanceof ImpossibleScene)) throw error;
    parentPort?.postMessage({ name: job.name, refusal: error.message } satisfies Refused);
  }
}

function write({ name, scenario, seed }: Job): Written {
  const { planes, sidecar, truth } = simulateScan({ scenario, seed, scannedAt });
  const files = [
    [`${name}.tif`, encodeTiff([planes.high, planes.low])],
    [`${name}.json`, `${JSON.stringify(sidecar, null, 2)}\n`],
    [`${name}.truth.json`, `${JSON.stringify(truth)}\n`],
  ] as const;
  const hash = createHash('sha256');
  for (const [file, content] of files) {
    writeFileSync(join(out, file), content);
    hash.update(content);
  }
  if (withMaps) writeMaps(name, { scenario, seed }, planes.high.width);
  return {
    name,
    sha256: hash.digest('hex'),
    containers: truth.containers.map(({ container, goods }) => ({ container, goods })),
    targets: truth.targets.map(({ classId, concealment }) => ({ classId, concealment })),
    confusers: truth.confusers.map(({ kind }) => kind),
    carriage: truth.carriage,
  };
}

function writeMaps(name: string, request: { readonly scenario: string; readonly seed: string }, width: number): void {
  const { arealDensity, material } = simulateMaterials(request);
  const hundredths = Uint16Array.from(arealDensity, (density) =>
    Math.max(0, Math.min(65_535, Math.round(density * 100))),
  );
  const height = material.length / width;
  writeFileSync(
    join(out, `${name}.maps.tif`),
    encodeTiff([plane(width, height, hundredths), plane(width, height, material)]),
  );
}
