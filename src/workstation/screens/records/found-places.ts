import type { CaseRecord } from '#contract/record.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { type RegionOutcomes, regionOutcomes } from '#domain/examination/region-outcomes.ts';
import type { Pin } from '../../canvas/layers/pin-marks.tsx';
import { boundsOf } from '../../canvas/model/shape-edit.ts';

/** Where the yard found something, for the picture. */
export function pinsOfPlaces({ examination }: Pick<CaseRecord, 'examination'>): readonly Pin[] {
  return (examination?.places ?? []).map((box, i) => ({ tag: `✓${i + 1}`, shape: { kind: 'box', box } }));
}

export interface Outcomes {
  readonly detector: RegionOutcomes | null;
  readonly officer: RegionOutcomes | null;
}

/** The claims of the detector, and what officers confirmed and drew, held against what the yard found. */
export function outcomesOf({ review, examination }: Pick<CaseRecord, 'review' | 'examination'>): Outcomes {
  const { detection, findings, annotations } = review;
  const confirmed = findings.filter(({ status }) => status === 'confirmed').map(({ box }) => box);
  return {
    detector:
      detection?.state === 'done'
        ? regionOutcomes(
            examination,
            findings.map(({ box }) => box),
          )
        : null,
    officer: regionOutcomes(examination, [...confirmed, ...placesOf(annotations)]),
  };
}

/** What marks enclose; a note or a measure claims nothing. */
export function placesOf(annotations: readonly Pick<Annotation, 'shape'>[]) {
  return annotations
    .filter(({ shape }) => shape.kind === 'box' || shape.kind === 'polygon')
    .map(({ shape }) => boundsOf(shape));
}
