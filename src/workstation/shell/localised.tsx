import { DirectionProvider } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { language, TONGUES } from '../i18n/language.ts';

/** All of the screens in the language that is spoken; they are put up anew when it changes. */
export function Localised({ children }: { children: ReactNode }) {
  const spoken = useSyncExternalStore(language.subscribe, language.get);
  return (
    <DirectionProvider key={spoken} initialDirection={TONGUES[spoken].direction} detectDirection={false}>
      {children}
    </DirectionProvider>
  );
}
