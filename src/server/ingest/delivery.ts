import { SlicePart } from '#contract/transfers.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { StagedFile } from '../storage/blob-store.ts';

export const IMAGE_PARTS = ['image', 'image-high', 'image-low', 'image-top'] as const;
/** As what each file of a series comes. */
export const SLICE_PART = 'slice';
export type ImagePart = (typeof IMAGE_PARTS)[number] | SlicePart;

/** The name of the next file of a series, after so many. */
export const slicePart = (before: number): SlicePart => SlicePart.parse(`${SLICE_PART}-${before + 1}`);

export const hasTopView = (images: readonly Pick<StagedImage, 'part'>[]) =>
  images.some(({ part }) => part === 'image-top');

export const isSeries = (images: readonly Pick<StagedImage, 'part'>[]) =>
  images.some(({ part }) => part.startsWith(SLICE_PART));

export interface StagedImage {
  readonly part: ImagePart;
  readonly staged: StagedFile;
  readonly mediaType: string;
}

/** Which way a delivery came, and on whose account. */
export interface Sender {
  readonly way: 'http' | 'watched-folder' | 'seed';
  readonly officerId: OfficerId | null;
}

/** What a scanner brought: the sidecar's text, its image, its images of two energies or two views or a file for each slice, and what a machine made of them. */
export interface Delivery {
  readonly sidecarText: string;
  readonly images: readonly StagedImage[];
  readonly report?: StagedFile | undefined;
  readonly sender: Sender;
}
