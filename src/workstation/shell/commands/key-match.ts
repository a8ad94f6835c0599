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

/** `printed`: the sign on the key. `position`: the place of the key, where the sign says nothing. */
export type Reading = 'printed' | 'position';

/** Whether the press means the key, read in one of the two ways. What is printed should be asked first. */
export function isKey(press: KeyPress, key: string, reading: Reading, platform: Platform): boolean {
  const sign = reading === 'printed' ? press.key : signByPosition(press);
  if (sign === undefined) return false;
  const { ctrlKey, shiftKey, altKey, metaKey } = press;
  const read = { key: sign, code: '', ctrlKey, shiftKey, altKey, metaKey } as KeyboardEvent;
  return matchesKeyboardEvent(read, parseHotkey(key, platform), platform);
}

/**
 * What a US keyboard has in the place of the key. Only where the sign on it says nothing: letters and signs of other
 * scripts, and the row of digits, on which Latin layouts such as AZERTY print accents and brackets.
 */
export function signByPosition({
  key,
  code,
  shiftKey,
}: Pick<KeyPress, 'key' | 'code' | 'shiftKey'>): string | undefined {
  const counts = code.startsWith('Digit') ? [...key].length === 1 : isBeyondLatin(key);
  if (!counts) return undefined;
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? code.slice(3) : code.slice(3).toLowerCase();
  return US_SIGNS[code]?.[shiftKey ? 1 : 0];
}

/** One letter is enough: the Arabic layout types two with one key. */
const isBeyondLatin = (key: string): boolean => [...key].some((sign) => sign > '\u024f');

/** Plain and with Shift. */
const US_SIGNS: Readonly<Record<string, string>> = {
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Semicolon: ';:',
  Quote: '\'"',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Backquote: '`~',
};

/** A key that a person could type by accident: one sign, without Ctrl. */
export function isSingleSign(key: string): boolean {
  const last = key === '+' ? '+' : (key.split('+').at(-1) ?? '');
  return [...last].length === 1 && !/^(Mod|Control|Alt|Meta)\+/.test(key);
}
