import type { ActivePackRow } from '#contract/model-packs.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import classes from './administration.module.css';
import { type PackRow, packName, withDefault } from './pack-rows.ts';
import type { PackActs } from './use-pack-acts.ts';

interface SitePacksProps {
  readonly rows: readonly PackRow[];
  readonly active: readonly ActivePackRow[];
  /** What the sites without a choice of their own are called. */
  readonly others: string;
  readonly acts: PackActs;
}

/** Which pack judges the scans of which site. */
export function SitePacks({ rows, active, others, acts }: SitePacksProps) {
  const nameOf = (ref: string) => {
    const row = rows.find((one) => one.ref === ref);
    return row ? packName(row) : ref.slice(0, 12);
  };
  return (
    <section className={classes.part} aria-labelledby="site-packs">
      <h2 id="site-packs" className={classes.heading}>
        {t('packs.sites')}
      </h2>
      <DataTable
        label={t('packs.sites')}
        columns={[
          ...(['site', 'pack', 'since', 'by'] as const).map((id) => ({ id, heading: t(`packs.column.${id}`) })),
          { id: 'act', heading: '' },
        ]}
      >
        <tbody>
          {withDefault(active).map(({ site, pack }) => {
            const chosen = active.find((one) => one.site === site);
            return (
              <tr key={site ?? ''}>
                <th scope="row" data-strong>
                  {site ?? others}
                </th>
                <td>{nameOf(pack)}</td>
                <td>{chosen ? formatDayTime(chosen.chosenAt) : t('packs.from-the-start')}</td>
                <td>{chosen?.chosenBy}</td>
                <td data-align="end">
                  {site !== null && (
                    <ActionButton
                      isDisabled={acts.busy !== null}
                      label={`${t('packs.follow')}: ${site}`}
                      onClick={() => acts.activate(site, 'default', nameOf(defaultOf(active)), site)}
                    >
                      {t('packs.follow')}
                    </ActionButton>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
      <p className={classes.note}>{t('packs.sites-note')}</p>
    </section>
  );
}

function defaultOf(active: readonly ActivePackRow[]): string {
  return active.find(({ site }) => site === null)?.pack ?? 'bundled';
}
