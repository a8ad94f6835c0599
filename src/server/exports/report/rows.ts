import type { CaseRecord } from '#contract/record.ts';
import { loadsOf } from '#domain/finding/detection-report.ts';
import { inOrder } from '#domain/finding/finding.ts';
import type { MachineReport } from '#domain/finding/machine-report.ts';
import type { ScanSidecar } from '#domain/scan/sidecar.ts';
import { classWords, officerName } from '../case-material.ts';
import { letterOf } from './draw-picture.ts';
import type { Field } from './sheet.ts';
import { instantText, kilograms, placeText, sizeText } from './values.ts';
import { reasonText, WORDS } from './words.ts';

type Rows = readonly (readonly string[])[];

export function findingRows(record: CaseRecord): Rows {
  const { scan, review } = record;
  return inOrder(review.findings).map(({ classId, score, box, status, reason, disposedBy }, i) => {
    const shape = { kind: 'box', box } as const;
    const answer = [WORDS.status[status], reason && `(${WORDS.reason[reason]})`].filter(Boolean).join(' ');
    const by = disposedBy ? `${answer}, ${officerName(record, disposedBy)}` : answer;
    return [String(i + 1), classWords(classId), score.toFixed(2), by, placeText(shape, scan), sizeText(shape, scan)];
  });
}

export function markRows(record: CaseRecord): Rows {
  const { scan, review } = record;
  return review.annotations.map(({ shape, classId, note, drawnBy }, i) => [
    letterOf(i),
    WORDS.kind[shape.kind],
    [classId && classWords(classId), note].filter(Boolean).join(': ') || '–',
    officerName(record, drawnBy),
    placeText(shape, scan),
    sizeText(shape, scan),
  ]);
}

/** A report without claims has a row of its own, so that its decision shows. */
export function claimRows(reports: readonly MachineReport[]): Rows {
  let number = 0;
  return reports.flatMap(({ algorithm, device, decision, aborted, claims }) => {
    const by = [algorithm || device, aborted || WORDS.machineDecision[decision]];
    if (claims.length === 0) return [['–', '–', '–', ...by]];
    return claims.map(({ category, words, assessment }) => [
      `M${++number}`,
      [category, words].filter(Boolean).join(': ') || '–',
      WORDS.assessment[assessment],
      ...by,
    ]);
  });
}

/** Decisions that do not stand any more, the oldest first. */
export function earlierRows(record: CaseRecord): Rows {
  return record.review.earlier.map(({ decision, returned }) => [
    WORDS.outcome[decision.outcome],
    `${officerName(record, decision.decidedBy)}, ${instantText(decision.decidedAt)}`,
    reasonText(decision.note) || '–',
    `${officerName(record, returned.by)}, ${instantText(returned.at)}: ${reasonText(returned.reason)}`,
  ]);
}

/** What was asked of seniors and answered, in its order. */
export function remarkRows(record: CaseRecord): Rows {
  const remarks = record.escalation?.remarks ?? [];
  return remarks.map(({ at, by, text, place }) => [
    instantText(at),
    officerName(record, by),
    text,
    place ? placeText(place, record.scan) : '–',
  ]);
}

export function declarationFields(declaration: NonNullable<ScanSidecar['declaration']>): readonly Field[] {
  const { reference, goods, grossMassKg, origin, destination, consignor, consignee, seals } = declaration;
  return [
    { name: 'Reference', value: reference },
    { name: 'Route', value: [origin ?? '?', destination ?? '?'].join(' → ') },
    ...goods.map(({ description, hsCode, packages, netMassKg }) => ({
      name: hsCode ? `HS ${hsCode}` : 'Goods',
      value: [description, packages && `${packages} packages`, netMassKg && kilograms(netMassKg)]
        .filter(Boolean)
        .join(', '),
    })),
    ...(grossMassKg ? [{ name: 'Gross mass', value: kilograms(grossMassKg) }] : []),
    ...(consignor ? [{ name: 'Consignor', value: consignor }] : []),
    ...(consignee ? [{ name: 'Consignee', value: consignee }] : []),
    ...(seals.length > 0 ? [{ name: 'Seals', value: seals.join(', ') }] : []),
  ];
}

export function loadLines({ review: { detection } }: CaseRecord): readonly string[] {
  return loadsOf(detection).map(({ loadedProbability, types, fill, cargoMassKg }) => {
    if (loadedProbability < 0.5) return `Empty (${Math.round(100 * (1 - loadedProbability))} %)`;
    const kinds = types.map(({ type, probability }) => `${classWords(type)} ${Math.round(100 * probability)} %`);
    const mass = cargoMassKg && `${kilograms(cargoMassKg.likeliest)} ± ${kilograms(cargoMassKg.spread)}`;
    return [...kinds, `${Math.round(100 * fill)} % full`, mass].filter(Boolean).join(' · ');
  });
}
