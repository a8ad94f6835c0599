import type { Scan } from '#domain/scan/scan.ts';
import type { Plane } from '#imaging/plane.ts';
import type { DeskPorts, ScanPictures } from './desk-ports.ts';
import type { Picture } from './desk-state.ts';

/** Brings the planes of one scan to this station: preview first, then all of it. */
export function createPictureLoad(
  { loadPictures, report }: Pick<DeskPorts, 'loadPictures' | 'report'>,
  scan: Scan,
  changed: () => void,
  ended: { readonly ready: (pictures: ScanPictures) => void; readonly failed: (reason: string) => void },
) {
  let picture: Picture = { state: 'loading', progress: 0, preview: null };
  let controller: AbortController | undefined;
  let tellEnded: () => void = () => undefined;
  const hasEnded = new Promise<void>((resolve) => {
    tellEnded = resolve;
  });

  function set(next: Picture): void {
    picture = next;
    changed();
  }

  function loading(change: { readonly progress?: number; readonly preview?: Plane }): void {
    if (picture.state === 'loading') set({ ...picture, ...change });
  }

  return {
    current: () => picture,
    pictures: (): ScanPictures | null => (picture.state === 'ready' ? { high: picture.high, low: picture.low } : null),
    start(): void {
      controller?.abort();
      controller = new AbortController();
      const { signal } = controller;
      set({ state: 'loading', progress: 0, preview: null });
      loadPictures(scan, {
        signal,
        onPreview: (preview) => !signal.aborted && loading({ preview }),
        onProgress: (progress) => !signal.aborted && loading({ progress }),
      })
        .then((pictures) => {
          if (signal.aborted) return;
          set({ state: 'ready', ...pictures });
          tellEnded();
          ended.ready(pictures);
        })
        .catch((error: unknown) => {
          if (signal.aborted) return;
          report(error);
          const reason = error instanceof Error ? error.message : String(error);
          set({ state: 'failed', reason });
          tellEnded();
          ended.failed(reason);
        });
    },
    /** Resolves when the picture has come, or cannot come, or nobody wants it any more. */
    hasEnded: () => hasEnded,
    dispose(): void {
      tellEnded();
      controller?.abort();
    },
  };
}
