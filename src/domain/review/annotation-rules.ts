import { fail, ok, type Result } from '#base/result.ts';
import type { Acting } from './acting.ts';
import type { CommandNamed, ReviewProblem } from './command.ts';
import type { Review } from './review.ts';

export function annotate(
  review: Review,
  { annotationId, content, deviceAt }: CommandNamed<'annotate'>,
  { officerId }: Acting,
): Result<Review, ReviewProblem> {
  if (review.annotations.some(({ id }) => id === annotationId)) return fail('annotation-exists');
  const annotation = { ...content, id: annotationId, drawnBy: officerId, changedAt: deviceAt };
  return ok({ ...review, annotations: [...review.annotations, annotation] });
}

export function changeAnnotation(
  review: Review,
  { annotationId, content, deviceAt }: CommandNamed<'change-annotation'>,
  { officerId }: Acting,
): Result<Review, ReviewProblem> {
  if (!review.annotations.some(({ id }) => id === annotationId)) return fail('annotation-not-found');
  const annotations = content
    ? review.annotations.map((annotation) =>
        annotation.id === annotationId
          ? { ...content, id: annotationId, drawnBy: officerId, changedAt: deviceAt }
          : annotation,
      )
    : review.annotations.filter(({ id }) => id !== annotationId);
  return ok({ ...review, annotations });
}
