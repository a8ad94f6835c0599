import { z } from 'zod';
import { fail, ok, type Result } from '#base/result.ts';
import { Shape } from '../annotation/annotation.ts';
import { OfficerId } from '../officer/officer.ts';
import { EscalationDecider } from '../review-policy/case-terms.ts';
import { ScanId } from '../scan/scan.ts';
import { Instant } from '../time/instant.ts';

const REMARKS_MAX = 200;

export const RemarkId = z
  .string()
  .regex(/^rmk_[0-9a-zA-Z-]{8,40}$/)
  .brand<'RemarkId'>();
export type RemarkId = z.infer<typeof RemarkId>;

/** What somebody says about a scan: at a place in the picture, or with `null` about all of it. */
export const RemarkContent = z.object({ place: Shape.nullable(), text: z.string().trim().min(1).max(500) });
export type RemarkContent = z.infer<typeof RemarkContent>;

export const Remark = RemarkContent.extend({ id: RemarkId, by: OfficerId, at: Instant });
export type Remark = z.infer<typeof Remark>;

/** `open`: the officer who asked waits for a word. `answered`: a senior had the last word. `closed`: nothing is asked. */
export const EscalationState = z.enum(['open', 'answered', 'closed']);
export type EscalationState = z.infer<typeof EscalationState>;

/** What an officer asked the seniors about one scan, and all that was said since. Remarks are never changed. */
export const Escalation = z.object({
  scanId: ScanId,
  askedBy: OfficerId,
  askedAt: Instant,
  decider: EscalationDecider,
  state: EscalationState,
  remarks: z.array(Remark).min(1).max(REMARKS_MAX),
  closed: z.object({ by: OfficerId, at: Instant }).nullable(),
});
export type Escalation = z.infer<typeof Escalation>;

export const EscalationProblem = z.enum(['escalation-closed', 'remarks-too-many']);
export type EscalationProblem = z.infer<typeof EscalationProblem>;

/** The first question about a scan, or another after what was said before. */
export function askSeniors(
  before: Escalation | null,
  scanId: ScanId,
  question: Remark,
  decider: EscalationDecider,
): Escalation {
  const remarks = [...(before?.remarks ?? []), question].slice(-REMARKS_MAX);
  return { scanId, askedBy: question.by, askedAt: question.at, decider, state: 'open', remarks, closed: null };
}

export function addRemark(escalation: Escalation, remark: Remark): Result<Escalation, EscalationProblem> {
  if (escalation.state === 'closed') return fail('escalation-closed');
  if (escalation.remarks.length >= REMARKS_MAX) return fail('remarks-too-many');
  const state = remark.by === escalation.askedBy ? 'open' : 'answered';
  return ok({ ...escalation, state, remarks: [...escalation.remarks, remark] });
}

export function closeEscalation(
  escalation: Escalation,
  by: OfficerId,
  at: Instant,
): Result<Escalation, EscalationProblem> {
  if (escalation.state === 'closed') return fail('escalation-closed');
  return ok({ ...escalation, state: 'closed', closed: { by, at } });
}
