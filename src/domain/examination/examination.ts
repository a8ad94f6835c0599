import { z } from 'zod';
import { OfficerId } from '../officer/officer.ts';
import { Instant } from '../time/instant.ts';

/** What the yard found when it opened the container. */
export const ExaminationResult = z.enum(['found', 'nothing']);
export type ExaminationResult = z.infer<typeof ExaminationResult>;

/** The newest word of the yard on one container; earlier ones stay in the trail. */
export const Examination = z.object({
  result: ExaminationResult,
  note: z.string().max(500),
  recordedBy: OfficerId,
  recordedAt: Instant,
});
export type Examination = z.infer<typeof Examination>;
