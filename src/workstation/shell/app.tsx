import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { Clock } from '#base/clock.ts';
import { t } from '../i18n/t.ts';
import type { AppUpdate } from '../offline/app-update.ts';
import { SignInScreen } from '../screens/sign-in/sign-in-screen.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { BlankState } from '../ui/blank-state.tsx';
import { homeOf } from './screens-of.ts';
import type { Workplace } from './session/workplace.ts';
import { useUpdate } from './use-update.ts';

/** Not needed to sign in. */
const Screens = lazy(async () => ({ default: (await import('./screens.tsx')).Screens }));

interface AppProps {
  readonly workplace: Workplace;
  readonly clock: Clock;
  readonly update: AppUpdate;
}

/** Sign-in, or the screens of who is signed in. */
export function App({ workplace, clock, update }: AppProps) {
  const state = useSyncExternalStore(workplace.subscribe, workplace.get);
  useUpdate(update, state);

  switch (state.kind) {
    case 'checking':
    case 'opening':
      return <BlankState heading={t('app.loading')} />;
    case 'failed':
      return (
        <BlankState
          isFault
          heading={t('fault.station')}
          actions={
            <ActionButton isPrimary onClick={() => location.reload()}>
              {t('fault.reload')}
            </ActionButton>
          }
        >
          {t('fault.safe')} {t('fault.station-next')} <code>{state.reason}</code>
        </BlankState>
      );
    case 'no-contact':
    case 'signed-out':
      return (
        <SignInScreen
          hasContact={state.kind === 'signed-out'}
          hasEnded={state.kind === 'signed-out' && state.hasEnded}
          onSignIn={workplace.signIn}
        />
      );
    case 'open':
      if (!homeOf(state.officer)) return <NoScreens onSignOut={workplace.signOut} />;
      return (
        <Suspense fallback={<BlankState heading={t('app.loading')} />}>
          <Screens key={state.officer.id} {...state} clock={clock} update={update} onSignOut={workplace.signOut} />
        </Suspense>
      );
  }
}

/** For accounts of machines. */
function NoScreens({ onSignOut }: { onSignOut: Workplace['signOut'] }) {
  return (
    <BlankState
      heading={t('sign-in.not-a-person')}
      actions={<ActionButton onClick={() => void onSignOut('here')}>{t('rail.sign-out')}</ActionButton>}
    />
  );
}
