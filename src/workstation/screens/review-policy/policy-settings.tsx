import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import type { PackClass } from '#contract/model-packs.ts';
import { EscalationDecider } from '#domain/review-policy/case-terms.ts';
import { t } from '../../i18n/t.ts';
import type { PolicyDraft } from './policy-draft.ts';
import classes from './review-policy.module.css';

const BREAKS = [0, 20, 30, 40, 50, 60];
const KEPT = [4, 8, 12, 24, 48, 72, 168];
const BLIND_SHARES = [0, 2, 3, 4, 5];

interface PolicySettingsProps {
  readonly draft: PolicyDraft;
  readonly known: readonly PackClass[];
  readonly isReadOnly: boolean;
  readonly onChange: (part: Partial<PolicyDraft>) => void;
}

/** Everything of the policy that holds for all queues. */
export function PolicySettings({ draft, known, isReadOnly, onChange }: PolicySettingsProps) {
  const isTop = (classId: string) => draft.topClasses.includes(classId);
  return (
    <section className={classes.settings} aria-label={t('policy.settings')}>
      <div className={classes.group}>
        <h2 className={classes.groupHeading}>{t('policy.blind')}</h2>
        <NativeSelect
          size="xs"
          label={t('policy.blind-share')}
          disabled={isReadOnly}
          value={String(draft.blindPercent)}
          data={BLIND_SHARES.map((percent) => ({
            value: String(percent),
            label: percent === 0 ? t('policy.blind-none') : t('policy.percent', { percent }),
          }))}
          onChange={(event) => onChange({ blindPercent: Number(event.currentTarget.value) })}
        />
        <TextInput
          size="xs"
          label={t('policy.seed')}
          maxLength={60}
          readOnly={isReadOnly}
          value={draft.seed}
          onChange={(event) => onChange({ seed: event.currentTarget.value })}
        />
        <p className={classes.note}>{t('policy.blind-note')}</p>
      </div>
      <div className={classes.group}>
        <h2 className={classes.groupHeading}>{t('policy.two')}</h2>
        <TextInput
          size="xs"
          label={t('policy.two-reasons')}
          placeholder={t('policy.two-reasons-hint')}
          readOnly={isReadOnly}
          value={draft.twoOfficerReasons}
          onChange={(event) => onChange({ twoOfficerReasons: event.currentTarget.value })}
        />
        <fieldset className={classes.classes}>
          <legend>{t('policy.top-classes')}</legend>
          {known.map(({ id, title }) => (
            <UnstyledButton
              key={id}
              className={classes.chip}
              aria-pressed={isTop(id)}
              disabled={isReadOnly}
              onClick={() =>
                onChange({
                  topClasses: isTop(id) ? draft.topClasses.filter((other) => other !== id) : [...draft.topClasses, id],
                })
              }
            >
              {title}
            </UnstyledButton>
          ))}
        </fieldset>
        <p className={classes.note}>{t('policy.two-note')}</p>
      </div>
      <div className={classes.group}>
        <h2 className={classes.groupHeading}>{t('policy.people')}</h2>
        <TextInput
          size="xs"
          label={t('policy.newcomer')}
          inputMode="numeric"
          maxLength={6}
          readOnly={isReadOnly}
          value={draft.newcomerDecisions}
          onChange={(event) => onChange({ newcomerDecisions: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t('policy.decider')}
          disabled={isReadOnly}
          value={draft.escalationDecider}
          data={EscalationDecider.options.map((value) => ({ value, label: t(`policy.decider.${value}`) }))}
          onChange={(event) => onChange({ escalationDecider: EscalationDecider.parse(event.currentTarget.value) })}
        />
        <NativeSelect
          size="xs"
          label={t('policy.kept')}
          disabled={isReadOnly}
          value={String(draft.keptHours)}
          data={[...new Set([...KEPT, draft.keptHours])].map((hours) => ({
            value: String(hours),
            label: t('policy.hours', { hours }),
          }))}
          onChange={(event) => onChange({ keptHours: Number(event.currentTarget.value) })}
        />
        <TextInput
          size="xs"
          label={t('policy.view-days')}
          inputMode="numeric"
          maxLength={3}
          readOnly={isReadOnly}
          value={draft.viewPathDays}
          onChange={(event) => onChange({ viewPathDays: event.currentTarget.value })}
        />
        <p className={classes.note}>{t('policy.view-note')}</p>
        <NativeSelect
          size="xs"
          label={t('policy.break')}
          disabled={isReadOnly}
          value={String(draft.breakAfterMinutes)}
          data={BREAKS.map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? t('policy.break-never') : t('policy.minutes', { minutes }),
          }))}
          onChange={(event) => onChange({ breakAfterMinutes: Number(event.currentTarget.value) })}
        />
        <p className={classes.note}>{t('policy.break-note')}</p>
      </div>
    </section>
  );
}
