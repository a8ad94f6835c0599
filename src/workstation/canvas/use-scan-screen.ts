import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Plane } from '#imaging/plane.ts';
import type { PixelPitchMm } from './model/measures.ts';
import type { ImageSize } from './model/viewport.ts';
import { createScanScreen, type ScanScreen } from './pixels/scan-screen.ts';
import { tellState } from './tell-state.ts';
import type { Planes } from './view.ts';
import type { ViewStore } from './view-store.ts';

interface What {
  readonly scanId: string;
  readonly image: ImageSize;
  readonly pixelPitchMm: PixelPitchMm;
  readonly planes: Planes | null;
  readonly preview: Plane | null;
  readonly upcoming: readonly Plane[];
}

/** Shows the picture on `canvas` and tells on `root` what is seen. */
export function useScanScreen(
  root: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  view: ViewStore,
  { scanId, image, pixelPitchMm, planes, preview, upcoming }: What,
): void {
  const screen = useRef<ScanScreen>(null);
  const { widthPx, heightPx, stack, views } = image;
  const pixelAspect = pixelPitchMm.y / pixelPitchMm.x;

  useLayoutEffect(() => {
    const [element, pixels] = [root.current, canvas.current];
    if (!element || !pixels) return;
    screen.current = createScanScreen(pixels, view, (state) => tellState(element, view.getState(), state));
    return () => {
      screen.current?.dispose();
      screen.current = null;
    };
  }, [root, canvas, view]);

  useEffect(() => {
    const [size, both] = [{ widthPx, heightPx, stack, views }, planes];
    screen.current?.show({ scanId, image: size, pixelAspect, planes: both, preview, upcoming });
  }, [scanId, widthPx, heightPx, stack, views, pixelAspect, planes, preview, upcoming]);
}
