import { z } from 'zod';
import { EscalationDecider, KeptHours, ReviewMode } from './case-terms.ts';

/** By how many decisions an officer has made, see `newcomerDecisions`. */
export const Experience = z.enum(['newcomer', 'experienced']);
export type Experience = z.infer<typeof Experience>;

const Place = z.string().trim().min(1).max(60);
const Code = z.string().trim().min(1).max(60);

/** The mode of the scans of one queue for officers of one experience; null stands for any. */
export const ModeRule = z.object({
  site: Place.nullable(),
  lane: Place.nullable(),
  experience: Experience.nullable(),
  mode: ReviewMode.exclude(['blind']),
});
export type ModeRule = z.infer<typeof ModeRule>;

/** By which rules scans are reviewed. Set by an administrator; each change is a revision of its own. */
export const ReviewPolicy = z.object({
  /** The first that fits counts; a second look where none does. */
  rules: z.array(ModeRule).max(50),
  /** So many decisions an officer has made before being experienced. */
  newcomerDecisions: z.number().int().min(0).max(100_000),
  /** Of the scans that would have a second look; 0 for none. */
  blindPercent: z.number().refine((percent) => percent === 0 || (percent >= 2 && percent <= 5), {
    error: 'expected 0, or 2 to 5',
  }),
  /** What the blind scans are drawn by: the same seed draws the same scans. */
  seed: z.string().trim().min(1).max(60),
  /** Reasons for selection that ask for two officers. */
  twoOfficerReasons: z.array(Code).max(50),
  /** Rejecting a claim of such a class asks for two officers. */
  topClasses: z.array(Code).max(50),
  escalationDecider: EscalationDecider,
  /** So many days it is kept what officers had on the screen; with 0 it is not recorded. */
  viewPathDays: z.number().int().min(0).max(365).default(90),
  /** So many hours a scan that was returned or set aside waits for its officer. */
  keptHours: KeptHours.default(24),
  /** Minutes of work after which a break is spoken of; 0 for never. */
  breakAfterMinutes: z
    .number()
    .int()
    .refine((minutes) => minutes === 0 || (minutes >= 20 && minutes <= 60), { error: 'expected 0, or 20 to 60' })
    .default(40),
});
export type ReviewPolicy = z.infer<typeof ReviewPolicy>;

/** Where nobody has set one: a second look for everyone. */
export const FIRST_POLICY: ReviewPolicy = {
  rules: [],
  newcomerDecisions: 500,
  blindPercent: 0,
  seed: 'gantry',
  twoOfficerReasons: [],
  topClasses: [],
  escalationDecider: 'officer',
  viewPathDays: 90,
  keptHours: 24,
  breakAfterMinutes: 40,
};
