import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { seeCompared } from '#contract/references.ts';
import { type Scan, ScanId } from '#domain/scan/scan.ts';
import { read } from '../../api/read.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { laidReference } from './laid-reference.ts';

export type ComparedState =
  | { readonly kind: 'none' }
  | { readonly kind: 'bringing' }
  | { readonly kind: 'shown' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Shows the comparison that the recipe of a record names, as it was: brings its reference and lays it on the scan again. */
export function useCompared(scan: Scan, view: ViewStore): ComparedState {
  const reference = useStore(view, ({ look: { comparison } }) =>
    comparison.way === 'off' ? '' : comparison.reference,
  );
  const planes = useStore(view, (state) => state.planes);
  const [state, setState] = useState<ComparedState>({ kind: 'none' });

  useEffect(() => {
    if (reference === '' || !planes) {
      setState({ kind: 'none' });
      return;
    }
    if (view.getState().reference?.scanId === reference) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    setState({ kind: 'bringing' });
    bring(scan, reference, view, signal).then(
      () => !signal.aborted && setState({ kind: 'shown' }),
      (error: unknown) => {
        if (!signal.aborted)
          setState({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => leaving.abort();
  }, [scan, view, reference, planes]);

  return state;
}

async function bring(scan: Scan, reference: string, view: ViewStore, signal: AbortSignal): Promise<void> {
  const params = { scanId: scan.id, referenceId: ScanId.parse(reference) };
  const { scan: other } = await read(seeCompared, params, signal);
  const { planes, image } = view.getState();
  if (!planes) return;
  const laid = await laidReference({ plane: planes.high, image }, other, {
    signal,
    onProgress: () => undefined,
    onLoaded: () => undefined,
  });
  view.getState().bringReference(laid.planes);
}
