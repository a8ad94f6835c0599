import { Language } from '#domain/officer/preferences.ts';
import { speak } from './t.ts';

interface Tongue {
  /** In the language itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

export const TONGUES: Readonly<Record<Language, Tongue>> = {
  en: { name: 'English', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
};

const MEMORY_KEY = 'gantry.language';

let spoken: Language = 'en';
const listeners = new Set<() => void>();

/** The language that the screens speak now: that of the officer, else that of the station. */
export const language = {
  get: (): Language => spoken,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** What was last spoken on this station, else what its browser asks for, else English. */
  ofStation: (): Language => {
    const wanted = [localStorage.getItem(MEMORY_KEY), ...navigator.languages.map((tag) => tag.split('-')[0])];
    return wanted.map((tag) => Language.safeParse(tag).data).find(Boolean) ?? 'en';
  },
  /** Nothing changes when its words cannot be had, as without a network before they were ever loaded. */
  async change(next: Language): Promise<void> {
    if (next === spoken) return;
    await speak(next);
    spoken = next;
    localStorage.setItem(MEMORY_KEY, next);
    document.documentElement.lang = next;
    document.documentElement.dir = TONGUES[next].direction;
    for (const listener of [...listeners]) listener();
  },
};
