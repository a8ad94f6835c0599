import { z } from 'zod';
import { ImageBox } from '../annotation/space.ts';
import { OfficerId } from '../officer/officer.ts';
import { Instant } from '../time/instant.ts';

/** What the yard found when it opened the container. */
export const ExaminationResult = z.enum(['found', 'nothing']);
export type ExaminationResult = z.infer<typeof ExaminationResult>;

/** Where in the picture something was found. */
export const FoundPlaces = z.array(ImageBox).max(50);

export const PhotoId = z
  .string()
  .regex(/^pho_[0-9a-zA-Z-]{8,40}$/)
  .brand<'PhotoId'>();
export type PhotoId = z.infer<typeof PhotoId>;

/** A photograph of the opened container, kept as it was delivered. */
export const ExaminationPhoto = z.object({
  id: PhotoId,
  sha256: z.string(),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  bytes: z.number().int().positive(),
  attachedBy: OfficerId,
  attachedAt: Instant,
});
export type ExaminationPhoto = z.infer<typeof ExaminationPhoto>;

/** The newest word of the yard on one container; earlier ones stay in the trail. */
export const Examination = z.object({
  result: ExaminationResult,
  note: z.string().max(500),
  /** Empty where nothing was found, or nobody has said where. */
  places: FoundPlaces.default([]),
  recordedBy: OfficerId,
  recordedAt: Instant,
});
export type Examination = z.infer<typeof Examination>;
