import type { OfficerId } from '#domain/officer/officer.ts';
import type { StagedFile } from '../storage/blob-store.ts';

export const IMAGE_PARTS = ['image', 'image-high', 'image-low'] as const;
export type ImagePart = (typeof IMAGE_PARTS)[number];

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

/** What a scanner brought: the sidecar's text, its image or its pair of images, and what a machine made of them. */
export interface Delivery {
  readonly sidecarText: string;
  readonly images: readonly StagedImage[];
  readonly report?: StagedFile | undefined;
  readonly sender: Sender;
}
