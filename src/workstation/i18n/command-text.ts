import { isMessageKey, t } from './t.ts';

/** What an officer's command is called; its own name where this version knows none. */
export function commandText(command: string): string {
  const key = `command-name.${command}`;
  return isMessageKey(key) ? t(key) : command;
}
