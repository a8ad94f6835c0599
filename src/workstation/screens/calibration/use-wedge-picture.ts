import { useEffect, useState } from 'react';
import { endpointsOf } from '#domain/scan/endpoints.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { Planes } from '../../canvas/view-store.ts';
import { useWorkstation } from '../../state/workstation.tsx';

interface WedgePictureState {
  readonly planes: Planes | null;
  readonly isFailed: boolean;
}

const NOTHING: WedgePictureState = { planes: null, isFailed: false };

/** Both planes of a wedge scan, as delivered. */
export function useWedgePicture(scan: Scan | undefined): WedgePictureState {
  const { loadPictures } = useWorkstation();
  const [state, setState] = useState<WedgePictureState>(NOTHING);
  const id = scan?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a scan never changes; each reply of the server is another object
  useEffect(() => {
    setState(NOTHING);
    if (!scan) return;
    const leaving = new AbortController();
    const ports = { signal: leaving.signal, onPreview: () => undefined, onProgress: () => undefined };
    loadPictures(scan, ports).then(
      ({ high, low }) => setState({ planes: { high, low, energies: endpointsOf(scan) }, isFailed: false }),
      () => {
        if (!leaving.signal.aborted) setState({ planes: null, isFailed: true });
      },
    );
    return () => leaving.abort();
  }, [id, loadPictures]);

  return state;
}
