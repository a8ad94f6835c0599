import type { Judgement } from '#imaging/material/material-class.ts';
import type { Range } from '#imaging/measure/range.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';

/** What is in the beam, or what is left of it without the walls. */
export function materialWords(judgement: Judgement | null, withoutWalls: boolean): string {
  const words = classWords(judgement);
  return withoutWalls ? `${words}, ${t('reading.without-walls')}` : words;
}

function classWords(judgement: Judgement | null): string {
  if (!judgement) return t('reading.one-energy');
  const { materialClass, confidence } = judgement;
  const percent = Math.round(confidence * 100);
  return materialClass === 'unknown'
    ? t('reading.material.unknown')
    : t(`reading.material.${materialClass}`, { percent });
}

/** With as many digits as still mean something: one below ten, none above. */
export function rangeWords({ from, likely, to }: Range): { from: string; likely: string; to: string } {
  const written = (value: number) => (likely < 10 ? value.toFixed(1) : formatWhole(value));
  return { from: written(from), likely: written(likely), to: written(to) };
}

export function areaWords(squareMm: number): string {
  const squareMetres = squareMm / 1e6;
  return squareMetres < 0.1
    ? t('reading.area-small', { squareCentimetres: formatWhole(squareMm / 100) })
    : t('reading.area', { squareMetres: squareMetres.toFixed(2) });
}
