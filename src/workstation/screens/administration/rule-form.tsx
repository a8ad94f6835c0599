import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { PackClass } from '#contract/model-packs.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './administration.module.css';
import { AMOUNTS, emptyDraft, type RuleDraft, readDraft } from './rule-draft.ts';
import type { RuleActs } from './use-rule-acts.ts';

interface RuleFormProps {
  readonly classes: readonly (PackClass & { readonly threshold: number | undefined })[];
  readonly nowMs: number;
  readonly acts: RuleActs;
}

const DIRECTIONS = ['more', 'less'] as const;

/** One rule being written. */
export function RuleForm({ classes: known, nowMs, acts }: RuleFormProps) {
  const [draft, setDraft] = useState(() => emptyDraft(nowMs));
  const { terms, invalid } = readDraft(draft, nowMs);
  const change = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (terms && (await acts.set(terms))) setDraft(emptyDraft(nowMs));
  }

  return (
    <Panel heading={t('rules.new')}>
      <form className={classes.fields} onSubmit={(event) => void submit(event)}>
        <NativeSelect
          label={t('rules.form.class')}
          size="xs"
          value={draft.classId}
          data={[{ value: '', label: '–' }, ...known.map(({ id, title }) => ({ value: id, label: title }))]}
          onChange={(event) => change({ classId: event.currentTarget.value })}
        />
        <fieldset className={classes.directions} aria-label={t('rules.form.direction')}>
          {DIRECTIONS.map((direction) => (
            <UnstyledButton
              key={direction}
              className={classes.direction}
              aria-pressed={direction === draft.direction}
              onClick={() => change({ direction })}
            >
              {t(`rules.form.${direction}`)}
            </UnstyledButton>
          ))}
        </fieldset>
        <NativeSelect
          label={t('rules.form.amount')}
          size="xs"
          value={String(draft.amount)}
          data={AMOUNTS.map((amount) => ({
            value: String(amount),
            label: `${draft.direction === 'more' ? '−' : '+'}${amount.toFixed(2)}`,
          }))}
          onChange={(event) => change({ amount: Number(event.currentTarget.value) })}
        />
        <p className={classes.note}>{effectText(known.find(({ id }) => id === draft.classId)?.threshold, draft)}</p>
        <TextInput
          label={t('rules.form.commodity')}
          placeholder={t('rules.form.commodity-hint')}
          size="xs"
          inputMode="numeric"
          maxLength={14}
          value={draft.commodity}
          onChange={(event) => change({ commodity: event.currentTarget.value })}
        />
        <div className={classes.pair}>
          <TextInput
            label={t('rules.form.origin')}
            placeholder={t('rules.form.country-hint')}
            size="xs"
            maxLength={2}
            value={draft.origin}
            onChange={(event) => change({ origin: event.currentTarget.value.toUpperCase() })}
          />
          <TextInput
            label={t('rules.form.destination')}
            placeholder={t('rules.form.country-hint')}
            size="xs"
            maxLength={2}
            value={draft.destination}
            onChange={(event) => change({ destination: event.currentTarget.value.toUpperCase() })}
          />
        </div>
        <TextInput
          label={t('rules.form.reason')}
          placeholder={t('rules.form.reason-hint')}
          size="xs"
          maxLength={300}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <p className={classes.note}>{t('rules.form.reason-note')}</p>
        <TextInput
          label={t('rules.form.expires')}
          placeholder={t('rules.form.expires-hint')}
          size="xs"
          maxLength={10}
          value={draft.expires}
          onChange={(event) => change({ expires: event.currentTarget.value })}
        />
        <ActionButton type="submit" isPrimary isDisabled={terms === null || acts.isBusy}>
          {t(acts.isBusy ? 'rules.form.setting' : 'rules.form.set')}
        </ActionButton>
        <p className={classes.note} role="status">
          {invalid &&
            t('rules.form.missing', { fields: invalid.map((field) => t(`rules.form.invalid.${field}`)).join(', ') })}
        </p>
      </form>
    </Panel>
  );
}

/** What the rule would do to the pack that comes with the workstation. */
function effectText(threshold: number | undefined, { direction, amount }: RuleDraft): string {
  if (threshold === undefined) return '';
  const after = Math.min(1, Math.max(0, direction === 'more' ? threshold - amount : threshold + amount));
  return t(`rules.form.effect-${direction}`, { before: threshold.toFixed(2), after: after.toFixed(2) });
}
