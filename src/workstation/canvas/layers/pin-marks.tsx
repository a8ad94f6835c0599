import { memo } from 'react';
import { Group } from 'react-konva/es/ReactKonvaCore.js';
import type { Shape } from '#domain/annotation/annotation.ts';
import { imagePoint } from '#domain/annotation/space.ts';
import { boundsOf } from '../model/shape-edit.ts';
import { OTHERS_COLOUR } from './mark-colours.ts';
import { MarkTag } from './mark-tag.tsx';
import { ShapeOutline } from './shape-outline.tsx';

/** A place that is spoken of beside the picture, under the sign that it has there. */
export interface Pin {
  readonly tag: string;
  readonly shape: Shape;
}

interface PinMarksProps {
  readonly pins: readonly Pin[];
  readonly scale: number;
}

const TAG_AWAY_PX = 8;

/** What is talked about, signed as beside the picture. */
export const PinMarks = memo(function PinMarks({ pins, scale }: PinMarksProps) {
  return pins.map(({ tag, shape }) => {
    const { x, y, width } = boundsOf(shape);
    return (
      <Group key={tag} listening={false}>
        <ShapeOutline shape={shape} colour={OTHERS_COLOUR} scale={scale} isDashed={shape.kind !== 'point'} />
        <MarkTag
          text={tag}
          colour={OTHERS_COLOUR}
          at={imagePoint(x + width, y)}
          scale={scale}
          offsetPx={{ x: TAG_AWAY_PX, y: -TAG_AWAY_PX }}
        />
      </Group>
    );
  });
});
