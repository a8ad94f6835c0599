import { keepingOf } from './keeping.ts';

/*
 * Starts the workstation without a network: keeps the files that make it, and answers with them. It knows nothing of
 * scans and acts, which the page itself keeps.
 */

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerScope {
  /** Written in front of this script when it is built. */
  readonly OFFLINE: { readonly version: string; readonly files: readonly string[] };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listen: (event: ExtendableEvent) => void): void;
  addEventListener(kind: 'fetch', listen: (event: FetchEvent) => void): void;
  addEventListener(kind: 'message', listen: (event: MessageEvent) => void): void;
}

const scope = self as unknown as WorkerScope;
const SHELL = '/index.html';
const CACHE_PREFIX = 'gantry-app-';
const CACHE = CACHE_PREFIX + scope.OFFLINE.version;

/** A tab that still runs the version before needs its files. */
const KEPT_VERSIONS = 2;

scope.addEventListener('install', (event) => event.waitUntil(keepAll()));
scope.addEventListener('activate', (event) => event.waitUntil(dropOldest()));
scope.addEventListener('message', ({ data }) => data === 'take-over' && void scope.skipWaiting());
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const keeping = keepingOf({
    method: request.method,
    url: request.url,
    mode: request.mode,
    isPart: request.headers.has('range'),
  });
  if (keeping === 'shell') event.respondWith(kept(SHELL));
  if (keeping === 'file') event.respondWith(kept(request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(scope.OFFLINE.files.map((file) => new Request(file, { cache: 'no-cache' })));
}

async function dropOldest(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  const gone = versions.slice(0, Math.max(0, versions.length - (KEPT_VERSIONS - 1)));
  await Promise.all(gone.map((name) => caches.delete(name)));
}

/** From this version's files, else another's, else the network, and then kept. */
async function kept(asked: Request | string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const known = (await cache.match(asked)) ?? (await caches.match(asked));
  if (known) return known;
  const answer = await fetch(asked);
  if (answer.ok) await cache.put(asked, answer.clone());
  return answer;
}
