/**
 * Judges the active pack of a folder on simulated scans through the code that the workstation ships: calibrates its
 * scores and learns to read cargo on the validation split, chooses its thresholds on the clean one, writes these into its
 * manifest, and its numbers on the other splits into numbers.json and the report.
 *
 *   node training/evaluate.ts [--models public/models] [--data training/data] [--records training/runs/evaluation]
 *                             [--numbers training/numbers.json] [--report docs/detector.md]
 *
 * What the pack said of a scan is kept in the folder of the records; a second call of the same model judges only what
 * is new. Scans of `splits.json` that are not there yet are simulated.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ModelPackManifest } from '#detection/pack/manifest.ts';
import { calibrationOf } from './evaluation/calibration.ts';
import { cargoReadingOf } from './evaluation/cargo-reading.ts';
import { corruptionNumbers } from './evaluation/corruption-numbers.ts';
import { openActivePack } from './evaluation/detector.ts';
import { galleryOf } from './evaluation/gallery.ts';
import { outcomesOf } from './evaluation/matching.ts';
import { FOUND_IOU, metricsOf } from './evaluation/metrics.ts';
import {
  aimNumbers,
  alarmNumbers,
  benignNumbers,
  boxNumbers,
  cargoNumbers,
  type Judge,
  judgedOf,
  unseenNumbers,
} from './evaluation/numbers.ts';
import { recordsOf } from './evaluation/records.ts';
import { type Numbers, reportOf } from './evaluation/report.ts';
import { thresholdsWithin } from './evaluation/thresholds.ts';

const REPOSITORY = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    models: { type: 'string', default: join(REPOSITORY, 'public', 'models') },
    data: { type: 'string', default: join(REPOSITORY, 'training', 'data') },
    records: { type: 'string', default: join(REPOSITORY, 'training', 'runs', 'evaluation') },
    numbers: { type: 'string', default: join(REPOSITORY, 'training', 'numbers.json') },
    report: { type: 'string', default: join(REPOSITORY, 'docs', 'detector.md') },
  },
});

const pack = await openActivePack(2, pathToFileURL(`${resolve(values.models)}/`));
const split = (name: string) => recordsOf(pack, values.data, name, values.records);
const [validation, clean, test, shifted, unseenShapes, benign] = [
  await split('validation'),
  await split('clean'),
  await split('test'),
  await split('shifted'),
  await split('unseen-shapes'),
  await split('benign'),
];

const trained = pack.manifest.classes.map(({ id }) => id).filter((id) => !pack.manifest.training.unseen?.includes(id));
const { calibration: _, ...uncalibrated } = pack.manifest;
const raw = validation.map((record) => judgedOf({ manifest: uncalibrated, trained }, record));
const calibration = Object.fromEntries(trained.map((id) => [id, calibrationOf(outcomesOf(raw, id, FOUND_IOU))]));
const calibrated: Judge = { manifest: { ...pack.manifest, calibration }, trained };
const thresholds = {
  ...Object.fromEntries(pack.manifest.classes.map(({ id }) => [id, 1])),
  ...thresholdsWithin(
    clean.map((record) => judgedOf(calibrated, record)),
    trained,
  ),
};
const cargo = cargoReadingOf(validation.flatMap(({ containers }) => containers)) ?? pack.manifest.cargo;
const judge: Judge = { manifest: { ...calibrated.manifest, thresholds, ...(cargo && { cargo }) }, trained };

const shown = test.map((record) => judgedOf(judge, record, thresholds));
const ranked = test.map((record) => judgedOf(judge, record));
const metrics = metricsOf('synthetic: simulated scans, held-out test split', trained, shown, ranked);
const manifest = ModelPackManifest.parse({ ...judge.manifest, metrics });

const numbers: Numbers = {
  pack: { title: manifest.title, version: manifest.version, notice: manifest.notice, ...manifest.training },
  modelMegabytes: manifest.model.bytes / 1e6,
  classes: manifest.classes.map(({ id, title }) => ({ id, title, threshold: thresholds[id] ?? 1 })),
  validationScans: validation.length,
  cleanScans: clean.length,
  inDomain: boxNumbers(judge, test),
  shifted: boxNumbers(judge, shifted),
  unseenShapes: boxNumbers(judge, unseenShapes),
  aims: aimNumbers(judge, test, benign),
  alarms: alarmNumbers(judge, test, benign),
  shiftedAlarms: alarmNumbers(judge, shifted, benign),
  unseen: unseenNumbers(judge, test, benign),
  benign: benignNumbers(judge, benign),
  cargo: cargoNumbers(judge, test),
  shiftedCargo: cargoNumbers(judge, shifted),
  corruption: await corruptionNumbers(join(values.data, 'test')),
};
await writeFile(pack.manifestUrl, `${JSON.stringify(manifest, null, 2)}\n`);
await writeFile(values.numbers, `${JSON.stringify(numbers, null, 1)}\n`);
const gallery = join(dirname(values.report), 'detector', 'gallery.svg');
await mkdir(dirname(gallery), { recursive: true });
await writeFile(gallery, await galleryOf(judge, test, join(values.data, 'test')));
await writeFile(values.report, reportOf(numbers));
