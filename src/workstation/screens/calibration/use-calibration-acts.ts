import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { restoreCalibration, setCalibration } from '#contract/calibrations.ts';
import type { Scanner } from '#domain/calibration/scanner-calibration.ts';
import type { WedgeStep } from '#domain/calibration/wedge-step.ts';
import { type Answer, call } from '../../api/call.ts';
import { CALIBRATIONS_KEY } from '../../api/use-calibrations.ts';
import { notDone, type Told } from '../../features/told/told.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';

/** Putting curves in force for one scanner, and how it went. */
export function useCalibrationActs(scanner: Scanner, baseVersion: number) {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function perform(act: (envelope: Envelope) => Promise<Answer<{ version: number }, string>>): Promise<boolean> {
    setBusy(true);
    try {
      const answer = await act({
        commandId: crypto.randomUUID(),
        deviceAt: new Date(clock.nowMs()).toISOString(),
        scanner,
        baseVersion,
      });
      setTold(
        answer.kind === 'ok'
          ? {
              tone: 'info',
              heading: t('calibration.saved', { version: answer.value.version }),
              text: t('calibration.saved-next'),
            }
          : notDone(answer),
      );
      return answer.kind === 'ok';
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: CALIBRATIONS_KEY });
    }
  }

  return {
    told,
    isBusy,
    dismiss: () => setTold(null),
    save: (steps: WedgeStep[], reason: string) =>
      perform((envelope) => call(setCalibration, { params: {}, body: { ...envelope, steps, reason } })),
    restore: (version: number, reason: string) =>
      perform((envelope) => call(restoreCalibration, { params: {}, body: { ...envelope, version, reason } })),
  };
}

interface Envelope {
  readonly commandId: string;
  readonly deviceAt: string;
  readonly scanner: Scanner;
  readonly baseVersion: number;
}
