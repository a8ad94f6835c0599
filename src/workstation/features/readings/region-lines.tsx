import { useMemo } from 'react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { imagePoint } from '#domain/annotation/space.ts';
import { createRegionReader } from '#imaging/material/region-reading.ts';
import type { Spread } from '#imaging/measure/spread.ts';
import type { PixelPitchMm } from '../../canvas/model/measures.ts';
import type { Planes } from '../../canvas/view.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { areaWords, materialWords, rangeWords } from './reading-words.ts';
import classes from './readings.module.css';
import { endpointsOf } from './usual-endpoints.ts';

interface RegionLinesProps {
  readonly planes: Planes;
  readonly shape: Extract<Annotation['shape'], { kind: 'box' | 'polygon' }>;
  readonly pitchMm: PixelPitchMm;
  readonly withoutWalls: boolean;
}

/** What a region holds, and the values of both energies in it. */
export function RegionLines({ planes, shape, pitchMm, withoutWalls }: RegionLinesProps) {
  const read = useMemo(
    () => createRegionReader(planes.high, planes.low, endpointsOf(planes), pitchMm, withoutWalls),
    [planes, pitchMm, withoutWalls],
  );
  const reading = useMemo(() => read(cornersOf(shape)), [read, shape]);
  if (!reading) return <p className={classes.hint}>{t('reading.outside')}</p>;
  const { areaMm2, high, low, step, steelMm, judgement, massKg } = reading;
  return (
    <>
      <div className={classes.facts}>
        <p className={classes.strong}>{materialWords(judgement, withoutWalls)}</p>
        <p>{areaWords(areaMm2)}</p>
        <p>{t('reading.mass', rangeWords(massKg))}</p>
        <p>{t('reading.steel', rangeWords(steelMm))}</p>
      </div>
      <table className={classes.values} aria-label={t('reading.region')}>
        <thead>
          <tr>
            <th>{t('reading.values-of')}</th>
            <th>{t('reading.mean')}</th>
            <th>{t('reading.deviation')}</th>
            <th>{t('reading.least')}</th>
            <th>{t('reading.most')}</th>
          </tr>
        </thead>
        <tbody>
          <SpreadRow name={t('reading.high')} spread={high} />
          {low && <SpreadRow name={t('reading.low')} spread={low} />}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={5}>
              {t('reading.count', { count: formatWhole(high.count) })}
              {step > 1 && ` · ${t('reading.every', { step })}`}
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function SpreadRow({ name, spread }: { readonly name: string; readonly spread: Spread }) {
  return (
    <tr>
      <th>{name}</th>
      {[spread.mean, spread.deviation, spread.least, spread.most].map((value, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its number
        <td key={i}>{formatWhole(value)}</td>
      ))}
    </tr>
  );
}

function cornersOf(shape: RegionLinesProps['shape']) {
  if (shape.kind === 'polygon') return shape.points;
  const { x, y, width, height } = shape.box;
  return [imagePoint(x, y), imagePoint(x + width, y), imagePoint(x + width, y + height), imagePoint(x, y + height)];
}
