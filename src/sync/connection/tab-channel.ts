/** Speaks to the other tabs of this browser; a tab does not hear itself. */
export interface TabChannel<Message> {
  post(message: Message): void;
  subscribe(listener: (message: Message) => void): () => void;
  close(): void;
}

/** All tabs run the same build of one origin, so that messages are taken at their word. */
export function createTabChannel<Message>(name: string): TabChannel<Message> {
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    subscribe(listener) {
      const hear = (event: MessageEvent<Message>) => listener(event.data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}
