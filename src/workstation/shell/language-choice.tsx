import { UnstyledButton } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { Language } from '#domain/officer/preferences.ts';
import { language, TONGUES } from '../i18n/language.ts';
import { t } from '../i18n/t.ts';
import classes from './language-choice.module.css';

/** The languages, each by its own name. */
export function LanguageChoice({ onChoose }: { onChoose: (language: Language) => void }) {
  const spoken = useSyncExternalStore(language.subscribe, language.get);
  return (
    <fieldset className={classes.choice} aria-label={t('session.language')}>
      {Language.options.map((one) => (
        <UnstyledButton
          key={one}
          lang={one}
          className={classes.one}
          aria-pressed={one === spoken}
          onClick={() => onChoose(one)}
        >
          {TONGUES[one].name}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
