import { t } from '../../i18n/t.ts';
import { BINDINGS, type CommandId, isRemappable, type Keys, keyLabel } from '../commands/key-map.ts';

export interface PaletteRow {
  readonly id: CommandId;
  readonly words: string;
  readonly group: string;
  readonly key: string;
  readonly isPossible: boolean;
}

/** The commands that have all the words, those that are possible now first. */
export function paletteRows(query: string, keys: Keys, possible: ReadonlySet<CommandId>): readonly PaletteRow[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return BINDINGS.filter(([id, binding]) => id !== 'palette' && isRemappable(binding))
    .map(([id, { label, group }]) => ({
      id,
      words: t(label),
      group: t(`keys.group.${group}`),
      key: keyLabel(keys[id][0] ?? ''),
      isPossible: possible.has(id),
    }))
    .filter(({ words, group }) => wanted.every((word) => `${words} ${group}`.toLowerCase().includes(word)))
    .toSorted((one, other) => Number(other.isPossible) - Number(one.isPossible));
}
