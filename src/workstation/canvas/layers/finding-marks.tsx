import { memo } from 'react';
import { Group } from 'react-konva/es/ReactKonvaCore.js';
import { imagePoint } from '#domain/annotation/space.ts';
import type { Finding, FindingId } from '#domain/finding/finding.ts';
import { FocusCorners } from './focus-corners.tsx';
import { FINDING_COLOUR, FINDING_SIGN } from './mark-colours.ts';
import { MarkTag } from './mark-tag.tsx';
import { ShapeOutline } from './shape-outline.tsx';

interface FindingMarksProps {
  readonly findings: readonly Finding[];
  readonly focusId: FindingId | null;
  readonly scale: number;
}

const TAG_HEIGHT_PX = 20;

/** What the detector proposed: boxes without a fill, numbered as in the list beside the picture. */
export const FindingMarks = memo(function FindingMarks({ findings, focusId, scale }: FindingMarksProps) {
  return findings.map(({ id, box, status }, i) => {
    const isFocused = id === focusId;
    const colour = FINDING_COLOUR[status];
    return (
      <Group key={id} listening={false}>
        <ShapeOutline
          shape={{ kind: 'box', box }}
          colour={colour}
          scale={scale}
          widthPx={isFocused ? 3 : 2}
          isDashed={status === 'rejected'}
        />
        {isFocused && <FocusCorners box={box} scale={scale} />}
        <MarkTag
          text={`${i + 1}${FINDING_SIGN[status]}`}
          colour={colour}
          at={imagePoint(box.x, box.y)}
          scale={scale}
          offsetPx={{ x: -2, y: -TAG_HEIGHT_PX - 2 }}
          isStrong={isFocused}
        />
      </Group>
    );
  });
});
