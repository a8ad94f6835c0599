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

/** Letters count as printed; on a layout without Latin letters the position of the key counts. */
export function isKey(press: KeyPress, key: string, platform: Platform): boolean {
  return matchesKeyboardEvent(press as KeyboardEvent, parseHotkey(key, platform), platform);
}

/** A key that a person could type by accident: one sign, without Ctrl. */
export function isSingleSign(key: string): boolean {
  const last = key === '+' ? '+' : (key.split('+').at(-1) ?? '');
  return [...last].length === 1 && !/^(Mod|Control|Alt|Meta)\+/.test(key);
}
