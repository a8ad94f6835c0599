/**
 * Judges the active pack on simulated scans through the code that the workstation ships, chooses its thresholds on the
 * validation split and writes thresholds and test metrics into its manifest. Classes that the pack was not trained on
 * are left out of account, and so is what is found of a class in a load that lawfully is of it.
 *
 *   node training/evaluate.ts
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Metrics, ModelPackManifest } from '#detection/pack/manifest.ts';
import { openActivePack, type Pack, proposalsOf, type Thresholds } from './evaluation/detector.ts';
import { judgedScan } from './evaluation/judged-scan.ts';
import type { JudgedScan } from './evaluation/matching.ts';
import { AP_IOU, FOUND_IOU, metricsOf } from './evaluation/metrics.ts';
import { readScan, scanNames } from './evaluation/simulated-scan.ts';
import { thresholdFor } from './evaluation/thresholds.ts';

const DATA = join(import.meta.dirname, 'data');
const RECORDS = join(import.meta.dirname, 'runs', 'evaluation');

/** Everything above this takes part in the average precision. */
const RANKED = 0.02;
const GOAL = { minIou: FOUND_IOU, falsePerCleanScan: 0.15, precision: 0.35, floor: 0.1 };

const pack = await openActivePack();
const ids = pack.manifest.classes.map(({ id }) => id);
const low = Object.fromEntries(ids.map((id) => [id, RANKED]));

const [validation = []] = await judge(pack, 'validation', [low]);
const thresholds = Object.fromEntries(ids.map((id) => [id, thresholdFor(validation, id, GOAL)]));
const [ranked = [], shown = []] = await judge(pack, 'test', [low, thresholds]);
const metrics = metricsOf('synthetic: simulated scans, held-out test split', ids, shown, ranked);

const manifest = ModelPackManifest.parse({ ...pack.manifest, thresholds, metrics });
await writeFile(pack.manifestUrl, `${JSON.stringify(manifest, null, 2)}\n`);
print(report(thresholds, metrics));

/** Proposals for each set of thresholds, scan by scan; the first set's are kept for comparison with the trainer's. */
async function judge(pack: Pack, split: string, sets: readonly Thresholds[]): Promise<JudgedScan[][]> {
  const folder = join(DATA, split);
  const judged: JudgedScan[][] = sets.map(() => []);
  const record: object[] = [];
  for (const name of await scanNames(folder)) {
    const { planes, ...truth } = await readScan(folder, name);
    const results = await proposalsOf(pack, planes, sets);
    for (const [i, proposals] of results.entries()) judged[i]?.push(judgedScan(ids, truth, proposals));
    record.push({ name, proposals: results[0] });
  }
  await mkdir(RECORDS, { recursive: true });
  await writeFile(join(RECORDS, `${split}.json`), JSON.stringify({ thresholds: sets[0], scans: record }));
  return judged;
}

function report(thresholds: Thresholds, metrics: Metrics): string {
  const percent = (value: number | null) => (value === null ? '–' : `${(100 * value).toFixed(1)} %`);
  const rows = Object.entries(metrics.classes).map(
    ([id, c]) =>
      `| ${id} | ${thresholds[id]} | ${c.found} / ${c.targets} | ${percent(c.recall)} | ${c.proposals} | ${percent(c.precision)} | ${c.ap50 ?? '–'} |`,
  );
  const { median, p90, mean } = metrics.falseFindingsPerCleanScan;
  return [
    `Synthetic test split, ${metrics.scans} scans, ${metrics.cleanScans} of them clean (${metrics.matching})`,
    '| class | threshold | found | recall | proposals | precision | AP50 |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    `mAP at IoU ${AP_IOU}: ${metrics.map50}`,
    `False findings per clean scan: median ${median}, 90th percentile ${p90}, mean ${mean}; ${metrics.quietCleanScans} of ${metrics.cleanScans} quiet`,
    `Scans with targets in which one was found: ${metrics.scansWithTargetsFlagged} of ${metrics.scansWithTargets}`,
  ].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
