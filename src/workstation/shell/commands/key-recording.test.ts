import { expect, it } from 'vitest';
import { isKey, type KeyPress } from './key-match.ts';
import { recordKey } from './key-recording.ts';

function press(key: string, code: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, repeat: false, ...more };
}

it.each<[string, KeyPress, string]>([
  ['a letter', press('y', 'KeyY'), 'Y'],
  ['a letter with Shift', press('Y', 'KeyY', { shiftKey: true }), 'Shift+Y'],
  ['a letter with Ctrl', press('b', 'KeyB', { ctrlKey: true }), 'Mod+B'],
  ['a sign that needs Shift', press('!', 'Digit1', { shiftKey: true }), '!'],
  ['a digit', press('7', 'Digit7'), '7'],
  ['an AZERTY digit, which needs Shift', press('7', 'Digit7', { shiftKey: true }), '7'],
  ['what AZERTY prints on the key of 5', press('(', 'Digit5'), '('],
  ['a QWERTZ letter by its print', press('z', 'KeyY'), 'Z'],
  ['a Russian letter by its place', press('ч', 'KeyX'), 'X'],
  ['an Arabic letter by its place', press('ش', 'KeyA'), 'A'],
  ['an Arabic key of two letters', press('لا', 'KeyB'), 'B'],
  ['an Arabic digit', press('٣', 'Digit3'), '3'],
  ['a function key', press('F7', 'F7'), 'F7'],
  ['a named key with Shift', press('Home', 'Home', { shiftKey: true }), 'Shift+Home'],
  ['plus', press('+', 'NumpadAdd'), '+'],
])('%s is recorded, and means what was recorded', (_words, pressed, key) => {
  expect(recordKey(pressed, 'linux')).toEqual({ kind: 'key', key });
  const readings = ['printed', 'position'] as const;
  expect(readings.some((reading) => isKey(pressed, key, reading, 'linux'))).toBe(true);
});

it('waits while only a modifier is down, and Escape leaves all as it was', () => {
  expect(recordKey(press('Shift', 'ShiftLeft', { shiftKey: true }), 'linux').kind).toBe('waiting');
  expect(recordKey(press('Escape', 'Escape'), 'linux').kind).toBe('cancelled');
});

it.each<[string, KeyPress, string]>([
  ['Tab', press('Tab', 'Tab'), 'moves-focus'],
  ['Space', press(' ', 'Space'), 'moves-focus'],
  ['Ctrl+W', press('w', 'KeyW', { ctrlKey: true }), 'browser'],
  ['Ctrl+W on a Russian layout', press('ц', 'KeyW', { ctrlKey: true }), 'browser'],
  ['F5', press('F5', 'F5'), 'browser'],
  ['Alt+A', press('a', 'KeyA', { altKey: true }), 'browser'],
  ['the Windows key', press('e', 'KeyE', { metaKey: true }), 'browser'],
])('%s cannot be given', (_words, pressed, why) => {
  expect(recordKey(pressed, 'linux')).toEqual({ kind: 'refused', why });
});

it('takes Cmd for Ctrl on a Mac', () => {
  expect(recordKey(press('b', 'KeyB', { metaKey: true }), 'mac')).toEqual({ kind: 'key', key: 'Mod+B' });
});
