import type { Preferences } from '#domain/officer/preferences.ts';
import { BINDINGS, type CommandId, type KeyBinding, type Keys, keysWith, type Scope } from './key-map.ts';
import { isKey, isSingleSign, type KeyPress, type Platform, type Reading } from './key-match.ts';

export interface Handler {
  run(): void;
  /** For what lasts while the key is held. */
  release?(): void;
  /** When false the key is free for a wider scope, or for the browser. */
  isEnabled?(): boolean;
}

export type Handlers = { readonly [Id in CommandId]?: Handler | (() => void) };

const ORDER: readonly Scope[] = ['picker', 'review', 'queue', 'records', 'audit', 'everywhere'];

/** Knows which command a key means now. The screens say what their commands do; the officer has said by which keys. */
export function createCommandRegistry(platform: Platform) {
  const registered: { read(): Handlers }[] = [];
  const held = new Map<string, () => void>();
  const listeners = new Set<() => void>();
  let keys = keysWith({});
  let singleKeysCount = true;
  let suspensions = 0;

  function handlerOf(id: CommandId): Handler | undefined {
    for (const { read } of registered.toReversed()) {
      const found = read()[id];
      const handler = typeof found === 'function' ? { run: found } : found;
      if (handler && (handler.isEnabled?.() ?? true)) return handler;
    }
    return undefined;
  }

  function commandOf(press: KeyPress, reading: Reading): { binding: KeyBinding; handler: Handler } | undefined {
    for (const scope of ORDER) {
      for (const [id, binding] of BINDINGS) {
        if (binding.scope !== scope || !isMeant(id, press, reading)) continue;
        const handler = handlerOf(id);
        if (handler) return { binding, handler };
      }
    }
    return undefined;
  }

  function isMeant(id: CommandId, press: KeyPress, reading: Reading): boolean {
    return keys[id].some((key) => (singleKeysCount || !isSingleSign(key)) && isKey(press, key, reading, platform));
  }

  return {
    /** Until the returned function is called, these handlers are asked; the newest first. */
    register(read: () => Handlers): () => void {
      const entry = { read };
      registered.push(entry);
      return () => registered.splice(registered.indexOf(entry), 1);
    },

    /** Runs what the key means. True when the key was ours, so that the browser should leave it alone. */
    keyDown(press: KeyPress): boolean {
      if (suspensions > 0) return false;
      const command = commandOf(press, 'printed') ?? commandOf(press, 'position');
      if (!command) return false;
      if (press.repeat && !command.binding.repeats) return true;
      command.handler.run();
      if (command.handler.release) held.set(press.code, () => command.handler.release?.());
      return true;
    },

    /** What could be done now. Without what lasts while a key is held: there is no key to let go. */
    possible(): ReadonlySet<CommandId> {
      return new Set(BINDINGS.map(([id]) => id).filter((id) => handlerOf(id) && !handlerOf(id)?.release));
    },

    /** Does what the key of the command would do, if it can be done now. */
    run(id: CommandId): void {
      handlerOf(id)?.run();
    },

    keyUp({ code }: Pick<KeyPress, 'code'>): void {
      held.get(code)?.();
      held.delete(code);
    },

    /** The window lost the keyboard: keys that are down will never come up. */
    releaseAll(): void {
      for (const release of held.values()) release();
      held.clear();
    },

    /** While something covers the screen, its keys must not reach what lies beneath. */
    suspend(): () => void {
      suspensions++;
      return () => {
        suspensions--;
      };
    },

    /** The keys as they are now: what buttons and overlay show. */
    keys: (): Keys => keys,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Another officer, or the same one with other keys. Without single keys, no letter, digit or sign acts alone. */
    adopt(preferred: Pick<Preferences, 'keys' | 'singleKeys'>): void {
      keys = keysWith(preferred.keys);
      singleKeysCount = preferred.singleKeys;
      for (const listener of [...listeners]) listener();
    },
  };
}

export type CommandRegistry = ReturnType<typeof createCommandRegistry>;
