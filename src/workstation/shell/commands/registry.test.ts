import { describe, expect, it, vi } from 'vitest';
import { KEY_MAP, keyLabel } from './key-map.ts';
import { isSingleSign, type KeyPress } from './key-match.ts';
import { isTextField, pressesControl } from './key-owner.ts';
import { createCommandRegistry, type Handlers } from './registry.ts';

function press(key: string, code: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, repeat: false, ...more };
}

function registryWith(handlers: Handlers) {
  const registry = createCommandRegistry('linux');
  registry.register(() => handlers);
  return registry;
}

describe('keys of many layouts', () => {
  it.each<[string, keyof Handlers, KeyPress]>([
    ['QWERTY c', 'clear', press('c', 'KeyC')],
    ['Caps Lock C', 'clear', press('C', 'KeyC')],
    ['Dvorak c, where QWERTY has i', 'clear', press('c', 'KeyI')],
    ['Russian с in the place of c', 'clear', press('с', 'KeyC')],
    ['Arabic ؤ in the place of c', 'clear', press('ؤ', 'KeyC')],
    ['Greek χ in the place of x', 'reject', press('χ', 'KeyX')],
    ['AZERTY a, where QWERTY has q', 'confirm', press('a', 'KeyQ')],
    ['AZERTY & on the key of 1', 'preset-1', press('&', 'Digit1')],
    ['AZERTY à on the key of 0', 'one-to-one', press('à', 'Digit0')],
    ['QWERTZ Ctrl+Z, where QWERTY has y', 'undo', press('z', 'KeyY', { ctrlKey: true })],
    ['Ctrl+Shift+Z', 'redo', press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true })],
    ['Ctrl+Y', 'redo', press('y', 'KeyY', { ctrlKey: true })],
    ['numpad 1', 'preset-1', press('1', 'Numpad1')],
    ['numpad plus', 'zoom-in', press('+', 'NumpadAdd')],
    ['US plus with Shift', 'zoom-in', press('+', 'Equal', { shiftKey: true })],
    ['German ?', 'keys', press('?', 'Minus', { shiftKey: true })],
    ['US ?', 'keys', press('?', 'Slash', { shiftKey: true })],
    ['German / on Shift+7', 'filter', press('/', 'Digit7', { shiftKey: true })],
    ['Shift+X', 'reject-rest', press('X', 'KeyX', { shiftKey: true })],
    ['Shift+PgUp', 'width-up', press('PageUp', 'PageUp', { shiftKey: true })],
  ])('%s is %s', (_words, id, pressed) => {
    const run = vi.fn();
    expect(registryWith({ [id]: run }).keyDown(pressed)).toBe(true);
    expect(run).toHaveBeenCalledOnce();
  });

  it('a Latin letter counts as printed, never by position', () => {
    const clear = vi.fn();
    expect(registryWith({ clear }).keyDown(press('j', 'KeyC'))).toBe(false);
    expect(clear).not.toHaveBeenCalled();
  });

  it('leaves combinations of the browser alone', () => {
    const clear = vi.fn();
    expect(registryWith({ clear }).keyDown(press('c', 'KeyC', { ctrlKey: true }))).toBe(false);
  });
});

it('asks what is printed before where the key lies, in every scope', () => {
  const filter = vi.fn();
  const keys = vi.fn();
  registryWith({ filter, keys }).keyDown(press('?', 'Slash'));
  expect([keys.mock.calls.length, filter.mock.calls.length]).toEqual([1, 0]);
});

describe('a held key', () => {
  it('decides once, however long it is held', () => {
    const clear = vi.fn();
    const registry = registryWith({ clear });
    registry.keyDown(press('c', 'KeyC'));
    expect(registry.keyDown(press('c', 'KeyC', { repeat: true }))).toBe(true);
    expect(clear).toHaveBeenCalledOnce();
  });

  it('pans on', () => {
    const pan = vi.fn();
    const registry = registryWith({ 'pan-right': pan });
    registry.keyDown(press('ArrowRight', 'ArrowRight'));
    registry.keyDown(press('ArrowRight', 'ArrowRight', { repeat: true }));
    expect(pan).toHaveBeenCalledTimes(2);
  });

  it('lets go when it comes up, and when the window loses the keyboard', () => {
    const release = vi.fn();
    const registry = registryWith({ 'hide-marks': { run: () => {}, release } });
    registry.keyDown(press('v', 'KeyV'));
    registry.keyUp({ code: 'KeyB' });
    expect(release).not.toHaveBeenCalled();
    registry.keyUp({ code: 'KeyV' });
    registry.keyDown(press('v', 'KeyV'));
    registry.releaseAll();
    expect(release).toHaveBeenCalledTimes(2);
  });
});

describe('scopes', () => {
  it('a picker takes the digits from the presets, and gives them back', () => {
    const registry = createCommandRegistry('linux');
    const preset = vi.fn();
    const pick = vi.fn();
    registry.register(() => ({ 'preset-1': preset }));
    const close = registry.register(() => ({ 'pick-1': pick }));
    registry.keyDown(press('1', 'Digit1'));
    close();
    registry.keyDown(press('1', 'Digit1'));
    expect([pick.mock.calls.length, preset.mock.calls.length]).toEqual([1, 1]);
  });

  it('a command that is not enabled leaves its key to the browser', () => {
    const registry = registryWith({ 'next-finding': { run: () => {}, isEnabled: () => false } });
    expect(registry.keyDown(press('Tab', 'Tab'))).toBe(false);
  });

  it('nothing acts under a cover', () => {
    const clear = vi.fn();
    const registry = registryWith({ clear });
    const resume = registry.suspend();
    registry.keyDown(press('c', 'KeyC'));
    resume();
    expect(clear).not.toHaveBeenCalled();
    registry.keyDown(press('c', 'KeyC'));
    expect(clear).toHaveBeenCalledOnce();
  });

  it('single signs can be switched off, the rest goes on', () => {
    const clear = vi.fn();
    const undo = vi.fn();
    const registry = registryWith({ clear, undo });
    registry.setLettersEnabled(false);
    registry.keyDown(press('c', 'KeyC'));
    registry.keyDown(press('z', 'KeyZ', { ctrlKey: true }));
    expect(clear).not.toHaveBeenCalled();
    expect(undo).toHaveBeenCalledOnce();
  });
});

describe('the key map', () => {
  it('gives no key twice in one scope', () => {
    const keys = Object.values(KEY_MAP).flatMap(({ scope, keys }) => keys.map((key) => `${scope} ${key}`));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('writes keys as they are printed', () => {
    expect(['Mod+Shift+Z', 'PageUp', '+', 'Shift+X', 'Delete'].map(keyLabel)).toEqual([
      'Ctrl+Shift+Z',
      'PgUp',
      '+',
      'Shift+X',
      'Del',
    ]);
  });

  it('knows which keys could be typed by accident', () => {
    expect(['C', '+', 'Shift+X', 'Mod+Z', 'F2', 'ArrowUp'].map(isSingleSign)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

it('keys belong to text fields while people type, and Enter to a focused button', () => {
  expect(isTextField({ tagName: 'INPUT', type: 'password' })).toBe(true);
  expect(isTextField({ tagName: 'TEXTAREA' })).toBe(true);
  expect(isTextField({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
  expect(isTextField({ tagName: 'DIV' })).toBe(false);
  expect(pressesControl({ tagName: 'BUTTON' }, 'Enter')).toBe(true);
  expect(pressesControl({ tagName: 'BUTTON' }, 'c')).toBe(false);
});
