import type { PlaneCache } from '#sync/indexed-db/plane-cache.ts';
import { loadPlanes } from '../planes/plane-loader.ts';
import type { DeskPorts } from './desk-ports.ts';

/** Loads pictures so that the packed planes stay on this device: a claimed scan can be worked on without a network. */
export function loadKeptPictures(cache: PlaneCache, report: (error: unknown) => void): DeskPorts['loadPictures'] {
  async function fetchPacked(path: string, samplesSha256: string | null): Promise<Blob | null> {
    if (!samplesSha256) return null;
    const kept = await cache.get(samplesSha256);
    if (kept) return new Blob([kept]);
    const response = await fetch(path).catch(() => undefined);
    if (!response?.ok) return null;
    const blob = await response.blob();
    void blob
      .arrayBuffer()
      .then((buffer) => cache.put(samplesSha256, new Uint8Array(buffer)))
      .catch(report);
    return blob;
  }

  return (scan, { signal, onPreview, onProgress }) =>
    loadPlanes(
      { scan, wantsPreview: true },
      {
        signal,
        onPreview,
        onProgress: ({ loadedBytes, totalBytes }) => onProgress(loadedBytes / totalBytes),
        fetchPacked,
      },
    );
}
