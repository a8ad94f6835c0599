/** How bright it is around the station: `dark` spares the eye beside the picture, `bright` is for daylight. */
export type Room = 'dark' | 'bright';

const MEMORY_KEY = 'gantry.room';
const GROUNDS = { dark: '#111111', bright: '#e9e9e9' } as const;
const listeners = new Set<() => void>();
let now: Room = 'dark';

/** Belongs to the station, whoever works there. */
export const room = {
  get: (): Room => now,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** As the station last had it. */
  restore(): void {
    room.change(localStorage.getItem(MEMORY_KEY) === 'bright' ? 'bright' : 'dark');
  },
  change(next: Room): void {
    now = next;
    localStorage.setItem(MEMORY_KEY, next);
    document.documentElement.dataset.room = next;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', GROUNDS[next]);
    for (const listener of [...listeners]) listener();
  },
};
