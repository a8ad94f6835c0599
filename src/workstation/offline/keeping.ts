/** What of a request decides who answers it. */
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
  /** Asks for a part of a file. */
  readonly isPart: boolean;
}

/** `shell`: the page of every screen. `file`: one that never changes under its name. `network`: everything else. */
export type Keeping = 'shell' | 'file' | 'network';

/** Names with the hash of their content, the model pack that comes along, packs by the hash of their manifest, icons. */
const FILES =
  /^\/(assets|models|icons)\/|^\/(icon\.svg|manifest\.webmanifest)$|^\/api\/model-packs\/[0-9a-f]{64}\/[^/]+$/;

export function keepingOf({ method, url, mode, isPart }: Asked): Keeping {
  const { pathname } = new URL(url);
  if (method !== 'GET' || isPart) return 'network';
  if (FILES.test(pathname)) return 'file';
  return mode === 'navigate' && !pathname.startsWith('/api/') ? 'shell' : 'network';
}
