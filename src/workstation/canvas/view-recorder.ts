import type { Clock } from '#base/clock.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { packViewPath, type ViewPath, type ViewSample } from '#domain/view-path/view-path.ts';
import type { Timer } from '#sync/connection/timer.ts';
import { visibleBox } from './model/camera.ts';
import { recipeOf, type View } from './view.ts';
import type { ViewStore } from './view-store.ts';

/** Four samples in a second at the most, and none while nothing changes. */
const PAUSE_MS = 250;

interface Ports {
  readonly clock: Clock;
  readonly timer: Timer;
}

/** Notes what of a scan is on the screen, and how it is shown, whenever that has changed. */
export function createViewRecorder(view: ViewStore, { clock, timer }: Ports) {
  let scanId = '';
  let startedAtMs = 0;
  let samples: ViewSample[] = [];
  let isAway = false;
  let cancel: (() => void) | undefined;

  function note(isGone = false): void {
    cancel = undefined;
    const state = view.getState();
    if (state.scanId !== scanId) begin(state.scanId);
    if (!scanId || !state.planes) return;
    const { camera, viewport } = state;
    const nowMs = clock.nowMs();
    if (samples.length === 0) startedAtMs = nowMs;
    samples.push({
      atMs: nowMs - startedAtMs,
      box: visibleBox(camera, viewport),
      deviceScale: camera.scale * viewport.pixelRatio,
      look: isAway || isGone ? null : recipeOf(state),
    });
  }

  function begin(nextId: string): void {
    scanId = nextId;
    samples = [];
  }

  function changed(now: View, before: View): void {
    if (isShownAlike(now, before)) return;
    if (now.scanId !== scanId || samples.length === 0) {
      cancel?.();
      note();
    } else cancel ??= timer.after(PAUSE_MS, note);
  }

  const unsubscribe = view.subscribe(changed);
  note();

  return {
    /** What was on the screen of this scan since it came, or since it was taken last; null when nothing was. */
    take(wantedId: ScanId): ViewPath | null {
      if (wantedId !== scanId || samples.length === 0) return null;
      cancel?.();
      note(true);
      const path = packViewPath(startedAtMs, samples);
      samples = [];
      return path;
    },
    /** Nobody sees the page, or somebody sees it again. */
    setAway(next: boolean): void {
      isAway = next;
      if (samples.length > 0 || !isAway) note();
    },
    dispose(): void {
      unsubscribe();
      cancel?.();
    },
  };
}

/** The pointer, a tool or a selection changes nothing of what is seen of the scan. */
function isShownAlike(now: View, before: View): boolean {
  return (
    now.scanId === before.scanId &&
    now.planes === before.planes &&
    now.camera === before.camera &&
    now.viewport === before.viewport &&
    now.plane === before.plane &&
    now.transfer === before.transfer &&
    now.window === before.window &&
    now.invert === before.invert &&
    now.look === before.look &&
    now.isReferenceHeld === before.isReferenceHeld
  );
}
