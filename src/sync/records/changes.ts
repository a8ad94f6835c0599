import type { TabChannel } from '../connection/tab-channel.ts';

/** Says, in this tab and the others, that what is stored on this device has changed. */
export interface Changes {
  announce(): void;
  subscribe(listener: () => void): () => void;
}

export function createChanges(channel: TabChannel<'changed'>): Changes {
  const listeners = new Set<() => void>();
  const tellThisTab = () => {
    for (const listener of [...listeners]) listener();
  };
  channel.subscribe(tellThisTab);
  return {
    announce() {
      channel.post('changed');
      tellThisTab();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
