import { Line } from 'react-konva/es/ReactKonvaCore.js';
import 'konva/lib/shapes/Line.js';
import type { ImageBox } from '#domain/annotation/space.ts';
import { UNDER_COLOUR } from './mark-colours.ts';

const GAP_PX = 6;
const ARM_PX = 12;

/** Brackets around the finding that the keys speak to: a shape, because colour alone would not tell. */
export function FocusCorners({ box, scale }: { readonly box: ImageBox; readonly scale: number }) {
  const [gap, arm] = [GAP_PX / scale, ARM_PX / scale];
  const [left, top] = [box.x - gap, box.y - gap];
  const [right, bottom] = [box.x + box.width + gap, box.y + box.height + gap];
  const corners = [
    [left, top + arm, left, top, left + arm, top],
    [right - arm, top, right, top, right, top + arm],
    [right, bottom - arm, right, bottom, right - arm, bottom],
    [left + arm, bottom, left, bottom, left, bottom - arm],
  ];
  return [UNDER_COLOUR, '#ffffff'].flatMap((stroke) =>
    corners.map((points) => (
      <Line
        key={`${stroke} ${points.join()}`}
        points={points}
        stroke={stroke}
        strokeWidth={stroke === UNDER_COLOUR ? 5 : 2.5}
        strokeScaleEnabled={false}
        listening={false}
        perfectDrawEnabled={false}
      />
    )),
  );
}
