import { createHash } from 'node:crypto';
import type { Written } from '../simulate.worker.ts';

/** How often each thing occurs. */
type Counts = Readonly<Record<string, number>>;

/** What a run of the simulator wrote. */
export interface Summary {
  readonly scans: number;
  /** SHA-256 over the digests of all scans in the order of their names. */
  readonly digest: string;
  readonly containers: Counts;
  readonly carriages: Counts;
  readonly goods: Counts;
  readonly targets: Counts;
  readonly confusers: Counts;
}

export function summaryOf(written: readonly Written[]): Summary {
  const scans = written.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const { sha256 } of scans) hash.update(sha256);
  return {
    scans: scans.length,
    digest: hash.digest('hex'),
    containers: counted(scans.flatMap((scan) => scan.containers.map(({ container }) => container))),
    carriages: counted(scans.map((scan) => scan.carriage)),
    goods: counted(scans.flatMap((scan) => scan.containers.flatMap(({ goods }) => goods))),
    targets: counted(
      scans.flatMap((scan) => scan.targets.map(({ classId, concealment }) => `${classId}, ${concealment}`)),
    ),
    confusers: counted(scans.flatMap((scan) => scan.confusers)),
  };
}

function counted(names: readonly string[]): Counts {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
