import { matchesKeyboardEvent, parseHotkey } from '@tanstack/react-hotkeys';

/** What of a keyboard event decides which key was meant. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

export type Platform = 'mac' | 'windows' | 'linux';

/** `printed`: the sign on the key. `position`: the place of the key, for layouts that have no such sign. */
export type Reading = 'printed' | 'position';

/** Whether the press means the key, read in one of the two ways. What is printed should be asked first. */
export function isKey(press: KeyPress, key: string, reading: Reading, platform: Platform): boolean {
  const { ctrlKey, shiftKey, altKey, metaKey } = press;
  const code = reading === 'printed' ? '' : press.code;
  const read = { key: press.key, code, ctrlKey, shiftKey, altKey, metaKey } as KeyboardEvent;
  return matchesKeyboardEvent(read, parseHotkey(key, platform), platform);
}

/** A key that a person could type by accident: one sign, without Ctrl. */
export function isSingleSign(key: string): boolean {
  const last = key === '+' ? '+' : (key.split('+').at(-1) ?? '');
  return [...last].length === 1 && !/^(Mod|Control|Alt|Meta)\+/.test(key);
}
