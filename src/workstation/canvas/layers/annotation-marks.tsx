import { memo } from 'react';
import { Group } from 'react-konva/es/ReactKonvaCore.js';
import type { Annotation, AnnotationId } from '#domain/annotation/annotation.ts';
import type { PixelPitchMm } from '../model/measures.ts';
import { handlesOf } from '../model/shape-edit.ts';
import { HandleMarks } from './handle-marks.tsx';
import { MeasureTag } from './measure-tag.tsx';
import { ShapeOutline } from './shape-outline.tsx';

interface AnnotationMarksProps {
  readonly annotations: readonly Annotation[];
  readonly selection: AnnotationId | null;
  /** Left out, because a gesture shows it as it would become. */
  readonly inHand: AnnotationId | null;
  readonly pitchMm: PixelPitchMm;
  readonly colour: string;
  readonly scale: number;
}

/** What officers drew. */
export const AnnotationMarks = memo(function AnnotationMarks(props: AnnotationMarksProps) {
  const { annotations, selection, inHand, pitchMm, colour, scale } = props;
  return annotations
    .filter(({ id }) => id !== inHand)
    .map(({ id, shape }) => (
      <Group key={id} listening={false}>
        <ShapeOutline shape={shape} colour={colour} scale={scale} widthPx={id === selection ? 3 : 2} />
        <MeasureTag shape={shape} pitchMm={pitchMm} colour={colour} scale={scale} />
        {id === selection && <HandleMarks handles={handlesOf(shape)} scale={scale} />}
      </Group>
    ));
});
