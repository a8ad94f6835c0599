import type { CorruptionNumbers } from './corruption-numbers.ts';
import type { Estimate } from './intervals.ts';
import type { aimNumbers, alarmNumbers, benignNumbers, boxNumbers, cargoNumbers, unseenNumbers } from './numbers.ts';

/** Everything that the report says about a pack. */
export interface Numbers {
  readonly pack: {
    readonly title: string;
    readonly version: string;
    readonly notice: string;
    readonly steps: number;
    readonly scans: number;
    readonly unseen?: readonly string[] | undefined;
  };
  readonly modelMegabytes: number;
  readonly classes: readonly { readonly id: string; readonly title: string; readonly threshold: number }[];
  readonly validationScans: number;
  readonly cleanScans: number;
  readonly inDomain: ReturnType<typeof boxNumbers>;
  readonly shifted: ReturnType<typeof boxNumbers>;
  readonly unseenShapes: ReturnType<typeof boxNumbers>;
  readonly aims: ReturnType<typeof aimNumbers>;
  readonly alarms: ReturnType<typeof alarmNumbers>;
  readonly shiftedAlarms: ReturnType<typeof alarmNumbers>;
  readonly unseen: ReturnType<typeof unseenNumbers>;
  readonly benign: ReturnType<typeof benignNumbers>;
  readonly cargo: ReturnType<typeof cargoNumbers>;
  readonly shiftedCargo: ReturnType<typeof cargoNumbers>;
  readonly corruption: CorruptionNumbers;
}

const GALLERY = `## Twenty-four scans

Scans of A with everything found, with something missed, and clean ones. Dashed: truth, green when found, red when missed.
Solid: findings, blue when right, amber when false.

![Twenty-four scans with truth and findings](detector/gallery.svg)`;

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const shown = (estimate: Estimate | null, show = percent) =>
  estimate ? `${show(estimate.value)} (${show(estimate.low)} – ${show(estimate.high)})` : '–';
const counted = (estimate: Estimate | null) => (estimate ? `${shown(estimate)}, n = ${estimate.cases}` : '–');
const plain = (value: number) => value.toFixed(3);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The written report. */
export function reportOf(numbers: Numbers): string {
  return `${[
    introduction(numbers),
    goals(numbers),
    boxes(numbers),
    alarms(numbers),
    hidden(numbers),
    cargo(numbers),
    corrupted(numbers),
    GALLERY,
    missing(numbers),
  ].join('\n\n')}\n`;
}

function introduction({
  pack,
  modelMegabytes,
  validationScans,
  cleanScans,
  inDomain,
  shifted,
  unseenShapes,
  benign,
}: Numbers): string {
  const unseen = pack.unseen?.length ? `; never trained: ${pack.unseen.join(', ')}` : '';
  return `# What the detector finds

> **${pack.notice}** Every number below is synthetic. None of them says what the detector would find in a port.

Written by \`npm run evaluate\` from the scans that \`training/README.md\` tells how to make; do not edit. Brackets are
95 % intervals: Wilson's for shares, else by drawing the scans again and again.

Pack: ${pack.title} ${pack.version}, ${modelMegabytes.toFixed(1)} MB, ${pack.steps} steps, ${pack.scans} scenes${unseen}.

${table(
  ['split', 'what it is', 'scans'],
  [
    ['validation', 'for calibration and the reading of cargo; no number below is from it', `${validationScans}`],
    ['clean', 'as E, other seeds, for thresholds; no number below is from it', `${cleanScans}`],
    ['A, in domain', 'as in training, other seeds', `${inDomain.scans}`],
    [
      'B, shifted',
      '9/4 MV, a quarter of the quanta, three times the scatter, a boom that swings, 4.5 mm',
      `${shifted.scans}`,
    ],
    ['C, unseen shapes', 'targets of shapes that training holds back', `${unseenShapes.scans}`],
    ['D, unseen classes', 'scans of A that hide only what was never trained', `${numbersOfUnseen(pack.unseen)}`],
    ['E, benign', 'as in training, nothing hidden, confusers in half of them', `${benign.scans}`],
  ],
)}`;
}

const numbersOfUnseen = (unseen: readonly string[] | undefined) => (unseen?.length ? 'part of A' : '–');

function goals(numbers: Numbers): string {
  const { inDomain, shifted, cargo, unseen, benign, aims } = numbers;
  const errors = inDomain.classes.flatMap((one) => one.expectedCalibrationError ?? []);
  const best = unseen.toSorted((a, b) => (b.detected?.value ?? 0) - (a.detected?.value ?? 0))[0];
  return `## Against what was aimed at

${table(
  ['aim', 'measured'],
  [
    ...aims.map(({ of, detected, allowed, measured }) => [
      `${of} detected in ${100 * detected} % at ${100 * allowed} % false alarms`,
      counted(measured),
    ]),
    ['mAP50 of 0.80', shown(inDomain.map50, plain)],
    ['mAP50 at most 0.10 less on a shifted scanner', shown(shifted.map50, plain)],
    ['empty or loaded right in 99.3 %', shown(cargo.emptyOrLoaded)],
    ['cargo type right in 80 % (three guesses: 93 %)', `${shown(cargo.top1)}; ${shown(cargo.top3)}`],
    ['unseen classes detected in 90 % at 15 % false alarms', `${shown(best?.detected ?? null)} by "${best?.sign}"`],
    ['calibration error of every class at most 0.05', errors.length ? `worst ${plain(Math.max(...errors))}` : '–'],
    [
      'corrupted scans noticed in 95 %, sound ones in at most 2 %',
      `${shown(numbers.corruption.corrupted)}; ${shown(numbers.corruption.clean)}`,
    ],
    ['mass within 7 % (median) where penetrated', shown(cargo.massErrorPenetrated)],
    [
      'clean scans: no false finding at the median, 2 at the 90th percentile',
      `${benign.median}; ${benign.p90}; ${shown(benign.quiet)} quiet`,
    ],
  ],
)}`;
}

function boxes({ classes, inDomain, shifted, unseenShapes }: Numbers): string {
  const rows = inDomain.classes.map((one) => {
    const other = shifted.classes.find(({ classId }) => classId === one.classId);
    const unseen = unseenShapes.classes.find(({ classId }) => classId === one.classId);
    const known = classes.find(({ id }) => id === one.classId);
    return [
      known?.title ?? one.classId,
      `${known?.threshold ?? ''}`,
      counted(one.found),
      shown(one.ap50, plain),
      shown(other?.ap50 ?? null, plain),
      counted(unseen?.found ?? null),
      shown(unseen?.ap50 ?? null, plain),
      one.expectedCalibrationError === null ? '–' : plain(one.expectedCalibrationError),
    ];
  });
  return `## Boxes

Found: a proposal of the class above its threshold, overlap (IoU) at least 0.3. AP50 asks for 0.5. Thresholds and scores
are probabilities (isotonic calibration, fitted on the validation split).

${table(
  ['class', 'threshold', 'found (A)', 'AP50 (A)', 'AP50 (B)', 'found (C)', 'AP50 (C)', 'calibration error'],
  rows,
)}

mAP50: ${shown(inDomain.map50, plain)} on A, ${shown(shifted.map50, plain)} on B, ${shown(unseenShapes.map50, plain)} on C.

${table(
  ['false findings per container', ...inDomain.froc.map(({ allowed }) => `${allowed}`)],
  [
    ['share of targets found, A', ...inDomain.froc.map(({ sensitivity }) => shown(sensitivity))],
    ['B', ...shifted.froc.map(({ sensitivity }) => shown(sensitivity))],
    ['C', ...unseenShapes.froc.map(({ sensitivity }) => shown(sensitivity))],
  ],
)}`;
}

function alarms({ alarms: rates, shiftedAlarms, classes }: Numbers): string {
  const title = (id: string) => classes.find((one) => one.id === id)?.title ?? id;
  const head = rates[0]?.rates.flatMap(({ allowed }) => [`A at ${percent(allowed)}`, `B at ${percent(allowed)}`]) ?? [];
  return `## Containers detected at a false-alarm rate

Share of the scans that hide a class in which its loudest proposal is louder than in all but so many benign scans (E).

${table(
  ['class', ...head],
  rates.map(({ classId, rates: own }, i) => [
    title(classId),
    ...own.flatMap(({ detected }, k) => [shown(detected), shown(shiftedAlarms[i]?.rates[k]?.detected ?? null)]),
  ]),
)}`;
}

function hidden({ inDomain, unseen }: Numbers): string {
  return `## By hiding place and by what is in the way

${table(
  ['hidden', 'found (A)'],
  inDomain.byConcealment.map(({ key, found }) => [key, counted(found)]),
)}

${table(
  ['matter in the way, g/cm²', 'found (A)'],
  inDomain.byShielding.map(({ key, found }) => [key, counted(found)]),
)}

What was never trained, by the signs of something that does not belong:

${table(
  ['sign', 'false alarms', 'detected'],
  unseen.map(({ sign, allowed, detected }) => [sign, percent(allowed), counted(detected)]),
)}`;
}

function cargo({ cargo: own, shiftedCargo }: Numbers): string {
  const rows = own.byType.map(({ type, right, takenFor }) => [
    type,
    counted(right),
    takenFor.map(([other, count]) => `${other} (${count})`).join(', ') || '–',
  ]);
  return `## Cargo

${table(
  ['', 'A', 'B'],
  [
    ['empty or loaded', counted(own.emptyOrLoaded), counted(shiftedCargo.emptyOrLoaded)],
    ['cargo type', counted(own.top1), counted(shiftedCargo.top1)],
    ['among three guesses', counted(own.top3), counted(shiftedCargo.top3)],
    ['mass, median error, penetrated', shown(own.massErrorPenetrated), shown(shiftedCargo.massErrorPenetrated)],
    ['mass, median error, all loads', shown(own.massErrorAll), shown(shiftedCargo.massErrorAll)],
    ['fill, median error', shown(own.fillError), shown(shiftedCargo.fillError)],
  ],
)}

${table(['cargo type (one kind only)', 'right (A)', 'mostly taken for'], rows)}`;
}

function corrupted({ corruption: { scans, clean, kinds, corrupted } }: Numbers): string {
  return `## Corrupted scans

Scans of A, each with one thing wrong that is worse than the worst scanner of training has it. Noticed: the workstation
cannot judge the scan, or says that its answer is not to be relied upon, for other reasons than dense cargo.

${table(
  ['what is wrong', 'noticed'],
  [
    ...kinds.map(({ title, flagged }) => [title, counted(flagged)]),
    ['any of these', counted(corrupted)],
    [`nothing: the same ${scans} scans as they are`, counted(clean)],
  ],
)}`;
}

function missing({ pack }: Numbers): string {
  return `## What this does not say

- Nothing real was seen. A and E come from the simulator that made the training scenes, with other seeds; B stays within
  its physics.
- Unseen shapes (C) are other kinds of the same things from the same simulator, not things that nobody thought of.
- ${pack.unseen?.length ? `The pack does not know ${pack.unseen.join(' and ')}; they serve to test the signs of anomalies.` : 'No class was left out of training, so the signs of anomalies are not measured on unseen classes.'}
- Containers are found here by their true outline; on the desk they are found in the picture.
- Alarm rates count scans, of which some show two containers.

Why aims are missed, and what was tried, stands with [the training](../training/README.md#the-pack-in-use).`;
}
