import type { Figures } from '#domain/figures/figures.ts';
import { classTitle } from '../../api/pack-of.ts';
import { useBundledPack } from '../../api/use-pack.ts';
import { t } from '../../i18n/t.ts';
import { useDetectorSettings } from '../../state/workstation.tsx';
import { IntervalChart, type IntervalRow } from '../../ui/charts/interval-chart.tsx';
import { Card } from './card.tsx';
import { toldRate } from './figure-words.ts';
import classes from './figures.module.css';

interface RegionCardProps {
  readonly regions: Figures['regions'];
  readonly enough: number;
}

/** Where the AI was right: by place in the container, by class and by pack, as far as the yard has said where things were. */
export function RegionCard({ regions: { zones, packs, classes: byClass }, enough }: RegionCardProps) {
  const { packs: installed } = useDetectorSettings();
  const { data: bundled } = useBundledPack();
  const known = [...(bundled?.classes ?? []), ...installed.flatMap((pack) => pack.classes)];
  const byZone = (share: 'detected' | 'right') =>
    zones.map((row) => ({ key: row.zone, label: t(`figures.zone.${row.zone}`), ...toldRate(row[share], enough) }));
  const byPack = (share: 'detected' | 'right') =>
    packs.map((row) => ({ key: row.pack, label: row.pack, ...toldRate(row[share], enough) }));
  return (
    <Card isWide heading={t('figures.regions')}>
      {zones.length === 0 ? (
        <p className={classes.small}>{t('figures.regions-none')}</p>
      ) : (
        <div className={classes.two}>
          <div>
            <Chart heading={t('figures.detected')} rows={byZone('detected')} />
            <Chart heading={t('figures.detected-by-pack')} rows={byPack('detected')} />
          </div>
          <div>
            <Chart heading={t('figures.right')} rows={byZone('right')} />
            <Chart
              heading={t('figures.right-by-class')}
              rows={byClass.map(({ classId, pack, right }) => ({
                key: `${classId} ${pack}`,
                label: (
                  <>
                    {classTitle(known, classId)} <span className={classes.pack}>{pack}</span>
                  </>
                ),
                ...toldRate(right, enough),
              }))}
            />
          </div>
        </div>
      )}
    </Card>
  );
}

function Chart({ heading, rows }: { heading: string; rows: readonly IntervalRow[] }) {
  return (
    <>
      <h3 className={classes.chartHeading}>{heading}</h3>
      <IntervalChart label={heading} rows={rows} />
    </>
  );
}
