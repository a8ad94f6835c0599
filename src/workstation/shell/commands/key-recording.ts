import { type KeyPress, type Platform, signByPosition } from './key-match.ts';

/** What a press says while a command waits for its new key. */
export type Recorded =
  | { readonly kind: 'key'; readonly key: string }
  /** Only a modifier is down so far. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'cancelled' }
  /** The key cannot be given: people need it to move, or the browser or system acts on it first. */
  | { readonly kind: 'refused'; readonly why: 'moves-focus' | 'browser' };

const MODIFIERS = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
]);
const BROWSER_KEYS = new Set(['F5', 'F11', 'F12', 'ContextMenu', 'PrintScreen']);
/** With Ctrl: windows, tabs, address, reload, search, clipboard. */
const BROWSER_LETTERS = 'WTNQLRFGVCXAIJ';

/** The key of a press, in the notation of the key map. */
export function recordKey(press: KeyPress, platform: Platform): Recorded {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = press;
  if (MODIFIERS.has(key)) return { kind: 'waiting' };
  if (key === 'Escape') return { kind: 'cancelled' };
  if (key === 'Tab' || key === ' ') return { kind: 'refused', why: 'moves-focus' };
  const isMod = platform === 'mac' ? metaKey : ctrlKey;
  const isSystem = altKey || (platform === 'mac' ? ctrlKey : metaKey);
  const sign = signOf(press);
  if (isSystem || BROWSER_KEYS.has(sign) || (isMod && BROWSER_LETTERS.includes(sign))) {
    return { kind: 'refused', why: 'browser' };
  }
  // Shift only makes the sign, unless the key is a letter or has a name.
  const isShifted = shiftKey && (/^[A-Z]$/.test(sign) || sign.length > 1);
  return { kind: 'key', key: [isMod && 'Mod', isShifted && 'Shift', sign].filter(Boolean).join('+') };
}

/** As printed; by position where that is a letter of another script. A row of digits is what is printed on it. */
function signOf(press: KeyPress): string {
  const isDigitKey = press.code.startsWith('Digit');
  const byPosition = signByPosition(press);
  const sign = isDigitKey && isAscii(press.key) ? press.key : (byPosition ?? press.key);
  return sign.length === 1 ? sign.toUpperCase() : sign;
}

const isAscii = (key: string): boolean => /^[\x21-\x7e]$/.test(key);
