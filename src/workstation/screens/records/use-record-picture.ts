import { useEffect, useState } from 'react';
import type { Scan } from '#domain/scan/scan.ts';
import type { Picture } from '../../desk/desk-state.ts';
import { useWorkstation } from '../../state/workstation.tsx';

const AT_START: Picture = { state: 'loading', progress: 0, preview: null };

/** The planes of a scan on record, as delivered; on their way for ever without one. */
export function useRecordPicture(scan: Scan | undefined): Picture {
  const { loadPictures } = useWorkstation();
  const [picture, setPicture] = useState<Picture>(AT_START);

  useEffect(() => {
    setPicture(AT_START);
    if (!scan) return;
    const leaving = new AbortController();
    const step = (part: { progress?: number; preview?: Extract<Picture, { state: 'loading' }>['preview'] }) =>
      setPicture((before) => (before.state === 'loading' ? { ...before, ...part } : before));
    loadPictures(scan, {
      signal: leaving.signal,
      onPreview: (preview) => step({ preview }),
      onProgress: (progress) => step({ progress }),
    }).then(
      ({ high, low }) => setPicture({ state: 'ready', high, low }),
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        setPicture({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => leaving.abort();
  }, [scan, loadPictures]);

  return picture;
}
