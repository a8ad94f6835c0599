import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { imagePoint } from '#domain/annotation/space.ts';
import type { Judgement } from '#imaging/material/material-class.ts';
import { createRegionReader } from '#imaging/material/region-reading.ts';
import { createSpotReader } from '#imaging/material/spot-reading.ts';
import { profileAlong } from '#imaging/measure/profile.ts';
import type { PixelPitchMm } from '../../canvas/model/length.ts';
import type { Planes, ViewStore } from '../../canvas/view-store.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import classes from './readings.module.css';

interface ReadingsPanelProps {
  readonly view: ViewStore;
  readonly annotations: readonly Annotation[];
  readonly pitchMm: PixelPitchMm;
}

/** Endpoints that are taken where a scan tells of one energy only: the most common one. */
const USUAL = { highMeV: 6, lowMeV: 4 };
const PROFILE = { width: 236, height: 34 };

/** What physics says of the chosen mark; without one, of the place under the pointer. */
export function ReadingsPanel({ view, annotations, pitchMm }: ReadingsPanelProps) {
  const planes = useStore(view, (state) => state.planes);
  const selection = useStore(view, (state) => state.selection);
  const shape = annotations.find(({ id }) => id === selection)?.shape;
  if (!planes) return null;
  if (shape?.kind === 'line') return <LineReading planes={planes} line={shape} />;
  if (shape?.kind === 'box' || shape?.kind === 'polygon')
    return <RegionReadingLines planes={planes} shape={shape} pitchMm={pitchMm} />;
  return <SpotReadingLines planes={planes} view={view} />;
}

function SpotReadingLines({ planes, view }: { planes: Planes; view: ViewStore }) {
  const read = useMemo(() => createSpotReader(planes.high, planes.low, planes.energies ?? USUAL), [planes]);
  const pointer = useStore(view, (state) => state.pointer);
  if (!pointer) return <p className={classes.hint}>{t('reading.none')}</p>;
  const { judgement, steelMm, arealDensity } = read(Math.floor(pointer.x), Math.floor(pointer.y));
  return (
    <div className={classes.lines}>
      <p className={classes.strong}>{materialWords(judgement)}</p>
      <p>{t('reading.steel', { mm: formatWhole(Math.round(steelMm)) })}</p>
      <p>{t('reading.density', rangeOf(arealDensity, 1))}</p>
    </div>
  );
}

interface RegionProps {
  readonly planes: Planes;
  readonly shape: Extract<Annotation['shape'], { kind: 'box' | 'polygon' }>;
  readonly pitchMm: PixelPitchMm;
}

function RegionReadingLines({ planes, shape, pitchMm }: RegionProps) {
  const read = useMemo(
    () => createRegionReader(planes.high, planes.low, planes.energies ?? USUAL, pitchMm),
    [planes, pitchMm],
  );
  const reading = useMemo(() => read(cornersOf(shape)), [read, shape]);
  if (!reading) return null;
  const { areaMm2, mean, deviation, steelMm, judgement, massKg } = reading;
  return (
    <div className={classes.lines}>
      <p className={classes.strong}>
        {materialWords(judgement)} · {t('reading.area', { squareMetres: (areaMm2 / 1e6).toFixed(2) })}
      </p>
      <p>{t('reading.mass', rangeOf(massKg, massKg.likely < 10 ? 1 : 0))}</p>
      <p>
        {t('reading.mean', { mean: formatWhole(Math.round(mean)), deviation: formatWhole(Math.round(deviation)) })} ·{' '}
        {t('reading.steel', { mm: formatWhole(Math.round(steelMm)) })}
      </p>
    </div>
  );
}

interface LineProps {
  readonly planes: Planes;
  readonly line: Extract<Annotation['shape'], { kind: 'line' }>;
}

/** Transmission along a line, on a logarithmic scale as thickness is; from its lowest to its highest value. */
function LineReading({ planes, line }: LineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const profile = useMemo(() => profileAlong(planes.high, line.from, line.to, PROFILE.width), [planes, line]);
  const [least, most] = [Math.min(...profile), Math.max(...profile)];

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const scale = (value: number) => Math.log(Math.max(1, value));
    const range = scale(most) - scale(least) || 1;
    context.clearRect(0, 0, PROFILE.width, PROFILE.height);
    context.strokeStyle = '#dcdcdc';
    context.beginPath();
    profile.forEach((value, x) => {
      context.lineTo(x + 0.5, 1 + (PROFILE.height - 2) * (1 - (scale(value) - scale(least)) / range));
    });
    context.stroke();
  }, [profile, least, most]);

  return (
    <div className={classes.lines}>
      <canvas
        ref={canvas}
        className={classes.profile}
        width={PROFILE.width}
        height={PROFILE.height}
        role="img"
        aria-label={t('reading.profile')}
        title={t('reading.profile')}
      />
      <p>{t('reading.range', { least: formatWhole(Math.round(least)), most: formatWhole(Math.round(most)) })}</p>
    </div>
  );
}

function materialWords(judgement: Judgement | null): string {
  if (!judgement) return t('reading.one-energy');
  const { materialClass, confidence } = judgement;
  const percent = Math.round(confidence * 100);
  return materialClass === 'unknown'
    ? t('reading.material.unknown')
    : t(`reading.material.${materialClass}`, { percent });
}

function rangeOf({ from, likely, to }: { from: number; likely: number; to: number }, digits: number) {
  return { from: from.toFixed(digits), likely: likely.toFixed(digits), to: to.toFixed(digits) };
}

function cornersOf(shape: RegionProps['shape']) {
  if (shape.kind === 'polygon') return shape.points;
  const { x, y, width, height } = shape.box;
  return [imagePoint(x, y), imagePoint(x + width, y), imagePoint(x + width, y + height), imagePoint(x, y + height)];
}
