import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Reference } from '#contract/references.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import { useCommands } from '../../shell/commands/commands.tsx';
import { laidReference } from './laid-reference.ts';
import type { CompareReply } from './protocol.ts';

export type ComparisonState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'choosing' }
  | { readonly kind: 'loading'; readonly reference: Reference; readonly progress: number }
  | { readonly kind: 'laying'; readonly reference: Reference }
  | { readonly kind: 'shown'; readonly reference: Reference; readonly registration: CompareReply['registration'] }
  | { readonly kind: 'failed'; readonly reason: string };

const CLOSED: ComparisonState = { kind: 'closed' };

export type Comparison = ReturnType<typeof useComparison>;

/** Choosing a reference, bringing its picture, laying it on the scan, looking at both. Ends with the scan. */
export function useComparison(scan: Scan, view: ViewStore) {
  const [state, setState] = useState<ComparisonState>(CLOSED);
  const leaving = useRef(new AbortController());
  const hasPlanes = useStore(view, ({ planes }) => planes !== null);

  const acts = useMemo(() => {
    const leave = () => {
      leaving.current.abort();
      leaving.current = new AbortController();
      return leaving.current.signal;
    };
    return {
      end(): void {
        leave();
        view.getState().setReference(null);
        setState(CLOSED);
      },
      open(): void {
        leave();
        setState({ kind: 'choosing' });
      },
      choose(reference: Reference): void {
        const signal = leave();
        bring(reference, view, signal, (next) => !signal.aborted && setState(next)).catch((error: unknown) => {
          if (!signal.aborted)
            setState({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
        });
      },
    };
  }, [view]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scan on the desk ends the comparison
  useEffect(() => {
    setState(CLOSED);
    return () => leaving.current.abort();
  }, [scan.id]);

  const isOpen = state.kind !== 'closed';
  const toggle = () => (isOpen ? acts.end() : acts.open());
  const isShown = () => state.kind === 'shown';
  useCommands({
    compare: { run: toggle, isEnabled: () => hasPlanes },
    'compare-way': { run: () => view.getState().nextComparison(), isEnabled: isShown },
    flicker: {
      run: () => view.getState().holdReference(true),
      release: () => view.getState().holdReference(false),
      isEnabled: isShown,
    },
  });
  return { state, isOpen, isPossible: hasPlanes, toggle, ...acts };
}

async function bring(
  reference: Reference,
  view: ViewStore,
  signal: AbortSignal,
  tell: (state: ComparisonState) => void,
): Promise<void> {
  const { planes, image } = view.getState();
  if (!planes) return;
  tell({ kind: 'loading', reference, progress: 0 });
  const laid = await laidReference({ plane: planes.high, image }, reference.scan, {
    signal,
    onProgress: (progress) => tell({ kind: 'loading', reference, progress }),
    onLoaded: () => tell({ kind: 'laying', reference }),
  });
  view.getState().setReference(laid.planes);
  tell({ kind: 'shown', reference, registration: laid.registration });
}
