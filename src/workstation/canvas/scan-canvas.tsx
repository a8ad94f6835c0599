import type { Annotation, AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import type { Finding, FindingId } from '#domain/finding/finding.ts';
import type { Plane } from '#imaging/plane.ts';
import type { PixelPitchMm } from './model/length.ts';
import type { ImageSize } from './model/viewport.ts';
import type { ViewStore } from './view-store.ts';

export interface ScanCanvasProps {
  /** Names the scan in measures and in `data-scan-shown`. */
  readonly scanId: string;
  /** Of the full-resolution planes; known before they have come. */
  readonly image: ImageSize;
  readonly pixelPitchMm: PixelPitchMm;
  readonly planes: { readonly high: Plane; readonly low: Plane | null } | null;
  /** Shown until `planes` have come. */
  readonly preview: Plane | null;
  readonly view: ViewStore;
  /** Empty before the first verdict. Numbered in this order, from 1. */
  readonly findings: readonly Finding[];
  readonly annotations: readonly Annotation[];
  readonly focusFindingId: FindingId | null;
  /** False when the officer may look but not draw: tools other than select and pan do nothing. */
  readonly isEditable: boolean;
  /** For screen readers: what this region is and which keys it knows. */
  readonly ariaLabel: string;
  readonly onAnnotate: (content: AnnotationContent) => void;
  /** `null` removes the annotation. */
  readonly onChangeAnnotation: (id: AnnotationId, content: AnnotationContent | null) => void;
  readonly onFocusFinding: (id: FindingId) => void;
}

export function ScanCanvas({ scanId, ariaLabel }: ScanCanvasProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: an application region takes the focus for its keys
    <div role="application" aria-label={ariaLabel} tabIndex={0} data-scan={scanId} />
  );
}
