import { parseHotkey } from '@tanstack/react-hotkeys';
import { BINDINGS, type CommandId, type Keys, type Scope } from './key-map.ts';

/** For each command of which a key means another one too: those others. */
export function conflictsIn(keys: Keys): ReadonlyMap<CommandId, readonly CommandId[]> {
  const conflicts = new Map<CommandId, readonly CommandId[]>();
  const all = BINDINGS.map(([id, { scope }]) => ({ id, scope, keys: keys[id].map(written) }));
  for (const { id, scope, keys: own } of all) {
    const others = all
      .filter((other) => other.id !== id && canMeet(scope, other.scope) && other.keys.some((key) => own.includes(key)))
      .map((other) => other.id);
    if (others.length > 0) conflicts.set(id, others);
  }
  return conflicts;
}

/** Lists take the digits of what lies under them on purpose; otherwise what acts everywhere meets everything. */
function canMeet(one: Scope, other: Scope): boolean {
  if (one === 'picker' || other === 'picker') return false;
  return one === other || one === 'everywhere' || other === 'everywhere';
}

/** Two ways to write one key are one key. */
function written(key: string): string {
  const { ctrl, shift, alt, meta, key: sign } = parseHotkey(key, 'linux');
  return [ctrl, shift, alt, meta, sign].join(' ');
}
