import type { MessageKey } from '../../i18n/en.ts';

export type KeyGroup = 'decision' | 'findings' | 'marking' | 'view' | 'window' | 'queue' | 'moving';

/** Where a command acts. The narrower scope is asked first: `picker`, then the screen, then `everywhere`. */
export type Scope = 'picker' | 'review' | 'queue' | 'records' | 'audit' | 'everywhere';

export interface KeyBinding {
  readonly scope: Scope;
  readonly group: KeyGroup;
  readonly label: MessageKey;
  /** As usual, by printed sign, in the notation of the hotkey library; the first is the one shown. */
  readonly keys: readonly string[];
  /** Acts again and again while the key is held. All others ignore repeats. */
  readonly repeats?: true;
}

const review = (group: KeyGroup, label: MessageKey, ...keys: string[]): KeyBinding => ({
  scope: 'review',
  group,
  label,
  keys,
});
const held = (group: KeyGroup, label: MessageKey, ...keys: string[]): KeyBinding => ({
  ...review(group, label, ...keys),
  repeats: true,
});

/** Every command of the workstation that has a key. */
export const KEY_MAP = {
  clear: review('decision', 'command.clear', 'C'),
  hold: review('decision', 'command.hold', 'H'),
  'hand-over': review('decision', 'command.hand-over', 'Q'),
  escalate: review('decision', 'command.escalate', 'Shift+Q'),
  'more-data': review('decision', 'command.more-data', 'M'),
  'undo-decision': review('decision', 'command.undo-decision', 'U'),

  'next-finding': review('findings', 'command.next-finding', 'Tab'),
  'previous-finding': review('findings', 'command.previous-finding', 'Shift+Tab'),
  confirm: review('findings', 'command.confirm', 'A'),
  reject: review('findings', 'command.reject', 'X'),
  'reject-reason': review('findings', 'command.reject-reason', 'R'),
  'reject-rest': review('findings', 'command.reject-rest', 'Shift+X'),
  class: review('findings', 'command.class', 'E'),

  'tool-box': review('marking', 'command.tool-box', 'B'),
  'tool-polygon': review('marking', 'command.tool-polygon', 'P'),
  'tool-note': review('marking', 'command.tool-note', 'N'),
  'tool-measure': review('marking', 'command.tool-measure', 'L'),
  'tool-polyline': review('marking', 'command.tool-polyline', 'Shift+L'),
  'tool-angle': review('marking', 'command.tool-angle', 'Shift+D'),
  'edit-note': review('marking', 'command.edit-note', 'Enter'),
  remove: review('marking', 'command.remove', 'Delete', 'Backspace'),
  escape: review('marking', 'command.escape', 'Escape'),
  undo: held('marking', 'command.undo', 'Mod+Z'),
  redo: held('marking', 'command.redo', 'Mod+Shift+Z', 'Mod+Y'),

  'pan-left': held('view', 'command.pan-left', 'ArrowLeft'),
  'pan-right': held('view', 'command.pan-right', 'ArrowRight'),
  'next-slice': held('view', 'command.next-slice', 'Shift+ArrowRight'),
  'previous-slice': held('view', 'command.previous-slice', 'Shift+ArrowLeft'),
  'next-view': review('view', 'command.next-view', 'Shift+T'),
  'pan-up': held('view', 'command.pan-up', 'ArrowUp'),
  'pan-down': held('view', 'command.pan-down', 'ArrowDown'),
  'zoom-in': held('view', 'command.zoom-in', '+', '='),
  'zoom-out': held('view', 'command.zoom-out', '-'),
  fit: review('view', 'command.fit', 'F'),
  'one-to-one': review('view', 'command.one-to-one', '0'),
  turn: review('view', 'command.turn', 'Shift+R'),
  mirror: review('view', 'command.mirror', 'Shift+M'),
  'full-screen': review('view', 'command.full-screen', 'Shift+F'),
  plane: review('view', 'command.plane', 'T'),
  invert: review('view', 'command.invert', 'I'),
  'as-stored': review('view', 'command.as-stored', 'Shift+S'),
  lens: review('view', 'command.lens', 'Space'),
  compare: review('view', 'command.compare', 'Shift+V'),
  'compare-way': review('view', 'command.compare-way', 'Shift+W'),
  flicker: review('view', 'command.flicker', 'Shift+B'),
  'hide-marks': review('view', 'command.hide-marks', 'V'),
  overview: review('view', 'command.overview', 'O'),
  'declaration-window': review('view', 'command.declaration-window', 'Shift+F6'),
  'other-side': review('view', 'command.other-side', 'F6'),

  'preset-1': review('window', 'command.preset-1', '1'),
  'preset-2': review('window', 'command.preset-2', '2'),
  'preset-3': review('window', 'command.preset-3', '3'),
  'preset-4': review('window', 'command.preset-4', '4'),
  'preset-5': review('window', 'command.preset-5', '5'),
  'keep-preset': review('window', 'command.keep-preset', 'Shift+K'),
  'penetration-high': review('window', 'command.penetration-high', '6'),
  'penetration-low': review('window', 'command.penetration-low', '7'),
  'window-view': review('window', 'command.window-view', '8'),
  'window-region': review('window', 'command.window-region', '9'),
  transfer: review('window', 'command.transfer', 'W'),
  'gamma-down': held('window', 'command.gamma-down', ','),
  'gamma-up': held('window', 'command.gamma-up', '.'),
  'local-contrast': review('window', 'command.local-contrast', 'Z'),
  edges: review('window', 'command.edges', 'G'),
  sharpen: review('window', 'command.sharpen', 'S'),
  denoise: review('window', 'command.denoise', 'D'),
  'repair-rows': review('window', 'command.repair-rows', 'Y'),
  colour: review('window', 'command.colour', 'K'),
  material: review('window', 'command.material', 'J'),
  'material-alone': review('window', 'command.material-alone', 'Shift+J'),
  'material-walls': review('window', 'command.material-walls', 'Shift+Y'),
  'level-up': held('window', 'command.level-up', 'PageUp'),
  'level-down': held('window', 'command.level-down', 'PageDown'),
  'width-up': held('window', 'command.width-up', 'Shift+PageUp'),
  'width-down': held('window', 'command.width-down', 'Shift+PageDown'),

  start: { scope: 'queue', group: 'queue', label: 'command.start', keys: ['Enter'] },
  'row-up': { scope: 'queue', group: 'queue', label: 'command.row-up', keys: ['ArrowUp'], repeats: true },
  'row-down': { scope: 'queue', group: 'queue', label: 'command.row-down', keys: ['ArrowDown'], repeats: true },
  'open-row': { scope: 'queue', group: 'queue', label: 'command.open-row', keys: ['Shift+Enter'] },
  filter: { scope: 'queue', group: 'queue', label: 'command.filter', keys: ['/'] },

  'open-record': { scope: 'records', group: 'queue', label: 'command.open-record', keys: ['Enter'] },
  'next-reread': { scope: 'audit', group: 'queue', label: 'command.next-reread', keys: ['Enter'] },
  'back-to-records': { scope: 'records', group: 'queue', label: 'command.back-to-records', keys: ['Escape'] },

  'go-queue': { scope: 'everywhere', group: 'moving', label: 'command.go-queue', keys: ['F2'] },
  'go-review': { scope: 'everywhere', group: 'moving', label: 'command.go-review', keys: ['F3'] },
  'go-records': { scope: 'everywhere', group: 'moving', label: 'command.go-records', keys: ['F4'] },
  'go-audit': { scope: 'everywhere', group: 'moving', label: 'command.go-audit', keys: ['Shift+F4'] },
  'go-conflicts': { scope: 'everywhere', group: 'moving', label: 'command.go-conflicts', keys: ['Shift+F7'] },
  'go-trail': { scope: 'everywhere', group: 'moving', label: 'command.go-trail', keys: ['Shift+F3'] },
  'go-figures': { scope: 'everywhere', group: 'moving', label: 'command.go-figures', keys: ['Shift+F2'] },
  'go-model-packs': { scope: 'everywhere', group: 'moving', label: 'command.go-model-packs', keys: ['F8'] },
  'go-targeting-rules': { scope: 'everywhere', group: 'moving', label: 'command.go-targeting-rules', keys: ['F9'] },
  'go-review-policy': { scope: 'everywhere', group: 'moving', label: 'command.go-review-policy', keys: ['Shift+F8'] },
  'go-calibration': { scope: 'everywhere', group: 'moving', label: 'command.go-calibration', keys: ['F7'] },
  'go-refused': { scope: 'everywhere', group: 'moving', label: 'command.go-refused', keys: ['Shift+F9'] },
  keys: { scope: 'everywhere', group: 'moving', label: 'command.keys', keys: ['?'] },
  'look-back': review('moving', 'command.look-back', 'Home'),
  'look-return': review('moving', 'command.look-return', 'End'),
  palette: { scope: 'everywhere', group: 'moving', label: 'command.palette', keys: ['Mod+K'] },
  'change-keys': { scope: 'everywhere', group: 'moving', label: 'command.change-keys', keys: [] },

  'pick-1': pick('1'),
  'pick-2': pick('2'),
  'pick-3': pick('3'),
  'pick-4': pick('4'),
  'pick-5': pick('5'),
  'pick-6': pick('6'),
  'pick-7': pick('7'),
  'pick-8': pick('8'),
  'pick-9': pick('9'),
  'pick-cancel': { scope: 'picker', group: 'findings', label: 'command.escape', keys: ['Escape'] },
} as const satisfies Record<string, KeyBinding>;

export type CommandId = keyof typeof KEY_MAP;

function pick(digit: string): KeyBinding {
  return { scope: 'picker', group: 'findings', label: 'command.pick', keys: [digit] };
}

/** The keys of each command as an officer has them; the first is the one shown. */
export type Keys = Readonly<Record<CommandId, readonly string[]>>;

/** The usual keys, with those that an officer chose instead. Choices for commands that are no more are passed over. */
export function keysWith(chosen: Readonly<Record<string, string>>): Keys {
  return Object.fromEntries(
    BINDINGS.map(([id, binding]) => [id, isRemappable(binding) && chosen[id] ? [chosen[id]] : binding.keys]),
  ) as unknown as Keys;
}

export const BINDINGS = Object.entries(KEY_MAP) as readonly [CommandId, KeyBinding][];

/** The digits of a list are written beside its lines: they are what they are. */
export function isRemappable({ scope }: KeyBinding): boolean {
  return scope !== 'picker';
}

/** How a key is written on buttons and in the overlay: `Ctrl+Shift+Z`, `PgUp`, `↑`. */
export function keyLabel(key: string): string {
  return key === '+'
    ? '+'
    : key
        .split('+')
        .map((part) => KEY_WORDS[part] ?? part)
        .join('+');
}

const KEY_WORDS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Delete: 'Del',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};
