import { z } from 'zod';
import { Doubt, Hindrance } from '../finding/judgement.ts';

/** Doubts that come of the cargo and not of the picture. */
const OF_CARGO = ['unpenetrated', 'ratio-invalid'] as const;

/** What is wrong with a picture, whatever is in the container. */
export const QualityFault = z.enum([
  ...Hindrance.exclude(['slices']).options,
  ...Doubt.exclude(OF_CARGO).options,
  /** Air at an edge of the picture is darker than elsewhere. */
  'dark-edges',
  /** Marks were drawn into the picture; what lay under them is lost. */
  'in-colour',
]);
export type QualityFault = z.infer<typeof QualityFault>;

/** How good a picture is, measured once, when it arrives. */
export const ScanQuality = z.object({ faults: z.array(QualityFault).max(20) });
export type ScanQuality = z.infer<typeof ScanQuality>;

/** `poor`: no detector can be asked about it. */
export type QualityGrade = 'good' | 'fair' | 'poor';

export function gradeOf({ faults }: ScanQuality): QualityGrade {
  if (faults.some((fault) => Hindrance.safeParse(fault).success)) return 'poor';
  return faults.length > 0 ? 'fair' : 'good';
}
