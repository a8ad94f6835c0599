import type { Shape } from '#domain/annotation/annotation.ts';
import { lengthMm, type PixelPitchMm } from '../model/length.ts';
import type { OpenPath } from '../model/tools/tool.ts';
import { MarkTag } from './mark-tag.tsx';

interface LengthTagProps {
  readonly shape: Shape | OpenPath;
  readonly pitchMm: PixelPitchMm;
  readonly colour: string;
  readonly scale: number;
}

/** How long a line is, at its far end; nothing for other shapes. */
export function LengthTag({ shape, pitchMm, colour, scale }: LengthTagProps) {
  if (shape.kind !== 'line') return null;
  const text = `${Math.round(lengthMm(shape.from, shape.to, pitchMm))} mm`;
  return <MarkTag text={text} colour={colour} at={shape.to} scale={scale} offsetPx={{ x: 10, y: 6 }} />;
}
