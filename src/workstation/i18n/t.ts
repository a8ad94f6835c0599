import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Language } from '#domain/officer/preferences.ts';
import { en, type MessageKey } from './en.ts';

const i18n = setupI18n();
i18n.setMessagesCompiler(compileMessage);
i18n.load('en', en);

/** Digits are Latin in every language, as on containers, seals and keys. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** What the words of each language are written to: its catalogue is loaded when it is first spoken. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Readonly<Record<MessageKey, string>>>>> = {
  en: async () => en,
  ar: async () => (await import('./ar.ts')).ar,
};

let spoken: Language;
activate('en');

function activate(language: Language): void {
  spoken = language;
  i18n.activate(language, [LOCALES[language]]);
}

/** From now on `t` answers in this language. */
export async function speak(language: Language): Promise<void> {
  i18n.load(language, await CATALOGUES[language]());
  activate(language);
}

/** For numbers, times and plurals of the language that is spoken. */
export const locale = (): string => LOCALES[spoken];

export type MessageValues = Readonly<Record<string, string | number>>;

/** The text of the catalogue in the language that is spoken. */
export function t(key: MessageKey, values?: MessageValues): string {
  return i18n._(key, values ? { ...values } : undefined);
}

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
