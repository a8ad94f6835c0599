import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createSpotReader } from '#imaging/material/spot-reading.ts';
import type { Planes } from '../../canvas/view.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { materialWords, rangeWords } from './reading-words.ts';
import classes from './readings.module.css';
import { endpointsOf } from './usual-endpoints.ts';

/** What lies under the pointer. */
export function SpotLines({ planes, view }: { readonly planes: Planes; readonly view: ViewStore }) {
  const { high, low } = planes;
  const { withoutWalls } = useStore(view, (state) => state.look.material);
  const read = useMemo(
    () => createSpotReader(high, low, endpointsOf(planes), withoutWalls),
    [high, low, planes, withoutWalls],
  );
  const pointer = useStore(view, (state) => state.pointer);
  if (!pointer) return <p className={classes.hint}>{t('reading.none')}</p>;
  const [x, y] = [Math.min(high.width - 1, Math.floor(pointer.x)), Math.min(high.height - 1, Math.floor(pointer.y))];
  const { judgement, steelMm, arealDensity, effectiveZ } = read(x, y);
  const valueIn = ({ width, samples }: typeof high) => formatWhole(samples[y * width + x] as number);
  return (
    <>
      <div className={classes.facts}>
        <p className={classes.strong}>{materialWords(judgement, withoutWalls)}</p>
        {effectiveZ && <p>{t('reading.effective-z', rangeWords(effectiveZ))}</p>}
        <p>{t('reading.density', rangeWords(arealDensity))}</p>
        <p>{t('reading.steel', rangeWords(steelMm))}</p>
      </div>
      <div className={classes.facts}>
        <p>{t('reading.place', { x, y })}</p>
        <p>{t('reading.value-high', { value: valueIn(high) })}</p>
        {low && <p>{t('reading.value-low', { value: valueIn(low) })}</p>}
      </div>
    </>
  );
}
