import { useMemo } from 'react';
import type { ImagePoint } from '#domain/annotation/space.ts';
import type { DepthSpread } from '#domain/scan/depth.ts';
import { profileAlong } from '#imaging/measure/profile.ts';
import { lengthMm, type PixelPitchMm } from '../../canvas/model/measures.ts';
import type { Planes } from '../../canvas/view.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { ProfilePlot } from './profile-plot.tsx';
import { rangeWords } from './reading-words.ts';
import classes from './readings.module.css';

interface WayLinesProps {
  readonly planes: Planes;
  readonly way: readonly ImagePoint[];
  readonly pitchMm: PixelPitchMm;
  readonly depth: DepthSpread | null;
}

const PLACES = 300;

/** The length of a way and the values along it. */
export function WayLines({ planes: { high, low }, way, pitchMm, depth }: WayLinesProps) {
  const profiles = useMemo(
    () => ({ high: profileAlong(high, way, PLACES), low: low && profileAlong(low, way, PLACES) }),
    [high, low, way],
  );
  const likely = lengthMm(way, pitchMm);
  const at = (stretch: number) => lengthMm(way, { ...pitchMm, y: pitchMm.y * stretch });
  const range = (profile: Float64Array) => ({
    least: formatWhole(Math.min(...profile)),
    most: formatWhole(Math.max(...profile)),
  });
  return (
    <>
      <div className={classes.facts}>
        <p className={classes.strong}>{t('marks.length', { mm: formatWhole(likely) })}</p>
        {depth && <p>{t('reading.by-depth', rangeWords({ from: at(depth.near), likely, to: at(depth.far) }))}</p>}
        <p>{t('reading.range-high', range(profiles.high))}</p>
        {profiles.low && <p>{t('reading.range-low', range(profiles.low))}</p>}
      </div>
      <ProfilePlot high={profiles.high} low={profiles.low} />
    </>
  );
}
