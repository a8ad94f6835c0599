import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { InstalledPack } from '#contract/model-packs.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FieldList } from '../../ui/field-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './administration.module.css';
import { type PackRow, packName } from './pack-rows.ts';
import { megabytes } from './pack-table.tsx';
import type { PackActs } from './use-pack-acts.ts';

interface PackDetailsProps {
  readonly row: PackRow;
  readonly sites: readonly string[];
  /** What the sites without a choice of their own are called. */
  readonly others: string;
  readonly acts: PackActs;
}

/** In the list of sites: all of those without a choice of their own. No site has an empty name. */
const ALL_OTHERS = '';

/** What the chosen pack is made of, and what can be done with it. */
export function PackDetails({ row, sites, others, acts }: PackDetailsProps) {
  const [site, setSite] = useState(ALL_OTHERS);
  const { installed } = row;
  const isTrusted = row.test === 'bundled' || row.test === 'passed';
  const isBusy = acts.busy !== null;
  return (
    <>
      <Panel heading={packName(row)} aside={megabytes(row.modelBytes)}>
        <FieldList
          fields={[
            { name: t('packs.field.id'), value: row.packId },
            { name: t('packs.field.notice'), value: row.notice },
            { name: t('packs.field.tested'), value: testText(installed) },
            installed ? { name: t('packs.field.manifest'), value: installed.sha256, isLong: true } : null,
            { name: t('packs.field.network'), value: row.modelSha256, isLong: true },
            installed ? { name: t('packs.field.operators'), value: installed.operators.join(', ') } : null,
          ]}
        />
        {installed && (
          <div className={classes.buttons}>
            <ActionButton isDisabled={isBusy} onClick={() => acts.retest(installed.sha256, packName(row))}>
              {t('packs.run-test')}
            </ActionButton>
          </div>
        )}
      </Panel>
      <Panel heading={t('packs.activate')}>
        <div className={classes.form}>
          <NativeSelect
            label={t('packs.activate-at')}
            size="xs"
            value={site}
            data={[{ value: ALL_OTHERS, label: others }, ...sites]}
            onChange={(event) => setSite(event.currentTarget.value)}
          />
          <ActionButton
            isDisabled={isBusy || !isTrusted}
            hint={isTrusted ? undefined : t('packs.activate-untested')}
            onClick={() => acts.activate(site === ALL_OTHERS ? null : site, row.ref, packName(row), site || others)}
          >
            {t('packs.activate')}
          </ActionButton>
        </div>
        {!isTrusted && <p className={classes.note}>{t('packs.activate-untested')}</p>}
      </Panel>
      <Panel heading={t('packs.thresholds')} isReachable room="shares">
        <ul className={classes.thresholds}>
          {row.classes.map(({ id, title, topClass }) => (
            <li key={id}>
              <span>
                {title}
                {topClass && <span className={classes.under}>{t('packs.top-class')}</span>}
              </span>
              <span>{row.thresholds[id]?.toFixed(3)}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

function testText(installed: InstalledPack | null): string {
  if (!installed) return t('packs.bundled-tested');
  const { selfTest } = installed;
  if (!selfTest) return t('packs.test.none');
  const { outcome, testedAt, testedBy } = selfTest;
  const when = { time: formatDayTime(testedAt), officer: testedBy };
  return outcome.state === 'passed'
    ? t('packs.passed-detail', { ...when, ms: Math.round(outcome.durationMs), provider: outcome.provider })
    : t('packs.failed-detail', { ...when, reason: outcome.reason });
}
