import { imagePoint, type ScreenPoint, screenPoint } from '#domain/annotation/space.ts';
import type { DragAct } from '#domain/officer/mouse-map.ts';
import type { Window } from '#imaging/ops/window-level.ts';
import { imageFromScreen } from '../model/camera.ts';
import { targetAt } from '../model/hit.ts';
import { posedBox, posedPoint, posedShape } from '../model/pose-shapes.ts';
import { inImage } from '../model/shape-edit.ts';
import type { PointerAt } from '../model/tools/tool.ts';
import type { PointerPhase, ToolHost } from '../model/tools/tool-host.ts';
import { createTwoFingers, type TwoFingerMove } from '../model/two-fingers.ts';
import { windowAfterDrag } from '../model/window-gesture.ts';
import type { ViewStore } from '../view-store.ts';
import type { CanvasContext } from './canvas-actions.ts';

/** By the numbers that browsers give the buttons. */
const BUTTONS = ['left', 'middle', 'right'] as const;
const LINE_PX = 16;
/** One notch of a wheel, 100 px in most browsers, zooms by about a fifth. */
const ZOOM_PER_PX = 0.0018;
const MOST_ZOOM_PX = 300;
const PINCH_GAIN = 6;
const ZOOM_PER_DRAGGED_PX = 0.006;

/** What a hand with a button down does, and where it was last. */
interface Held {
  readonly act: DragAct;
  readonly button: number;
  readonly from: ScreenPoint;
  readonly last: ScreenPoint;
  readonly window: Window;
}

/**
 * Buttons and wheel do what the officer's mouse map says. One finger is the hand of the tool; two zoom, or set the window.
 * Returns how to stop listening.
 */
export function attachPointerGestures(
  root: HTMLElement,
  view: ViewStore,
  host: ToolHost,
  context: () => CanvasContext,
): () => void {
  const listening = new AbortController();
  const fingers = new Map<number, ScreenPoint>();
  let twoFingers: ReturnType<typeof createTwoFingers> | null = null;
  let held: Held | null = null;

  function screenOf(event: MouseEvent): ScreenPoint {
    const { left, top } = root.getBoundingClientRect();
    return screenPoint(event.clientX - left, event.clientY - top);
  }

  function pointerAt(event: MouseEvent): PointerAt {
    const screen = screenOf(event);
    const { camera, image, selection, areMarksHidden } = view.getState();
    const place = imageFromScreen(camera, screen);
    const { annotations, findings, isEditable } = context();
    const { pose } = camera;
    const marks = {
      annotations: annotations.map(({ id, shape }) => ({ id, shape: posedShape(shape, pose) })),
      findings: findings.map(({ id, box }) => ({ id, box: posedBox(box, pose) })),
      selection: isEditable ? selection : null,
    };
    const from = held?.from ?? screen;
    return {
      screen,
      image: inImage(imagePoint(Math.round(place.x), Math.round(place.y)), image),
      travelledPx: Math.hypot(screen.x - from.x, screen.y - from.y),
      target: areMarksHidden ? { kind: 'nothing' } : targetAt(marks, posedPoint(place, pose), camera.scale),
    };
  }

  function isOnScan(event: MouseEvent): boolean {
    const { camera, image } = view.getState();
    const { x, y } = imageFromScreen(camera, screenOf(event));
    return x >= 0 && y >= 0 && x < image.widthPx && y < image.heightPx;
  }

  function toTool(phase: PointerPhase, event: MouseEvent): void {
    const at = pointerAt(event);
    host.pointer(phase, at);
    root.dataset.hover = at.target.kind;
  }

  function actOf({ pointerType, button, shiftKey }: PointerEvent): DragAct | null {
    if (pointerType === 'touch') return 'tool';
    const { drags } = context().mouse;
    const name = BUTTONS[button];
    if (!name) return null;
    return name === 'left' && shiftKey ? drags.shiftLeft : drags[name];
  }

  function down(event: PointerEvent): void {
    root.focus({ preventScroll: true });
    if (event.pointerType === 'touch') fingers.set(event.pointerId, screenOf(event));
    if (fingers.size === 2) {
      // The first finger was no drawing hand, then.
      giveUp();
      twoFingers = createTwoFingers(pairOf(fingers), view.getState().window);
    }
    if (held || twoFingers) return;
    const act = actOf(event);
    if (!act) return;
    const from = screenOf(event);
    held = { act, button: event.button, from, last: from, window: view.getState().window };
    root.setPointerCapture(event.pointerId);
    if (act === 'tool') toTool('pointerDown', event);
    if (act === 'hide-marks') view.getState().hideMarks(true);
    // Without this the middle button starts the browser's own scrolling.
    if (BUTTONS[event.button] === 'middle') event.preventDefault();
  }

  function move(event: PointerEvent): void {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, screenOf(event));
    if (twoFingers) {
      if (fingers.size === 2) moveBy(twoFingers(pairOf(fingers)));
      return;
    }
    if (!held || held.act === 'tool') toTool('pointerMove', event);
    else held = dragged(held, screenOf(event));
    view.getState().setPointer(isOnScan(event) ? pointerAt(event).image : null);
  }

  function dragged(by: Held, to: ScreenPoint): Held {
    const { setWindow, panBy, zoomAt } = view.getState();
    const { act, from, last } = by;
    if (act === 'window') setWindow(windowAfterDrag(by.window, to.x - from.x, to.y - from.y));
    if (act === 'pan') panBy(to.x - last.x, to.y - last.y);
    if (act === 'zoom') zoomAt(from, Math.exp((last.y - to.y) * ZOOM_PER_DRAGGED_PX));
    return { ...by, last: to };
  }

  function moveBy(done: TwoFingerMove | null): void {
    if (done?.kind === 'window') view.getState().setWindow(done.window);
    if (done?.kind !== 'zoom') return;
    view.getState().panBy(done.dx, done.dy);
    view.getState().zoomAt(done.at, done.factor);
  }

  /** What began with two fingers ends with the first that is lifted; the other means nothing any more. */
  function lift(event: PointerEvent): void {
    fingers.delete(event.pointerId);
    if (fingers.size === 0) twoFingers = null;
  }

  function up(event: PointerEvent): void {
    if (!held || event.button !== held.button) return;
    if (held.act === 'tool') toTool('pointerUp', event);
    if (held.act === 'hide-marks') view.getState().hideMarks(false);
    held = null;
  }

  function giveUp(): void {
    if (held?.act === 'hide-marks') view.getState().hideMarks(false);
    if (held?.act === 'tool') host.cancel();
    held = null;
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    const { wheels } = context().mouse;
    const act = event.shiftKey ? wheels.shiftWheel : wheels.wheel;
    if (act === 'pan' && !event.ctrlKey) {
      // With shift some browsers turn the wheel sideways and some do not.
      if (event.shiftKey) view.getState().panBy(-(dx || dy), 0);
      else view.getState().panBy(-dx, -dy);
      return;
    }
    // A pinch on a touchpad arrives as a wheel with the control key, in small steps.
    const turned = event.ctrlKey ? dy * PINCH_GAIN : dy || dx;
    const bounded = Math.min(Math.max(turned, -MOST_ZOOM_PX), MOST_ZOOM_PX);
    view.getState().zoomAt(screenOf(event), Math.exp(-bounded * ZOOM_PER_PX));
  }

  const { signal } = listening;
  root.addEventListener('pointerdown', down, { signal });
  root.addEventListener('pointermove', move, { signal });
  root.addEventListener('pointerup', up, { signal });
  for (const end of ['pointerup', 'pointercancel'] as const) root.addEventListener(end, lift, { signal });
  root.addEventListener('pointerleave', () => view.getState().setPointer(null), { signal });
  root.addEventListener('pointercancel', giveUp, { signal });
  root.addEventListener('lostpointercapture', giveUp, { signal });
  root.addEventListener('dblclick', (event) => toTool('doubleClick', event), { signal });
  root.addEventListener('wheel', wheel, { signal, passive: false });
  root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  return () => listening.abort();
}

/** The two fingers that came first. */
function pairOf(fingers: ReadonlyMap<number, ScreenPoint>): readonly [ScreenPoint, ScreenPoint] {
  const [first = screenPoint(0, 0), second = first] = fingers.values();
  return [first, second];
}
