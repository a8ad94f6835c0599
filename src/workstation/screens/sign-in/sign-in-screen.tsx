import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { language } from '../../i18n/language.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { LanguageChoice } from '../../shell/language-choice.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import classes from './sign-in-screen.module.css';

interface SignInScreenProps {
  readonly hasContact: boolean;
  /** Whether a session was running here and came to its end. */
  readonly hasEnded: boolean;
  /** The problem that kept the officer out, or null. */
  readonly onSignIn: (username: string, password: string) => Promise<string | null>;
}

export function SignInScreen({ hasContact, hasEnded, onSignIn }: SignInScreenProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isChecking, setChecking] = useState(false);
  useTitle(t('title.sign-in'));

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setChecking(true);
    const refusal = await onSignIn(String(form.get('username')), String(form.get('password')));
    setProblem(refusal);
    setChecking(false);
  }

  return (
    <main className={classes.screen}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} aria-labelledby="sign-in-heading">
        <div className={classes.brand}>
          <img src="/icon.svg" width={40} height={40} alt="" />
          <div>
            <p className={classes.name}>{t('app.name')}</p>
            <p className={classes.purpose}>{t('sign-in.purpose')}</p>
          </div>
        </div>
        <h1 id="sign-in-heading" className={classes.heading}>
          {t('sign-in.heading')}
        </h1>
        <TextInput
          name="username"
          label={t('sign-in.username')}
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          name="password"
          label={t('sign-in.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <ActionButton type="submit" isPrimary isDisabled={isChecking || !hasContact} keyShortcut="Enter">
          {t(isChecking ? 'sign-in.checking' : 'sign-in.submit')}
        </ActionButton>
        <LanguageChoice onChoose={(one) => void language.change(one).catch(() => undefined)} />
        <div className={classes.words} aria-live="polite">
          {problem ? (
            <Banner tone="bad" heading={problemText(problem)} />
          ) : !hasContact ? (
            <Banner tone="warn" heading={t('sign-in.contact')} />
          ) : (
            hasEnded && <Banner tone="info" heading={t('sign-in.ended')} />
          )}
        </div>
      </form>
    </main>
  );
}
