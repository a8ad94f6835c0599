import type { PixelPitchMm } from '../model/measures.ts';
import type { Draft } from '../model/tools/tool.ts';
import { HandleMarks } from './handle-marks.tsx';
import { DRAFT_COLOUR } from './mark-colours.ts';
import { MeasureTag } from './measure-tag.tsx';
import { ShapeOutline } from './shape-outline.tsx';

interface DraftMarkProps {
  readonly draft: Draft;
  readonly pitchMm: PixelPitchMm;
  readonly scale: number;
}

/** What the gesture in progress would leave. */
export function DraftMark({ draft, pitchMm, scale }: DraftMarkProps) {
  return (
    <>
      <ShapeOutline shape={draft.shape} colour={DRAFT_COLOUR} scale={scale} />
      <MeasureTag shape={draft.shape} pitchMm={pitchMm} colour={DRAFT_COLOUR} scale={scale} />
      <HandleMarks handles={draft.handles} scale={scale} />
    </>
  );
}
