import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CalibrationVersion } from '#contract/calibrations.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './calibration.module.css';
import { curvesText, residualText } from './calibration-words.ts';

interface VersionListProps {
  readonly versions: readonly CalibrationVersion[];
  readonly shown: number | null;
  readonly isReadOnly: boolean;
  readonly isBusy: boolean;
  readonly onShow: (version: number | null) => void;
  readonly onRestore: (version: number, reason: string) => void;
}

/** What was in force for a scanner and why, the newest first; an earlier one can be put in force again. */
export function VersionList({ versions, shown, isReadOnly, isBusy, onShow, onRestore }: VersionListProps) {
  const [reason, setReason] = useState('');
  const newest = versions[0];
  const isReady = reason.trim().length >= 3 && !isBusy;
  if (!newest) return <p className={classes.note}>{t('calibration.no-versions')}</p>;
  return (
    <div className={classes.versions}>
      {!isReadOnly && (
        <TextInput
          size="xs"
          label={t('calibration.restore-reason')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <ol>
        {versions.map((version, i) => (
          <li key={version.version}>
            <p>
              {curvesText(version)} {i === 0 && `· ${t('calibration.in-force')}`}
              {version.restored !== null &&
                version.restored > 0 &&
                ` · ${t('calibration.as-version', { version: version.restored })}`}
            </p>
            <p className={classes.note}>
              {[residualText(version), version.reason, version.setBy, formatDayTime(version.setAt)].join(' · ')}
            </p>
            <div className={classes.acts}>
              {version.calibration && (
                <ActionButton
                  isPressed={shown === version.version}
                  label={t('calibration.show-label', { version: version.version })}
                  onClick={() => onShow(shown === version.version ? null : version.version)}
                >
                  {t('calibration.show')}
                </ActionButton>
              )}
              {!isReadOnly && i > 0 && version.calibration && (
                <ActionButton
                  isDisabled={!isReady}
                  label={t('calibration.restore-label', { version: version.version })}
                  onClick={() => onRestore(version.version, reason)}
                >
                  {t('calibration.restore')}
                </ActionButton>
              )}
            </div>
          </li>
        ))}
      </ol>
      {!isReadOnly && newest.calibration && (
        <ActionButton isDisabled={!isReady} onClick={() => onRestore(0, reason)}>
          {t('calibration.restore-built-in')}
        </ActionButton>
      )}
    </div>
  );
}
