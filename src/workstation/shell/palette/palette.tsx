import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { useCommandRegistry, useCommands } from '../commands/commands.tsx';
import type { CommandId } from '../commands/key-map.ts';

type CommandPalette = typeof import('./command-palette.tsx')['CommandPalette'];

/** The place of the palette: opens it by its key, and afterwards gives the keyboard back to where it was. */
export function Palette() {
  const registry = useCommandRegistry();
  const [opened, setOpened] = useState<{ possible: ReadonlySet<CommandId>; from: Element | null } | null>(null);

  useCommands({
    palette: () => setOpened({ possible: registry.possible(), from: document.activeElement }),
  });

  // Ahead of its use, so that no key is lost between opening and the field.
  const [Sheet, setSheet] = useState<{ readonly CommandPalette: CommandPalette } | null>(null);
  useEffect(() => void import('./command-palette.tsx').then(setSheet), []);

  // From the first moment: what is typed must not reach the screen beneath, not even while the palette is loading.
  const isOpen = opened !== null;
  useLayoutEffect(() => (isOpen ? registry.suspend() : undefined), [isOpen, registry]);

  const close = useCallback(() => {
    if (opened?.from instanceof HTMLElement) opened.from.focus({ preventScroll: true });
    setOpened(null);
  }, [opened]);

  if (!opened || !Sheet) return null;
  return (
    <Sheet.CommandPalette
      possible={opened.possible}
      onClose={close}
      onRun={(id) => {
        close();
        // After the sheet has gone: a command may move the focus, which the sheet would take back.
        setTimeout(() => registry.run(id));
      }}
    />
  );
}
