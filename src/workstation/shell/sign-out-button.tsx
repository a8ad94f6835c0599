import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { t } from '../i18n/t.ts';
import { useStationStatus, useWorkstation } from '../state/workstation.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { LanguageChoice } from './language-choice.tsx';
import classes from './rail.module.css';
import { RoomChoice } from './room-choice.tsx';
import type { SignOutReach } from './session/workplace.ts';

/** Signs out, here or everywhere; while acts wait to be sent it says that they are kept. */
export function SignOutButton({ onSignOut }: { onSignOut(reach: SignOutReach): void }) {
  const { officer, preferences } = useWorkstation();
  const { waitingToSend } = useStationStatus();
  const [isAsking, setAsking] = useState(false);

  return (
    <Popover opened={isAsking} onChange={setAsking} position="right-end" width={340} trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.stop}
          data-last
          title={`${officer.displayName}, ${t(`role.${officer.role}`)}`}
          onClick={() => setAsking(true)}
        >
          <svg className={classes.glyph} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d="M9 4H4v12h5M8 10h8M13 7l3 3-3 3" />
          </svg>
          {t('rail.sign-out')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.ask}>
        <p className={classes.who}>
          {officer.displayName}, {t(`role.${officer.role}`)}
        </p>
        <LanguageChoice onChoose={(language) => preferences.change({ language })} />
        <RoomChoice />
        {waitingToSend > 0 && <p>{t('sign-out.waiting', { count: waitingToSend })}</p>}
        <div className={classes.answers}>
          <ActionButton onClick={() => setAsking(false)}>{t('sign-out.stay')}</ActionButton>
          <ActionButton onClick={() => onSignOut('everywhere')}>{t('sign-out.everywhere')}</ActionButton>
          <ActionButton isPrimary onClick={() => onSignOut('here')}>
            {t('rail.sign-out')}
          </ActionButton>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
