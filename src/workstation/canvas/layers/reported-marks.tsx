import { memo } from 'react';
import { Group } from 'react-konva/es/ReactKonvaCore.js';
import type { Shape } from '#domain/annotation/annotation.ts';
import { type ImagePoint, imagePoint } from '#domain/annotation/space.ts';
import { REPORTED_COLOUR } from './mark-colours.ts';
import { MarkTag } from './mark-tag.tsx';
import { ShapeOutline } from './shape-outline.tsx';

/** What another machine marked. */
export interface ReportedMark {
  readonly tag: string;
  readonly shape: Shape;
  readonly isThreat: boolean;
}

interface ReportedMarksProps {
  readonly marks: readonly ReportedMark[];
  readonly scale: number;
}

const TAG_HEIGHT_PX = 20;

/** Beside the detector's findings, under a sign of their own; what is held for no threat is dashed. */
export const ReportedMarks = memo(function ReportedMarks({ marks, scale }: ReportedMarksProps) {
  return marks.map(({ tag, shape, isThreat }) => (
    <Group key={tag} listening={false}>
      <ShapeOutline shape={shape} colour={REPORTED_COLOUR} scale={scale} isDashed={!isThreat} />
      <MarkTag
        text={tag}
        colour={REPORTED_COLOUR}
        at={topLeftOf(shape)}
        scale={scale}
        offsetPx={{ x: -2, y: -TAG_HEIGHT_PX - 2 }}
      />
    </Group>
  ));
});

function topLeftOf(shape: Shape): ImagePoint {
  switch (shape.kind) {
    case 'box':
      return imagePoint(shape.box.x, shape.box.y);
    case 'point':
      return shape.at;
    case 'line':
      return shape.from;
    default:
      return imagePoint(Math.min(...shape.points.map(({ x }) => x)), Math.min(...shape.points.map(({ y }) => y)));
  }
}
