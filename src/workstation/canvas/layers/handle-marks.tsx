import { Rect } from 'react-konva/es/ReactKonvaCore.js';
import 'konva/lib/shapes/Rect.js';
import type { ImagePoint } from '#domain/annotation/space.ts';
import { UNDER_COLOUR } from './mark-colours.ts';

const SIDE_PX = 9;

/** Where a shape can be taken hold of. */
export function HandleMarks({ handles, scale }: { readonly handles: readonly ImagePoint[]; readonly scale: number }) {
  const side = SIDE_PX / scale;
  return handles.map(({ x, y }, i) => (
    <Rect
      // biome-ignore lint/suspicious/noArrayIndexKey: a handle is known by its number
      key={i}
      x={x - side / 2}
      y={y - side / 2}
      width={side}
      height={side}
      fill="#ffffff"
      stroke={UNDER_COLOUR}
      strokeWidth={1.5}
      strokeScaleEnabled={false}
      listening={false}
      perfectDrawEnabled={false}
    />
  ));
}
