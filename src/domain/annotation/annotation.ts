import { z } from 'zod';
import { OfficerId } from '../officer/officer.ts';
import { Instant } from '../time/instant.ts';
import { ImageBox, ImagePoint } from './space.ts';

export const AnnotationId = z
  .string()
  .regex(/^ann_[0-9a-zA-Z-]{8,40}$/)
  .brand<'AnnotationId'>();
export type AnnotationId = z.infer<typeof AnnotationId>;

export const Shape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('box'), box: ImageBox }),
  z.object({ kind: z.literal('polygon'), points: z.array(ImagePoint).min(3).max(200) }),
  /** A note pinned to one place. */
  z.object({ kind: z.literal('point'), at: ImagePoint }),
  /** A distance, told in millimetres by the pixel pitch of the scan. */
  z.object({ kind: z.literal('line'), from: ImagePoint, to: ImagePoint }),
  /** The length of a way with bends. */
  z.object({ kind: z.literal('polyline'), points: z.array(ImagePoint).min(2).max(200) }),
  /** Between two legs that meet at the second point. */
  z.object({ kind: z.literal('angle'), points: z.array(ImagePoint).length(3) }),
]);
export type Shape = z.infer<typeof Shape>;

/** What an officer drew and wrote. A box or polygon with a class is the officer's own finding. */
export const AnnotationContent = z.object({
  shape: Shape,
  classId: z.string().min(1).max(60).nullable(),
  note: z.string().max(500),
});
export type AnnotationContent = z.infer<typeof AnnotationContent>;

export const Annotation = AnnotationContent.extend({
  id: AnnotationId,
  drawnBy: OfficerId,
  changedAt: Instant,
});
export type Annotation = z.infer<typeof Annotation>;
