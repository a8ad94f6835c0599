import { z } from 'zod';
import { fail, ok, type Result } from '#base/result.ts';
import { Annotation, type AnnotationContent, type AnnotationId } from '../annotation/annotation.ts';
import { Verdict } from '../decision/decision.ts';
import { OfficerId } from '../officer/officer.ts';
import { Recipe } from '../scan/recipe.ts';
import { ScanId } from '../scan/scan.ts';
import { Instant } from '../time/instant.ts';
import { RoundId } from './sample-plan.ts';

/**
 * What a supervisor makes of a decision. `minor`: nothing would have gone wrong by it. `major`: the container went the
 * wrong way. `learning`: right or wrong, others should see it.
 */
export const Grade = z.enum(['agree', 'minor', 'major', 'learning']);
export type Grade = z.infer<typeof Grade>;

/** One scan of an audit round, looked at again by the supervisor who drew the round. */
export const Reread = z.object({
  roundId: RoundId,
  scanId: ScanId,
  readerId: OfficerId,
  /** Place in the round, from 1. */
  position: z.number().int().positive(),
  /** See `drawSample`. It tells of the outcome, so it stays hidden until the verdict. */
  stratum: z.string(),
  verdict: z.object({ verdict: Verdict, givenAt: Instant, recipe: Recipe }).nullable(),
  /** Marks and remarks pinned to places; those older than the verdict were made blind. */
  remarks: z.array(Annotation).max(200),
  grade: z.object({ grade: Grade, note: z.string().max(500), givenAt: Instant }).nullable(),
});
export type Reread = z.infer<typeof Reread>;

export const RereadProblem = z.enum([
  'reread-verdict-missing',
  'reread-verdict-given',
  'remark-missing',
  'remarks-too-many',
  'grade-needs-remark',
]);
export type RereadProblem = z.infer<typeof RereadProblem>;

export type RereadState = 'waiting' | 'compared' | 'graded';

export function stateOf({ verdict, grade }: Pick<Reread, 'verdict' | 'grade'>): RereadState {
  if (grade) return 'graded';
  return verdict ? 'compared' : 'waiting';
}

/** The supervisor's own verdict, once: only then may the rest be shown. */
export function giveRereadVerdict(
  reread: Reread,
  verdict: NonNullable<Reread['verdict']>,
): Result<Reread, RereadProblem> {
  if (reread.verdict) return fail('reread-verdict-given');
  return ok({ ...reread, verdict });
}

/** Pins, changes, or with `null` removes one remark. */
export function pinRemark(
  reread: Reread,
  id: AnnotationId,
  content: AnnotationContent | null,
  changedAt: Instant,
): Result<Reread, RereadProblem> {
  const isThere = reread.remarks.some((remark) => remark.id === id);
  if (!content) {
    if (!isThere) return fail('remark-missing');
    return ok({ ...reread, remarks: reread.remarks.filter((remark) => remark.id !== id) });
  }
  if (!isThere && reread.remarks.length >= 200) return fail('remarks-too-many');
  const pinned = { ...content, id, drawnBy: reread.readerId, changedAt };
  const remarks = isThere
    ? reread.remarks.map((remark) => (remark.id === id ? pinned : remark))
    : [...reread.remarks, pinned];
  return ok({ ...reread, remarks });
}

/** Whoever disagrees must say where or why. A grade can be given anew; the trail keeps each. */
export function giveGrade(reread: Reread, grade: NonNullable<Reread['grade']>): Result<Reread, RereadProblem> {
  if (!reread.verdict) return fail('reread-verdict-missing');
  const hasWords = grade.note.trim().length >= 3 || reread.remarks.length > 0;
  if (grade.grade !== 'agree' && !hasWords) return fail('grade-needs-remark');
  return ok({ ...reread, grade });
}
