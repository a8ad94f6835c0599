import { NativeSelect } from '@mantine/core';
import { Experience, ModeRule } from '#domain/review-policy/review-policy.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { NEW_RULE, raised } from './policy-draft.ts';
import classes from './review-policy.module.css';

const COLUMNS = ['site', 'lane', 'experience', 'mode'] as const;
const MODES = ModeRule.shape.mode.options;

interface ModeRulesProps {
  readonly rules: readonly ModeRule[];
  readonly queues: readonly { readonly site: string; readonly lane: string }[];
  readonly isReadOnly: boolean;
  readonly onChange: (rules: ModeRule[]) => void;
}

/** Which mode is used where and for whom. The first rule that fits counts. */
export function ModeRules({ rules, queues, isReadOnly, onChange }: ModeRulesProps) {
  const change = (at: number, part: Partial<ModeRule>) =>
    onChange(rules.map((rule, i) => (i === at ? { ...rule, ...part } : rule)));
  const sites = [...new Set(queues.map(({ site }) => site))];
  const lanesOf = (site: string | null) => [
    ...new Set(queues.filter((queue) => site === null || queue.site === site).map(({ lane }) => lane)),
  ];
  return (
    <section className={classes.part} aria-label={t('policy.modes')}>
      <h2 className={classes.heading}>{t('policy.modes')}</h2>
      {rules.length > 0 && (
        <DataTable
          hasDoubleRows
          label={t('policy.rules')}
          columns={[...COLUMNS.map((id) => ({ id, heading: t(`policy.column.${id}`) })), { id: 'acts', heading: '' }]}
        >
          <tbody>
            {rules.map((rule, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no other identity than their place
              <tr key={i}>
                <td>
                  <Choice
                    label={t('policy.column.site')}
                    value={rule.site}
                    options={sites.map((site) => ({ value: site, label: site }))}
                    isReadOnly={isReadOnly}
                    onChange={(site) => change(i, { site, lane: null })}
                  />
                </td>
                <td>
                  <Choice
                    label={t('policy.column.lane')}
                    value={rule.lane}
                    options={lanesOf(rule.site).map((lane) => ({ value: lane, label: lane }))}
                    isReadOnly={isReadOnly}
                    onChange={(lane) => change(i, { lane })}
                  />
                </td>
                <td>
                  <Choice
                    label={t('policy.column.experience')}
                    value={rule.experience}
                    options={Experience.options.map((value) => ({ value, label: t(`policy.experience.${value}`) }))}
                    isReadOnly={isReadOnly}
                    onChange={(experience) => change(i, { experience: Experience.nullable().parse(experience) })}
                  />
                </td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={t('policy.column.mode')}
                    disabled={isReadOnly}
                    value={rule.mode}
                    data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
                    onChange={(event) => change(i, { mode: ModeRule.shape.mode.parse(event.currentTarget.value) })}
                  />
                </td>
                <td className={classes.acts}>
                  {!isReadOnly && (
                    <>
                      <ActionButton isQuiet isDisabled={i === 0} onClick={() => onChange(raised(rules, i))}>
                        {t('policy.raise')}
                      </ActionButton>
                      <ActionButton isQuiet onClick={() => onChange(rules.filter((_, other) => other !== i))}>
                        {t('policy.remove')}
                      </ActionButton>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <p className={classes.note}>{t('policy.modes-note')}</p>
      {!isReadOnly && (
        <div className={classes.add}>
          <ActionButton onClick={() => onChange([...rules, NEW_RULE])}>{t('policy.add')}</ActionButton>
        </div>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isReadOnly: boolean;
  readonly onChange: (value: string | null) => void;
}

/** One of the options, or any. */
function Choice({ label, value, options, isReadOnly, onChange }: ChoiceProps) {
  const isKnown = value === null || options.some((option) => option.value === value);
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      disabled={isReadOnly}
      value={value ?? ''}
      data={[
        { value: '', label: t('policy.any') },
        ...options,
        ...(isKnown ? [] : [{ value: value ?? '', label: value ?? '' }]),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
