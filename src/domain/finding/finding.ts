import { z } from 'zod';
import { ImageBox } from '../annotation/space.ts';
import { OfficerId } from '../officer/officer.ts';

export const FindingId = z
  .string()
  .regex(/^fnd_[0-9a-zA-Z-]{8,40}$/)
  .brand<'FindingId'>();
export type FindingId = z.infer<typeof FindingId>;

/** Coded, because free text is slow to give and cannot be counted. */
export const RejectReason = z.enum([
  'benign-goods',
  'image-artefact',
  'vehicle-or-container-part',
  'wrong-class',
  'other',
]);
export type RejectReason = z.infer<typeof RejectReason>;

/** What the detector claimed, on record, with what officers made of it. */
export const Finding = z.object({
  id: FindingId,
  /** Class of the model pack that proposed it; an officer may correct it on confirming. */
  classId: z.string().min(1).max(60),
  /** The pack's calibrated score, 0 to 1. */
  score: z.number().min(0).max(1),
  box: ImageBox,
  status: z.enum(['open', 'confirmed', 'rejected']),
  reason: RejectReason.nullable(),
  disposedBy: OfficerId.nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** Strongest first: whoever shows findings numbers them in this order. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => other.score - one.score || one.id.localeCompare(other.id));
}
