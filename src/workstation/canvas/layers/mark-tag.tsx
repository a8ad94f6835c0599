import { Label, Tag, Text } from 'react-konva/es/ReactKonvaCore.js';
import 'konva/lib/shapes/Label.js';
import 'konva/lib/shapes/Text.js';
import type { ImagePoint } from '#domain/annotation/space.ts';
import { FONT, UNDER_COLOUR } from './mark-colours.ts';

interface MarkTagProps {
  readonly text: string;
  readonly colour: string;
  readonly at: ImagePoint;
  /** CSS pixels for one pixel of the scan. */
  readonly scale: number;
  /** On the screen, from `at`. */
  readonly offsetPx?: { readonly x: number; readonly y: number };
  readonly isStrong?: boolean;
}

/** A short text that keeps its size on the screen. */
export function MarkTag({ text, colour, at, scale, offsetPx = { x: 0, y: 0 }, isStrong = false }: MarkTagProps) {
  return (
    <Label
      x={at.x + offsetPx.x / scale}
      y={at.y + offsetPx.y / scale}
      scaleX={1 / scale}
      scaleY={1 / scale}
      listening={false}
    >
      <Tag fill={isStrong ? colour : UNDER_COLOUR} opacity={isStrong ? 1 : 0.8} cornerRadius={2} />
      <Text
        text={text}
        fill={isStrong ? UNDER_COLOUR : colour}
        fontFamily={FONT}
        fontSize={13}
        fontStyle="bold"
        padding={3}
        lineHeight={1}
        perfectDrawEnabled={false}
      />
    </Label>
  );
}
