import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { type CommandId, type Keys, keyLabel } from './key-map.ts';
import { isTextField, pressesControl } from './key-owner.ts';
import type { CommandRegistry, Handlers } from './registry.ts';

const CommandsContext = createContext<CommandRegistry | null>(null);

/** Listens to the keyboard for the whole workstation. */
export function CommandsProvider({ registry, children }: { registry: CommandRegistry; children: ReactNode }) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.defaultPrevented || isTextField(target) || pressesControl(target, event.key)) return;
      if (registry.keyDown(event)) event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent): void => registry.keyUp(event);

    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', registry.releaseAll);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', registry.releaseAll);
    };
  }, [registry]);

  return <CommandsContext value={registry}>{children}</CommandsContext>;
}

export function useCommandRegistry(): CommandRegistry {
  const registry = useContext(CommandsContext);
  if (!registry) throw new Error('No commands: the component is outside of <CommandsProvider>');
  return registry;
}

/** What the commands of a screen or feature do while it is shown. */
export function useCommands(handlers: Handlers): void {
  const registry = useCommandRegistry();
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useLayoutEffect(() => registry.register(() => latest.current), [registry]);
}

/** The keys as this officer has them. */
export function useKeys(): Keys {
  const registry = useCommandRegistry();
  return useSyncExternalStore(registry.subscribe, registry.keys);
}

/** How the key of a command is written on its button; empty for a command without one. */
export function useKeyOf(): (id: CommandId) => string {
  const keys = useKeys();
  return useCallback((id) => keyLabel(keys[id][0] ?? ''), [keys]);
}
