import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Draft } from '../model/tools/tool.ts';
import { createToolHost } from '../model/tools/tool-host.ts';
import { LOOKING_TOOLS, TOOLS } from '../model/tools/tools.ts';
import type { ViewState, ViewStore } from '../view-store.ts';
import { type CanvasContext, createCanvasActions } from './canvas-actions.ts';
import { attachKeyGestures } from './key-gestures.ts';
import { attachPointerGestures } from './pointer-gestures.ts';

/** Connects mouse and keys on `root` with the tool that the view names. */
export function useGestures(
  root: RefObject<HTMLElement | null>,
  view: ViewStore,
  draft: StoreApi<Draft | null>,
  current: CanvasContext,
): void {
  const context = useEffectEvent(() => current);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const latest = () => context();
    const toolOf = ({ tool }: ViewState) =>
      TOOLS[latest().isEditable || LOOKING_TOOLS.includes(tool) ? tool : 'select'];
    const host = createToolHost(createCanvasActions(view, draft, latest), toolOf(view.getState()));
    const stopPointer = attachPointerGestures(element, view, host, latest);
    const stopKeys = attachKeyGestures(element, view, host);
    const unsubscribe = view.subscribe((now, before) => {
      if (now.scanId !== before.scanId) host.cancel();
      host.use(toolOf(now));
    });
    return () => {
      host.cancel();
      unsubscribe();
      stopPointer();
      stopKeys();
    };
  }, [root, view, draft]);
}
