import type { PlaneCache } from '#sync/indexed-db/plane-cache.ts';
import { loadPlanes, warmPlaneWorkers } from '../planes/plane-loader.ts';
import type { DeskPorts } from './desk-ports.ts';

/** Loads pictures so that the packed planes stay on this device: a claimed scan can be worked on without a network. */
export function loadKeptPictures(cache: PlaneCache, report: (error: unknown) => void): DeskPorts['loadPictures'] {
  warmPlaneWorkers();

  async function kept(samplesSha256: string | null): Promise<Blob | null> {
    const packed = samplesSha256 && (await cache.get(samplesSha256));
    return packed ? new Blob([packed]) : null;
  }

  async function keep(packed: Blob, samplesSha256: string): Promise<void> {
    await cache.put(samplesSha256, new Uint8Array(await packed.arrayBuffer()));
  }

  return (scan, { signal, onPreview, onProgress }) =>
    loadPlanes(
      { scan, wantsPreview: true },
      {
        signal,
        onPreview,
        onProgress: ({ loadedBytes, totalBytes }) => onProgress(loadedBytes / totalBytes),
        fetchPacked: (_path, samplesSha256) => kept(samplesSha256),
        onPacked: (packed, samplesSha256) => void keep(packed, samplesSha256).catch(report),
      },
    );
}
