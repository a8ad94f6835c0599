import type { Shape } from '#domain/annotation/annotation.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { angleDegrees, lengthMm, type PixelPitchMm, wayOf } from '../model/measures.ts';
import type { OpenPath } from '../model/tools/tool.ts';
import { MarkTag } from './mark-tag.tsx';

interface MeasureTagProps {
  readonly shape: Shape | OpenPath;
  readonly pitchMm: PixelPitchMm;
  readonly colour: string;
  readonly scale: number;
}

/** What a shape measures: a length at its far end, an angle at its corner; nothing for other shapes. */
export function MeasureTag({ shape, pitchMm, colour, scale }: MeasureTagProps) {
  const way = shape.kind === 'path' ? null : wayOf(shape);
  const [text, at] =
    shape.kind === 'angle'
      ? [t('marks.angle', { degrees: Math.round(angleDegrees(shape.points, pitchMm)) }), shape.points[1]]
      : [way && t('marks.length', { mm: formatWhole(lengthMm(way, pitchMm)) }), way?.at(-1)];
  return text && at ? <MarkTag text={text} colour={colour} at={at} scale={scale} offsetPx={{ x: 10, y: 6 }} /> : null;
}
