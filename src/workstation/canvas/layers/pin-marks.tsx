import { memo } from 'react';
import { Group } from 'react-konva/es/ReactKonvaCore.js';
import type { Shape } from '#domain/annotation/annotation.ts';
import { imagePoint } from '#domain/annotation/space.ts';
import { boundsOf } from '../model/shape-edit.ts';
import { OTHERS_COLOUR } from './mark-colours.ts';
import { MarkTag } from './mark-tag.tsx';
import { ShapeOutline } from './shape-outline.tsx';

/** The place that a remark speaks of, by the number of the remark. */
export interface Pin {
  readonly number: number;
  readonly shape: Shape;
}

interface PinMarksProps {
  readonly pins: readonly Pin[];
  readonly scale: number;
}

const TAG_AWAY_PX = 8;

/** What is talked about, numbered as in the discussion beside the picture. */
export const PinMarks = memo(function PinMarks({ pins, scale }: PinMarksProps) {
  return pins.map(({ number, shape }) => {
    const { x, y, width } = boundsOf(shape);
    return (
      <Group key={number} listening={false}>
        <ShapeOutline shape={shape} colour={OTHERS_COLOUR} scale={scale} isDashed={shape.kind !== 'point'} />
        <MarkTag
          text={`#${number}`}
          colour={OTHERS_COLOUR}
          at={imagePoint(x + width, y)}
          scale={scale}
          offsetPx={{ x: TAG_AWAY_PX, y: -TAG_AWAY_PX }}
        />
      </Group>
    );
  });
});
