import { useEffect, useRef, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Annotation, AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import type { ImageBox } from '#domain/annotation/space.ts';
import type { Finding, FindingId } from '#domain/finding/finding.ts';
import type { Plane } from '#imaging/plane.ts';
import { usePreferences } from '../state/workstation.tsx';
import { useGestures } from './gestures/use-gestures.ts';
import { MarksStage } from './layers/marks-stage.tsx';
import type { Pin } from './layers/pin-marks.tsx';
import type { Replay } from './layers/replay-marks.tsx';
import type { ReportedMark } from './layers/reported-marks.tsx';
import type { PixelPitchMm } from './model/measures.ts';
import type { Draft } from './model/tools/tool.ts';
import type { ImageSize } from './model/viewport.ts';
import css from './scan-canvas.module.css';
import { useScanScreen } from './use-scan-screen.ts';
import { useViewport } from './use-viewport.ts';
import type { Planes } from './view.ts';
import type { ViewStore } from './view-store.ts';

export interface ScanCanvasProps {
  /** Names the scan in measures and in `data-scan-shown`. */
  readonly scanId: string;
  /** Of the full-resolution planes; known before they have come. */
  readonly image: ImageSize;
  readonly pixelPitchMm: PixelPitchMm;
  /** The same object as long as they are the same planes. */
  readonly planes: Planes | null;
  /** Shown until `planes` have come. */
  readonly preview: Plane | null;
  /** Of the scan that probably comes next: shown at once when it does. */
  readonly upcoming?: readonly Plane[];
  readonly view: ViewStore;
  /** Empty before the first verdict. Numbered in this order, from 1. */
  readonly findings: readonly Finding[];
  /** What the detector proposes while it still looks; drawn, and not to be answered. */
  readonly proposals?: readonly ImageBox[];
  /** What other machines marked; empty before the first verdict. */
  readonly reported?: readonly ReportedMark[];
  readonly annotations: readonly Annotation[];
  /** Marks of others, in a colour of their own; nobody can take hold of them. */
  readonly foreign?: readonly Annotation[];
  /** What is spoken of beside the picture. */
  readonly pins?: readonly Pin[];
  /** What an officer looked at, drawn under all marks. */
  readonly replay?: Replay | null;
  /** Brought into sight when it changes. */
  readonly focusFindingId: FindingId | null;
  /** False when the officer may look but not draw. */
  readonly isEditable: boolean;
  /** For screen readers: what this region is and which keys it knows. */
  readonly ariaLabel: string;
  readonly onAnnotate: (content: AnnotationContent) => void;
  /** `null` removes the annotation. */
  readonly onChangeAnnotation: (id: AnnotationId, content: AnnotationContent | null) => void;
  readonly onFocusFinding: (id: FindingId) => void;
}

/** The same each time, so that nothing is drawn anew. */
const NONE = [] as const;

/** The picture of one scan with its marks: pixels on a graphics canvas, vectors on a transparent stage above. */
export function ScanCanvas(props: ScanCanvasProps) {
  const {
    view,
    upcoming = NONE,
    findings,
    proposals = NONE,
    reported = NONE,
    annotations,
    foreign = NONE,
    pins = NONE,
    replay = null,
    focusFindingId,
    pixelPitchMm,
    ariaLabel,
  } = props;
  const root = useRef<HTMLDivElement>(null);
  const pixels = useRef<HTMLCanvasElement>(null);
  const [draft] = useState(() => createStore<Draft | null>(() => null));

  useViewport(root, view);
  useScanScreen(root, pixels, view, { ...props, upcoming });
  const { mouse } = usePreferences();
  useGestures(root, view, draft, { ...props, mouse });

  const focused = findings.find(({ id }) => id === focusFindingId)?.box;
  const [x, y, width, height] = [focused?.x, focused?.y, focused?.width, focused?.height];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box by its numbers, not by its identity
  useEffect(() => {
    if (focused) view.getState().showBox(focused);
  }, [view, focusFindingId, x, y, width, height]);

  return (
    // Its direction is the picture's, which never mirrors.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: an application region takes the focus for its keys
    <div ref={root} dir="ltr" className={css.root} role="application" aria-label={ariaLabel} tabIndex={0}>
      <canvas ref={pixels} className={css.pixels} />
      <div className={css.marks} aria-hidden="true">
        <MarksStage
          view={view}
          draft={draft}
          findings={findings}
          proposals={proposals}
          reported={reported}
          annotations={annotations}
          foreign={foreign}
          pins={pins}
          replay={replay}
          focusFindingId={focusFindingId}
          pitchMm={pixelPitchMm}
        />
      </div>
    </div>
  );
}
