import { PictureFault } from './picture-fault.ts';

interface Ports {
  readonly signal: AbortSignal;
  readonly fetcher: typeof fetch;
}

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The bytes of a packed plane as they come. A connection that breaks on the way is taken up where it broke, as long as
 * each one brings something. Throws a `PictureFault` or the reason of the abort.
 */
export async function* fetchPacked(path: string, ports: Ports): AsyncGenerator<Bytes> {
  let loadedBytes = 0;
  for (;;) {
    const before = loadedBytes;
    const body = await openAt(path, before, ports);
    try {
      for await (const bytes of body) {
        loadedBytes += bytes.length;
        yield bytes;
      }
      return;
    } catch (error) {
      ports.signal.throwIfAborted();
      if (loadedBytes === before) throw new PictureFault('unreachable', String(error));
    }
  }
}

async function openAt(path: string, start: number, { fetcher, signal }: Ports): Promise<ReadableStream<Bytes>> {
  const headers: HeadersInit = start > 0 ? { range: `bytes=${start}-` } : {};
  const response = await fetcher(path, { signal, headers }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new PictureFault('unreachable', String(error));
  });
  if (response.body && response.status === (start > 0 ? 206 : 200)) return response.body;
  await response.body?.cancel();
  const isRefused = response.status >= 400 && response.status < 500;
  throw new PictureFault(isRefused ? 'refused' : 'unreachable', `${path} answered ${response.status}`);
}
