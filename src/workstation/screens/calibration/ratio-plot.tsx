import { ratioOf, type WedgePoint } from '#imaging/calibration/fit-curves.ts';
import type { Energies } from '#imaging/material/energies.ts';
import { WEDGE_MATERIALS, type WedgeMaterial } from '#imaging/material/ratio-calibration.ts';
import { ratioCurvesOf } from '#imaging/material/scanner-curves.ts';
import { t } from '../../i18n/t.ts';
import classes from './calibration.module.css';

const [WIDTH, HEIGHT] = [760, 264];
const ROOM = { left: 44, right: 12, top: 10, bottom: 34 };
const MOST = 7;
const PLACES = Array.from({ length: 60 }, (_, i) => 0.3 + ((MOST - 0.3) * i) / 59);

interface RatioPlotProps {
  readonly energies: Energies;
  readonly points: readonly WedgePoint[];
}

/** The ratio of the energies over −ln T: points with their errors, built-in curves dashed, those of a calibration drawn out. */
export function RatioPlot({ energies, points }: RatioPlotProps) {
  const { calibration, ...endpoints } = energies;
  const [builtIn, fitted] = [ratioCurvesOf(endpoints), ratioCurvesOf(energies)];
  const ratios = [
    ...WEDGE_MATERIALS.flatMap((material) => [builtIn(material, 0.5), builtIn(material, MOST)]),
    ...points.map((point) => ratioOf(point).ratio),
  ];
  const [least, most] = [Math.min(...ratios) - 0.02, Math.max(...ratios) + 0.02];
  const x = (attenuation: number) => ROOM.left + (attenuation / MOST) * (WIDTH - ROOM.left - ROOM.right);
  const y = (ratio: number) => ROOM.top + ((most - ratio) / (most - least)) * (HEIGHT - ROOM.top - ROOM.bottom);
  const path = (curve: typeof builtIn, material: WedgeMaterial, places: readonly number[]) =>
    places.map((at, i) => `${i ? 'L' : 'M'}${x(at).toFixed(1)} ${y(curve(material, at)).toFixed(1)}`).join('');
  const steps = Array.from({ length: 12 }, (_, i) => Math.ceil(least / 0.05) * 0.05 + 0.05 * i).filter(
    (ratio) => ratio < most,
  );
  return (
    <svg
      className={classes.plot}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('calibration.plot-label', { points: points.length, curves: calibration?.curves.length ?? 0 })}
    >
      {calibration && (
        <rect
          className={classes.range}
          x={x(calibration.range.from)}
          y={ROOM.top}
          width={x(Math.min(MOST, calibration.range.to)) - x(calibration.range.from)}
          height={HEIGHT - ROOM.top - ROOM.bottom}
        />
      )}
      {steps.map((ratio) => (
        <g key={ratio}>
          <path className={classes.grid} d={`M${ROOM.left} ${y(ratio)}H${WIDTH - ROOM.right}`} />
          <text className={classes.tick} x={ROOM.left - 6} y={y(ratio) + 4} textAnchor="end">
            {ratio.toFixed(2)}
          </text>
        </g>
      ))}
      {[0, 1, 2, 3, 4, 5, 6, 7].map((at) => (
        <text key={at} className={classes.tick} x={x(at)} y={HEIGHT - ROOM.bottom + 14} textAnchor="middle">
          {at}
        </text>
      ))}
      <text className={classes.tick} x={WIDTH - ROOM.right} y={HEIGHT - 4} textAnchor="end">
        {t('calibration.plot-axes')}
      </text>
      {WEDGE_MATERIALS.map((material) => (
        <g key={material} data-material={material} className={classes.series}>
          <path className={classes.builtIn} d={path(builtIn, material, PLACES)} />
          {calibration?.curves
            .filter((curve) => curve.material === material)
            .map(({ from, to }) => (
              <path
                key={material}
                className={classes.fitted}
                d={path(fitted, material, [from, ...PLACES.filter((at) => at > from && at < to), to])}
              />
            ))}
          {points
            .filter((point) => point.material === material)
            .map((point) => {
              const { ratio, error } = ratioOf(point);
              const at = x(point.high.attenuation);
              return (
                <g key={`${point.thicknessMm} ${at}`}>
                  <path d={`M${at} ${y(ratio - error)}V${y(ratio + error)}`} />
                  <circle className={classes.point} cx={at} cy={y(ratio)} r={3}>
                    <title>
                      {t('calibration.step-words', {
                        material: t(`calibration.material.${material}`),
                        thickness: point.thicknessMm,
                        ratio: ratio.toFixed(4),
                        error: error.toFixed(4),
                      })}
                    </title>
                  </circle>
                </g>
              );
            })}
        </g>
      ))}
    </svg>
  );
}

export function PlotLegend() {
  return (
    <ul className={classes.legend}>
      {WEDGE_MATERIALS.map((material) => (
        <li key={material}>
          <span className={classes.swatch} data-material={material} aria-hidden="true" />
          {t(`calibration.material.${material}`)}
        </li>
      ))}
      <li className={classes.note}>{t('calibration.plot-legend')}</li>
    </ul>
  );
}
