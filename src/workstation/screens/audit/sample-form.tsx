import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { StratumKind } from '#domain/audit-round/sample-plan.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './audit.module.css';
import { emptySample, newSeed, PERIODS, readSample, type SampleDraft, toggled } from './sample-draft.ts';
import type { RoundActs } from './use-round-acts.ts';

interface SampleFormProps {
  readonly deciders: readonly { readonly id: OfficerId; readonly displayName: string }[];
  readonly acts: RoundActs;
}

/** One sample being put together. */
export function SampleForm({ deciders, acts }: SampleFormProps) {
  const { clock } = useWorkstation();
  const [draft, setDraft] = useState(() => emptySample(newSeed()));
  const change = (part: Partial<SampleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const canDraw = readSample(draft, clock.nowMs()) !== null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const plan = readSample(draft, clock.nowMs());
    if (plan) acts.draw(plan);
  }

  return (
    <Panel heading={t('sample.heading')}>
      <form className={classes.fields} onSubmit={submit}>
        <div className={classes.pair}>
          <TextInput
            label={t('sample.size')}
            size="xs"
            inputMode="numeric"
            maxLength={3}
            value={draft.size}
            onChange={(event) => change({ size: event.currentTarget.value })}
          />
          <TextInput
            label={t('sample.seed')}
            size="xs"
            maxLength={60}
            value={draft.seed}
            onChange={(event) => change({ seed: event.currentTarget.value })}
          />
        </div>
        <p className={classes.note}>{t('sample.seed-note')}</p>
        <NativeSelect
          label={t('sample.period')}
          size="xs"
          value={String(draft.days)}
          data={PERIODS.map((days) => ({ value: String(days), label: t(`sample.period.${days}`) }))}
          onChange={(event) => change({ days: Number(event.currentTarget.value) as SampleDraft['days'] })}
        />
        <NativeSelect
          label={t('sample.officer')}
          size="xs"
          value={draft.decidedBy}
          data={[
            { value: '', label: t('sample.everyone') },
            ...deciders.map(({ id, displayName }) => ({ value: id, label: displayName })),
          ]}
          onChange={(event) => change({ decidedBy: event.currentTarget.value as SampleDraft['decidedBy'] })}
        />
        <UnstyledButton
          className={classes.stratum}
          aria-pressed={draft.isExamined}
          onClick={() => change({ isExamined: !draft.isExamined })}
        >
          {t('sample.examined')}
        </UnstyledButton>
        <fieldset className={classes.strata}>
          <legend>{t('sample.strata')}</legend>
          {StratumKind.options.map((kind) => (
            <UnstyledButton
              key={kind}
              className={classes.stratum}
              aria-pressed={draft.strata.includes(kind)}
              onClick={() => change({ strata: toggled(draft.strata, kind) })}
            >
              {t(`stratum.${kind}`)}
            </UnstyledButton>
          ))}
        </fieldset>
        <p className={classes.note}>{t('sample.strata-note')}</p>
        <ActionButton type="submit" isPrimary isDisabled={!canDraw || acts.isBusy}>
          {t(acts.isBusy ? 'sample.drawing' : 'sample.draw')}
        </ActionButton>
        <p className={classes.note} role="status">
          {t(canDraw ? 'sample.blind-note' : 'sample.missing')}
        </p>
      </form>
    </Panel>
  );
}
