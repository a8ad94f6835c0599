import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { en, type MessageKey } from './en.ts';

const i18n = setupI18n();
i18n.setMessagesCompiler(compileMessage);
i18n.load('en', en);
i18n.activate('en');

export type MessageValues = Readonly<Record<string, string | number>>;

/** The text of the catalogue in the language of the station. */
export function t(key: MessageKey, values?: MessageValues): string {
  return i18n._(key, values ? { ...values } : undefined);
}

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
