import { ratioOf } from '#imaging/calibration/fit-curves.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './calibration.module.css';
import type { DraftStep } from './step-draft.ts';
import type { StepsReply } from './steps-protocol.ts';

interface StepTableProps {
  readonly steps: readonly DraftStep[];
  readonly readings: StepsReply['readings'];
  readonly onRemove: (step: DraftStep) => void;
}

/** Each step with what was read of it, or why it cannot count. */
export function StepTable({ steps, readings, onRemove }: StepTableProps) {
  if (steps.length === 0) return <p className={classes.note}>{t('calibration.no-steps')}</p>;
  return (
    <table className={classes.steps} aria-label={t('calibration.steps')}>
      <thead>
        <tr>
          <th scope="col">{t('calibration.step')}</th>
          <th scope="col">{t('calibration.attenuation')}</th>
          <th scope="col">{t('calibration.ratio')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {steps.map((step, i) => {
          const reading = readings[i];
          const name = t('calibration.step-name', {
            material: t(`calibration.material.${step.material}`),
            thickness: step.thicknessMm,
          });
          return (
            <tr key={step.id}>
              <th scope="row">
                <span className={classes.swatch} data-material={step.material} aria-hidden="true" /> {name}
              </th>
              {reading?.ok ? (
                <>
                  <td>{reading.value.high.attenuation.toFixed(2)}</td>
                  <td title={t('calibration.pixels', { pixels: reading.value.pixels })}>
                    {ratioOf(reading.value).ratio.toFixed(3)} ± {ratioOf(reading.value).error.toFixed(3)}
                  </td>
                </>
              ) : (
                <td colSpan={2} className={classes.fault}>
                  {reading ? t(`calibration.step-fault.${reading.problem}`) : '…'}
                </td>
              )}
              <td>
                <ActionButton isQuiet label={t('calibration.remove', { step: name })} onClick={() => onRemove(step)}>
                  ×
                </ActionButton>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
