import { conflictsIn } from '../../shell/commands/key-conflicts.ts';
import {
  BINDINGS,
  type CommandId,
  isRemappable,
  KEY_MAP,
  type KeyGroup,
  keysWith,
} from '../../shell/commands/key-map.ts';

/** The keys that an officer chose in place of the usual ones. */
export type ChosenKeys = Readonly<Record<string, string>>;

export interface KeyLine {
  readonly id: CommandId;
  readonly keys: readonly string[];
  readonly isChanged: boolean;
  /** Other commands that the same key means. */
  readonly conflicts: readonly CommandId[];
}

const GROUPS: readonly KeyGroup[] = ['decision', 'findings', 'marking', 'moving', 'queue', 'view', 'window'];

/** All commands by group, as they would be with these keys. */
export function keyLines(
  chosen: ChosenKeys,
): readonly { readonly group: KeyGroup; readonly lines: readonly KeyLine[] }[] {
  const keys = keysWith(chosen);
  const conflicts = conflictsIn(keys);
  return GROUPS.map((group) => ({
    group,
    lines: BINDINGS.filter(([, binding]) => binding.group === group && isRemappable(binding)).map(([id]) => ({
      id,
      keys: keys[id],
      isChanged: chosen[id] !== undefined,
      conflicts: conflicts.get(id) ?? [],
    })),
  }));
}

/** With the command on this key; one that is usual for it is no choice. */
export function withKey(chosen: ChosenKeys, id: CommandId, key: string): ChosenKeys {
  const usual: readonly string[] = KEY_MAP[id].keys;
  return usual.includes(key) ? withUsualKey(chosen, id) : { ...chosen, [id]: key };
}

export function withUsualKey(chosen: ChosenKeys, id: CommandId): ChosenKeys {
  return Object.fromEntries(Object.entries(chosen).filter(([other]) => other !== id));
}

export function areSame(one: ChosenKeys, other: ChosenKeys): boolean {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].every((id) => one[id] === other[id]);
}
