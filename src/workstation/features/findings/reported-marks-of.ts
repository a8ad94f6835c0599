import type { ReportedMark } from '../../canvas/layers/reported-marks.tsx';
import type { MachineSaying } from './machine-rows.ts';

/** Those claims of other machines that have a place in the picture. */
export function reportedMarksOf(sayings: readonly MachineSaying[]): readonly ReportedMark[] {
  return sayings.flatMap(({ rows }) =>
    rows.flatMap(({ tag, shape, assessment }) =>
      shape ? [{ tag, shape, isThreat: assessment === 'threat' || assessment === 'high-threat' }] : [],
    ),
  );
}
