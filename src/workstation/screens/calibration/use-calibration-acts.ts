import { restoreCalibration, setCalibration } from '#contract/calibrations.ts';
import type { Scanner } from '#domain/calibration/scanner-calibration.ts';
import type { WedgeStep } from '#domain/calibration/wedge-step.ts';
import { call } from '../../api/call.ts';
import { CALIBRATIONS_KEY } from '../../api/use-calibrations.ts';
import type { Told } from '../../features/told/told.ts';
import { useActs } from '../../features/told/use-acts.ts';
import { t } from '../../i18n/t.ts';

/** Putting curves in force for one scanner, and how it went. */
export function useCalibrationActs(scanner: Scanner, baseVersion: number) {
  const { perform, ...acts } = useActs(CALIBRATIONS_KEY);
  const replaced = { scanner, baseVersion };
  return {
    ...acts,
    save: (steps: WedgeStep[], reason: string) =>
      perform((act) => call(setCalibration, { params: {}, body: { ...act, ...replaced, steps, reason } }), inForce),
    restore: (version: number, reason: string) =>
      perform(
        (act) => call(restoreCalibration, { params: {}, body: { ...act, ...replaced, version, reason } }),
        inForce,
      ),
  };
}

function inForce({ version }: { version: number }): Told {
  return { tone: 'info', heading: t('calibration.saved', { version }), text: t('calibration.saved-next') };
}
