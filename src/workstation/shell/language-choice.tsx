import { useSyncExternalStore } from 'react';
import { Language } from '#domain/officer/preferences.ts';
import { language, TONGUES } from '../i18n/language.ts';
import { t } from '../i18n/t.ts';
import { Segments } from '../ui/segments.tsx';

/** The languages, each by its own name. */
export function LanguageChoice({ onChoose }: { onChoose: (language: Language) => void }) {
  const spoken = useSyncExternalStore(language.subscribe, language.get);
  return (
    <Segments
      label={t('session.language')}
      options={Language.options.map((value) => ({ value, words: TONGUES[value].name, lang: value }))}
      chosen={spoken}
      onChoose={onChoose}
    />
  );
}
