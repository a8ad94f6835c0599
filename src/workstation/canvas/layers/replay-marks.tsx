import { memo } from 'react';
import { Group, Rect } from 'react-konva/es/ReactKonvaCore.js';
import 'konva/lib/shapes/Rect.js';
import type { ImageBox } from '#domain/annotation/space.ts';
import { UNDER_COLOUR } from './mark-colours.ts';

/** What was looked at: where, and for how long. */
export interface Replay {
  /** What was on the screen at the moment that is shown; null where the scan was not. */
  readonly frame: ImageBox | null;
  /** How long each part was read, from 0 for not at all to 1 for the longest. */
  readonly cells: readonly { readonly box: ImageBox; readonly share: number }[];
}

/** What nobody read lies in the dark; what was read longest is tinted most. */
const READ_COLOUR = '#4ea1ff';
const READ_OPACITY = 0.28;
const UNREAD_OPACITY = 0.6;
const FRAME_COLOUR = '#ffffff';

export const ReplayMarks = memo(function ReplayMarks({ frame, cells }: Replay) {
  return (
    <Group listening={false}>
      {cells.map(({ box, share }) => (
        <Rect
          key={`${box.x} ${box.y}`}
          {...box}
          fill={share === 0 ? UNDER_COLOUR : READ_COLOUR}
          opacity={share === 0 ? UNREAD_OPACITY : READ_OPACITY * share}
          listening={false}
          perfectDrawEnabled={false}
        />
      ))}
      {frame &&
        [
          { stroke: UNDER_COLOUR, strokeWidth: 5 },
          { stroke: FRAME_COLOUR, strokeWidth: 2 },
        ].map((stroke) => (
          <Rect
            key={stroke.stroke}
            {...frame}
            {...stroke}
            strokeScaleEnabled={false}
            listening={false}
            perfectDrawEnabled={false}
          />
        ))}
    </Group>
  );
});
