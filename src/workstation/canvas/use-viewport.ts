import { type RefObject, useLayoutEffect } from 'react';
import type { ViewStore } from './view-store.ts';

/** Keeps the view informed of the size of `root` and of the pixel ratio of the monitor it is on. */
export function useViewport(root: RefObject<HTMLElement | null>, view: ViewStore): void {
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const listening = new AbortController();

    function measure(): void {
      const { clientWidth, clientHeight } = element as HTMLElement;
      if (clientWidth === 0 || clientHeight === 0) return;
      view.getState().setViewport({
        widthPx: clientWidth,
        heightPx: clientHeight,
        pixelRatio: window.devicePixelRatio,
      });
    }

    /** A media query speaks once, when the ratio leaves the value it was made for. */
    function watchRatio(): void {
      const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
      const changed = () => {
        measure();
        watchRatio();
      };
      query.addEventListener('change', changed, { once: true, signal: listening.signal });
    }

    measure();
    watchRatio();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      listening.abort();
    };
  }, [root, view]);
}
