import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../i18n/t.ts';
import { useWorkstation } from '../state/workstation.tsx';
import { useCommands } from './commands/commands.tsx';
import classes from './frame.module.css';
import { KeysOverlay } from './keys-overlay.tsx';
import { Palette } from './palette/palette.tsx';
import { Rail } from './rail.tsx';
import { mayOpen, type ScreenPath } from './screens-of.ts';
import type { SignOutReach } from './session/workplace.ts';
import { StatusBar } from './status-bar/status-bar.tsx';

/** Rail on the left, status at the bottom, the screen between. */
export function Frame({ onSignOut }: { onSignOut(reach: SignOutReach): void }) {
  const { officer } = useWorkstation();
  const navigate = useNavigate();
  const [areKeysShown, setKeysShown] = useState(false);
  const changeKeys = () => {
    setKeysShown(false);
    void navigate({ to: '/keys' });
  };
  const goTo = (to: ScreenPath) => ({ run: () => void navigate({ to }), isEnabled: () => mayOpen(officer, to) });

  useCommands({
    'go-queue': goTo('/queue'),
    'go-review': goTo('/review'),
    'go-records': goTo('/records'),
    'go-audit': goTo('/audit'),
    'go-trail': goTo('/trail'),
    'go-figures': goTo('/figures'),
    'go-model-packs': goTo('/model-packs'),
    'go-targeting-rules': goTo('/targeting-rules'),
    'go-review-policy': goTo('/review-policy'),
    'go-conflicts': goTo('/conflicts'),
    'go-calibration': goTo('/calibration'),
    'go-refused': goTo('/refused-deliveries'),
    keys: () => setKeysShown(true),
    'change-keys': changeKeys,
  });

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#screen">
        {t('app.skip')}
      </a>
      <Rail onSignOut={onSignOut} />
      <main id="screen" className={classes.screen} tabIndex={-1}>
        <Outlet />
      </main>
      <StatusBar onShowKeys={() => setKeysShown(true)} />
      <Palette />
      <KeysOverlay isOpen={areKeysShown} onClose={() => setKeysShown(false)} onChange={changeKeys} />
    </div>
  );
}
