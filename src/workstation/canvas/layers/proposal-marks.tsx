import { memo } from 'react';
import { Group } from 'react-konva/es/ReactKonvaCore.js';
import { type ImageBox, imagePoint } from '#domain/annotation/space.ts';
import { FINDING_COLOUR } from './mark-colours.ts';
import { MarkTag } from './mark-tag.tsx';
import { ShapeOutline } from './shape-outline.tsx';

interface ProposalMarksProps {
  readonly boxes: readonly ImageBox[];
  readonly scale: number;
}

const TAG_HEIGHT_PX = 20;

/** What the detector proposes while it still looks: dashed and without a number, for it cannot be answered yet. */
export const ProposalMarks = memo(function ProposalMarks({ boxes, scale }: ProposalMarksProps) {
  return boxes.map((box) => (
    <Group key={`${box.x} ${box.y} ${box.width} ${box.height}`} listening={false}>
      <ShapeOutline shape={{ kind: 'box', box }} colour={FINDING_COLOUR.open} scale={scale} isDashed />
      <MarkTag
        text="…"
        colour={FINDING_COLOUR.open}
        at={imagePoint(box.x, box.y)}
        scale={scale}
        offsetPx={{ x: -2, y: -TAG_HEIGHT_PX - 2 }}
        isStrong={false}
      />
    </Group>
  ));
});
