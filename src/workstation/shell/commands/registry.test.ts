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

type Pressed = readonly [words: string, command: keyof Handlers, press: KeyPress];
const shift = { shiftKey: true };
const ctrl = { ctrlKey: true };

/** What each keyboard sends. Latin layouts count by what is printed, others by position. */
const LAYOUTS: Readonly<Record<string, readonly Pressed[]>> = {
  QWERTY: [
    ['c', 'clear', press('c', 'KeyC')],
    ['Caps Lock C', 'clear', press('C', 'KeyC')],
    ['Ctrl+Shift+Z', 'redo', press('Z', 'KeyZ', { ...ctrl, ...shift })],
    ['Ctrl+Y', 'redo', press('y', 'KeyY', ctrl)],
    ['numpad 1', 'preset-1', press('1', 'Numpad1')],
    ['numpad plus', 'zoom-in', press('+', 'NumpadAdd')],
    ['plus with Shift', 'zoom-in', press('+', 'Equal', shift)],
    ['?', 'keys', press('?', 'Slash', shift)],
    ['Shift+X', 'reject-rest', press('X', 'KeyX', shift)],
    ['Shift+PgUp', 'width-up', press('PageUp', 'PageUp', shift)],
  ],
  AZERTY: [
    ['a, where QWERTY has q', 'confirm', press('a', 'KeyQ')],
    ['q, where QWERTY has a', 'hand-over', press('q', 'KeyA')],
    ['z, where QWERTY has w', 'local-contrast', press('z', 'KeyW')],
    ['m, where QWERTY has ;', 'more-data', press('m', 'Semicolon')],
    ['comma, where QWERTY has m', 'gamma-down', press(',', 'KeyM')],
    ['dot with Shift', 'gamma-up', press('.', 'Comma', shift)],
    ['& on the key of 1', 'preset-1', press('&', 'Digit1')],
    ['é on the key of 2', 'preset-2', press('é', 'Digit2')],
    ['à on the key of 0', 'one-to-one', press('à', 'Digit0')],
    ['1 with Shift', 'preset-1', press('1', 'Digit1', shift)],
    ['- on the key of 6', 'zoom-out', press('-', 'Digit6')],
    ['?', 'keys', press('?', 'KeyM', shift)],
  ],
  QWERTZ: [
    ['z, where QWERTY has y', 'local-contrast', press('z', 'KeyY')],
    ['y, where QWERTY has z', 'repair-rows', press('y', 'KeyZ')],
    ['Ctrl+Z', 'undo', press('z', 'KeyY', ctrl)],
    ['- , where QWERTY has /', 'zoom-out', press('-', 'Slash')],
    ['+, where QWERTY has ]', 'zoom-in', press('+', 'BracketRight')],
    ['?', 'keys', press('?', 'Minus', shift)],
    ['/ on Shift+7', 'filter', press('/', 'Digit7', shift)],
  ],
  Dvorak: [
    ['c, where QWERTY has i', 'clear', press('c', 'KeyI')],
    ['h, where QWERTY has j', 'hold', press('h', 'KeyJ')],
    ['x, where QWERTY has b', 'reject', press('x', 'KeyB')],
    ['comma, where QWERTY has w', 'gamma-down', press(',', 'KeyW')],
    ['Ctrl+Z, where QWERTY has /', 'undo', press('z', 'Slash', ctrl)],
    ['?', 'keys', press('?', 'BracketLeft', shift)],
  ],
  Russian: [
    ['с in the place of c', 'clear', press('с', 'KeyC')],
    ['Caps Lock С', 'clear', press('С', 'KeyC')],
    ['Р in the place of h', 'hold', press('р', 'KeyH')],
    ['Ч with Shift in the place of X', 'reject-rest', press('Ч', 'KeyX', shift)],
    ['Ctrl+Я in the place of Ctrl+Z', 'undo', press('я', 'KeyZ', ctrl)],
    ['б in the place of the comma', 'gamma-down', press('б', 'Comma')],
    ['a digit', 'preset-1', press('1', 'Digit1')],
    ['? on Shift+7', 'keys', press('?', 'Digit7', shift)],
  ],
  Greek: [
    ['χ in the place of x', 'reject', press('χ', 'KeyX')],
    ['? as printed', 'keys', press('?', 'Slash', shift)],
  ],
  Arabic: [
    ['ؤ in the place of c', 'clear', press('ؤ', 'KeyC')],
    ['ا in the place of h', 'hold', press('ا', 'KeyH')],
    ['لا, two letters in the place of b', 'tool-box', press('لا', 'KeyB')],
    ['ء in the place of x', 'reject', press('ء', 'KeyX')],
    ['و in the place of the comma', 'gamma-down', press('و', 'Comma')],
    ['Ctrl+ئ in the place of Ctrl+Z', 'undo', press('ئ', 'KeyZ', ctrl)],
    ['an Arabic digit', 'preset-3', press('٣', 'Digit3')],
    ['a European digit', 'preset-3', press('3', 'Digit3')],
    ['the Arabic question mark', 'keys', press('؟', 'Slash', shift)],
  ],
};

describe.each(Object.entries(LAYOUTS))('on a %s keyboard', (_layout, presses) => {
  it.each(presses)('%s is %s', (_words, id, pressed) => {
    const every = Object.fromEntries(Object.keys(KEY_MAP).map((other) => [other, vi.fn()]));
    const registry = createCommandRegistry('linux');
    registry.register(() => besides(every, id));
    expect(registry.keyDown(pressed)).toBe(true);
    expect(
      Object.entries(every)
        .filter(([, run]) => run.mock.calls.length > 0)
        .map(([ran]) => ran),
    ).toEqual([id]);
  });
});

/** All commands that could be meant beside this one: no list is open, and only the screen that it belongs to. */
function besides(every: Record<string, () => void>, id: keyof Handlers): Handlers {
  const { scope } = KEY_MAP[id];
  return Object.fromEntries(
    Object.entries(every).filter(([other]) => [scope, 'everywhere'].includes(KEY_MAP[other as keyof Handlers].scope)),
  ) as Handlers;
}

describe('what must not be read by position', () => {
  it.each<[string, keyof Handlers, KeyPress]>([
    ['a Latin letter in the place of another', 'clear', press('j', 'KeyC')],
    ['German ß in the place of minus', 'zoom-out', press('ß', 'Minus')],
    ['German ö in the place of a sign', 'filter', press('ö', 'Semicolon')],
    ['a dead key in the place of =', 'zoom-in', press('Dead', 'Equal')],
    ['French ; in the place of the comma', 'gamma-down', press(';', 'Comma')],
    ['French ! in the place of /', 'filter', press('!', 'Slash')],
    ['a digit with Shift', 'preset-1', press('!', 'Digit1', shift)],
  ])('%s', (_words, id, pressed) => {
    const run = vi.fn();
    expect(registryWith({ [id]: run }).keyDown(pressed)).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });
});

it('leaves combinations of the browser alone', () => {
  const clear = vi.fn();
  expect(registryWith({ clear }).keyDown(press('c', 'KeyC', ctrl))).toBe(false);
});

it('names what is possible now, without what lasts while a key is held, and runs it by name', () => {
  const clear = vi.fn();
  const reject = vi.fn();
  const registry = registryWith({
    clear,
    reject: { run: reject, isEnabled: () => false },
    'hide-marks': { run: vi.fn(), release: vi.fn() },
  });
  expect([...registry.possible()]).toEqual(['clear']);
  registry.run('clear');
  registry.run('reject');
  expect([clear.mock.calls.length, reject.mock.calls.length]).toEqual([1, 0]);
});

describe('keys that the officer chose', () => {
  it('act in place of the usual ones, and are told to whoever shows them', () => {
    const [clear, told] = [vi.fn(), vi.fn()];
    const registry = registryWith({ clear });
    registry.subscribe(told);
    registry.adopt({ keys: { clear: 'F7' }, singleKeys: true });
    expect([registry.keys().clear, told.mock.calls.length]).toEqual([['F7'], 1]);
    expect(registry.keyDown(press('c', 'KeyC'))).toBe(false);
    expect(registry.keyDown(press('F7', 'F7'))).toBe(true);
    expect(clear).toHaveBeenCalledOnce();
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
    registry.adopt({ keys: {}, singleKeys: false });
    registry.keyDown(press('c', 'KeyC'));
    registry.keyDown(press('z', 'KeyZ', { ctrlKey: true }));
    expect(clear).not.toHaveBeenCalled();
    expect(undo).toHaveBeenCalledOnce();
  });
});

describe('the key map', () => {
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
