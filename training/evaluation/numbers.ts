import type { ModelPackManifest } from '#detection/pack/manifest.ts';
import { calibrated } from '#detection/proposal/calibrated.ts';
import { bootstrapped, type Estimate, shareOf } from './intervals.ts';
import { judgedScan } from './judged-scan.ts';
import { averagePrecision, type JudgedScan, matchesOf, outcomesOf, quantile } from './matching.ts';
import { AP_IOU, FOUND_IOU } from './metrics.ts';
import type { JudgedContainer, ScanRecord } from './records.ts';

const FALSE_ALARMS = [0.004, 0.01, 0.05] as const;
/** What is aimed at: the share of containers detected that hide a class, at a share of false alarms. */
export const ALARM_AIMS: readonly AlarmAim[] = [
  { of: 'weapons', classId: 'weapon', detected: 0.95, allowed: 0.01 },
  { of: 'ammunition', classId: 'ammunition', detected: 0.95, allowed: 0.01 },
  { of: 'ten cases of cigarettes and more', classId: 'tobacco', detected: 0.95, allowed: 0.02, leastKg: 110 },
  {
    of: 'ten bricks of narcotics and more behind at most 60 g/cm²',
    classId: 'narcotics',
    detected: 0.85,
    allowed: 0.05,
    leastKg: 10,
    mostShielding: 60,
  },
  { of: 'vehicles', classId: 'vehicle', detected: 0.99, allowed: 0.0025 },
];
const FALSE_PER_CONTAINER = [0.1, 0.25, 0.5, 1, 2] as const;
/** Ends of bins of what is in a target's way, g/cm². */
const SHIELDING = [10, 20, 40, 60, 100, 200] as const;
const CALIBRATION_BINS = 10;
const UNSEEN_FALSE_ALARMS = 0.15;
/** A container is penetrated when not more of it than this is dark. */
const PENETRATED = 0.05;

interface AlarmAim {
  readonly of: string;
  readonly classId: string;
  readonly detected: number;
  readonly allowed: number;
  /** Of the target, kg. */
  readonly leastKg?: number;
  /** Mean matter in the way, g/cm². */
  readonly mostShielding?: number;
}

export interface Judge {
  readonly manifest: ModelPackManifest;
  readonly trained: readonly string[];
}

/** The proposals of a record as probabilities, with what they are judged by. */
export function judgedOf(
  { manifest, trained }: Judge,
  record: ScanRecord,
  thresholds?: Readonly<Record<string, number>>,
): JudgedScan {
  const proposals = record.proposals
    .map((proposal) => ({ ...proposal, score: calibrated(proposal.score, manifest.calibration?.[proposal.classId]) }))
    .filter(({ classId, score }) => !thresholds || score >= (thresholds[classId] ?? 1));
  const lawful = record.containers.flatMap(({ truth }) =>
    truth.lawfulClasses.map((classId) => ({ classId, box: truth.box })),
  );
  return judgedScan(trained, { targets: record.targets, lawful }, proposals);
}

/** Boxes of one split: precision, sensitivity, and what is found where and behind what. */
export function boxNumbers(judge: Judge, records: readonly ScanRecord[]) {
  const { trained } = judge;
  const ranked = records.map((record) => judgedOf(judge, record));
  const shown = records.map((record) => judgedOf(judge, record, judge.manifest.thresholds));
  const found = shown.flatMap((scan) => {
    const matches = new Set(matchesOf(scan, FOUND_IOU));
    return scan.targets.map((target) => ({
      target: target as ScanRecord['targets'][number],
      isFound: matches.has(target),
    }));
  });
  const share = (some: typeof found) => shareOf(some.filter(({ isFound }) => isFound).length, some.length);
  const grouped = (keys: readonly string[], keyOf: (one: (typeof found)[number]) => string) =>
    keys.map((key) => ({ key, found: share(found.filter((one) => keyOf(one) === key)) }));
  const concealments = [...new Set(found.map(({ target }) => target.concealment))].sort();
  const bins = [...SHIELDING.map((end) => `≤ ${end}`), `> ${SHIELDING.at(-1)}`];
  return {
    scans: records.length,
    containers: records.reduce((sum, { containers }) => sum + containers.length, 0),
    map50: bootstrapped(ranked, (drawn) => meanPrecision(drawn, trained), 100),
    classes: trained.map((classId) => ({
      classId,
      ap50: bootstrapped(ranked, (drawn) => precisionOf(drawn, classId)),
      found: share(found.filter(({ target }) => target.classId === classId)),
      expectedCalibrationError: calibrationError(ranked, classId),
    })),
    froc: FALSE_PER_CONTAINER.map((allowed) => ({ allowed, sensitivity: sensitivityAt(ranked, records, allowed) })),
    byConcealment: grouped(concealments, ({ target }) => target.concealment),
    byShielding: grouped(
      bins,
      ({ target }) => bins[SHIELDING.findIndex((end) => target.shielding <= end)] ?? (bins.at(-1) as string),
    ),
  };
}

function precisionOf(scans: readonly JudgedScan[], classId: string): number | null {
  const targets = scans.flatMap((scan) => scan.targets).filter((target) => target.classId === classId).length;
  return averagePrecision(outcomesOf(scans, classId, AP_IOU), targets);
}

function meanPrecision(scans: readonly JudgedScan[], classIds: readonly string[]): number | null {
  const precisions = classIds.map((classId) => precisionOf(scans, classId)).filter((one) => one !== null);
  return precisions.length === 0 ? null : precisions.reduce((sum, one) => sum + one, 0) / precisions.length;
}

/** Share of the targets found where so many findings per container are false. */
function sensitivityAt(scans: readonly JudgedScan[], records: readonly ScanRecord[], allowed: number): Estimate | null {
  const targets = scans.reduce((sum, scan) => sum + scan.targets.length, 0);
  const containers = records.reduce((sum, record) => sum + record.containers.length, 0);
  const outcomes = scans
    .flatMap((scan) => {
      const matches = matchesOf(scan, FOUND_IOU);
      return scan.proposals.map(({ score }, i) => ({ score, isRight: matches[i] !== undefined }));
    })
    .sort((a, b) => b.score - a.score);
  let wrong = 0;
  let right = 0;
  for (const { isRight } of outcomes) {
    if (isRight) right++;
    else if (++wrong > allowed * containers) break;
  }
  return shareOf(right, targets);
}

/** Mean distance of probability and truth, weighted by how often each probability is given; on all that is shown at 5 %. */
function calibrationError(scans: readonly JudgedScan[], classId: string): number | null {
  const outcomes = outcomesOf(scans, classId, FOUND_IOU).filter(({ score }) => score >= 0.05);
  if (outcomes.length === 0) return null;
  let error = 0;
  for (let bin = 0; bin < CALIBRATION_BINS; bin++) {
    const inside = outcomes.filter(
      ({ score }) => Math.min(CALIBRATION_BINS - 1, Math.floor(score * CALIBRATION_BINS)) === bin,
    );
    const promised = inside.reduce((sum, { score }) => sum + score, 0);
    const held = inside.filter(({ isRight }) => isRight).length;
    error += Math.abs(promised - held) / outcomes.length;
  }
  return error;
}

/** Probability of the loudest proposal of a class. */
function loudest(judge: Judge, record: ScanRecord, classId: string): number {
  const proposals = judgedOf(judge, record).proposals.filter((one) => one.classId === classId);
  return Math.max(0, ...proposals.map(({ score }) => score));
}

/** Scans in which a class is found by the loudest of its proposals, at given shares of benign scans that sound as loud. */
export function alarmNumbers(judge: Judge, records: readonly ScanRecord[], benign: readonly ScanRecord[]) {
  return judge.trained.map((classId) => {
    const hiding = records.filter(({ targets }) => targets.some((target) => target.classId === classId));
    return {
      classId,
      rates: FALSE_ALARMS.map((allowed) => ({
        allowed,
        detected: detectedAt(judge, classId, allowed, hiding, benign),
      })),
    };
  });
}

/** The aims, over the scans that hide as much as they ask for. */
export function aimNumbers(judge: Judge, records: readonly ScanRecord[], benign: readonly ScanRecord[]) {
  return ALARM_AIMS.map((aim) => {
    const { classId, allowed, leastKg = 0, mostShielding = Number.POSITIVE_INFINITY } = aim;
    const hiding = records.filter(({ targets }) =>
      targets.some(
        (target) => target.classId === classId && target.massKg >= leastKg && target.shielding <= mostShielding,
      ),
    );
    return { ...aim, measured: detectedAt(judge, classId, allowed, hiding, benign) };
  });
}

function detectedAt(
  judge: Judge,
  classId: string,
  allowed: number,
  hiding: readonly ScanRecord[],
  benign: readonly ScanRecord[],
): Estimate | null {
  const quiet = benign.map((record) => loudest(judge, record, classId)).sort((a, b) => b - a);
  const limit = quiet[Math.floor(allowed * quiet.length)] ?? 1;
  return shareOf(hiding.filter((record) => loudest(judge, record, classId) > limit).length, hiding.length);
}

/** What is shown of containers in which nothing is hidden. */
export function benignNumbers(judge: Judge, benign: readonly ScanRecord[]) {
  const counts = benign.map((record) => judgedOf(judge, record, judge.manifest.thresholds).proposals.length);
  return {
    scans: benign.length,
    median: quantile(counts, 0.5),
    p90: quantile(counts, 0.9),
    quiet: shareOf(counts.filter((count) => count === 0).length, counts.length),
  };
}

/** Scans that hide only what the pack was never trained on, by each of its signs of something that does not belong. */
export function unseenNumbers(judge: Judge, records: readonly ScanRecord[], benign: readonly ScanRecord[]) {
  const sign = (record: ScanRecord, name: 'changed' | 'novelty') =>
    Math.max(0, ...record.containers.map(({ reading }) => reading?.[name] ?? 0));
  const hiding = records.filter(
    ({ targets }) => targets.length > 0 && targets.every(({ classId }) => !judge.trained.includes(classId)),
  );
  return (['changed', 'novelty'] as const).map((name) => {
    const limit = quantile(
      benign.map((record) => sign(record, name)),
      1 - UNSEEN_FALSE_ALARMS,
    );
    const found = hiding.filter((record) => sign(record, name) > limit).length;
    return { sign: name, allowed: UNSEEN_FALSE_ALARMS, detected: shareOf(found, hiding.length) };
  });
}

/** What is read of the load of each container. */
export function cargoNumbers({ manifest }: Judge, records: readonly ScanRecord[]) {
  const containers = records.flatMap((record) => record.containers).filter(({ reading }) => reading !== undefined);
  const from = manifest.cargo?.loadedFrom ?? 0.5;
  const isRight = ({ truth, reading }: JudgedContainer) => truth.isEmpty === (reading?.fullest ?? 0) < from;
  const pure = containers.filter(
    ({ truth }) => !truth.isEmpty && new Set(truth.loads.map((load) => load.cargoType)).size === 1,
  );
  const guesses = pure.map(({ truth, reading }) => ({
    truth: truth.loads[0]?.cargoType ?? '',
    ranked: Object.entries(reading?.types ?? {})
      .sort(([, a], [, b]) => b - a)
      .map(([type]) => type),
  }));
  const within = (count: number) =>
    guesses.filter(({ truth, ranked }) => ranked.slice(0, count).includes(truth)).length;
  const types = [...new Set(guesses.map(({ truth }) => truth))].sort();
  const filled = containers.filter(({ truth }) => !truth.isEmpty);
  const bright = filled.filter(({ darkShare }) => darkShare <= PENETRATED);
  const massError = (some: readonly JudgedContainer[]) =>
    bootstrapped(some, (drawn) =>
      median(drawn.map((one) => Math.abs(massOf(manifest, one) / one.truth.cargoMassKg - 1))),
    );
  return {
    emptyOrLoaded: shareOf(containers.filter(isRight).length, containers.length),
    top1: shareOf(within(1), guesses.length),
    top3: shareOf(within(3), guesses.length),
    byType: types.map((type) => {
      const some = guesses.filter(({ truth }) => truth === type);
      const taken = new Map<string, number>();
      for (const { ranked } of some) taken.set(ranked[0] ?? '', (taken.get(ranked[0] ?? '') ?? 0) + 1);
      const mistakes = [...taken].filter(([guess]) => guess !== type).sort(([, a], [, b]) => b - a);
      return { type, right: shareOf(taken.get(type) ?? 0, some.length), takenFor: mistakes.slice(0, 3) };
    }),
    massErrorPenetrated: massError(bright),
    massErrorAll: massError(filled),
    fillError: bootstrapped(filled, (drawn) =>
      median(drawn.map(({ truth, reading }) => Math.abs((reading?.fill ?? 0) - truth.fill))),
    ),
  };
}

/** Cargo mass as the manifest says it is to be read, kg. */
function massOf({ cargo }: ModelPackManifest, { reading, lengthM }: JudgedContainer): number {
  const { perKg, tareKgPerM } = cargo?.mass ?? { perKg: 1, tareKgPerM: 0 };
  return Math.max(0, perKg * (reading?.seenKg ?? 0) - tareKgPerM * lengthM);
}

const median = (values: readonly number[]) => (values.length === 0 ? null : quantile(values, 0.5));
