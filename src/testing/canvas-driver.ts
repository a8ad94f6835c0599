import type { Annotation, AnnotationId, Shape } from '#domain/annotation/annotation.ts';
import { type ImageBox, type ImagePoint, imagePoint, screenPoint } from '#domain/annotation/space.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import { targetAt } from '#workstation/canvas/model/hit.ts';
import { inImage } from '#workstation/canvas/model/shape-edit.ts';
import { selectTool } from '#workstation/canvas/model/tools/select-tool.ts';
import type { CanvasActions, Draft, KeyAct, Tool } from '#workstation/canvas/model/tools/tool.ts';
import { createToolHost, type PointerPhase } from '#workstation/canvas/model/tools/tool-host.ts';

interface Setting {
  readonly annotations?: readonly Pick<Annotation, 'id' | 'shape'>[];
  readonly findings?: readonly { readonly id: FindingId; readonly box: ImageBox }[];
}

const IMAGE = { widthPx: 1000, heightPx: 400 };

/** An officer's hand on a canvas that shows the scan 1:1 from its top left corner. */
export function canvasDriver(tool: Tool, { annotations = [], findings = [] }: Setting = {}) {
  const shapes = new Map(annotations.map(({ id, shape }) => [id, shape]));
  const added: Shape[] = [];
  const changed: [AnnotationId, Shape][] = [];
  const removed: AnnotationId[] = [];
  const focused: FindingId[] = [];
  const windows: ImageBox[] = [];
  const panned: [dxPx: number, dyPx: number][] = [];
  let selection: AnnotationId | null = null;
  let preview: Draft | null = null;
  let down = imagePoint(0, 0);

  const actions: CanvasActions = {
    image: () => IMAGE,
    centre: () => imagePoint(500, 200),
    scale: () => 1,
    shapeOf: (id) => shapes.get(id),
    selection: () => selection,
    annotationIds: () => [...shapes.keys()],
    preview: (draft) => {
      preview = draft;
    },
    add: (shape) => added.push(shape),
    change: (id, shape) => {
      shapes.set(id, shape);
      changed.push([id, shape]);
    },
    remove: (id) => {
      shapes.delete(id);
      removed.push(id);
    },
    select: (id) => {
      selection = id;
    },
    focusFinding: (id) => focused.push(id),
    windowOver: (box) => windows.push(box),
    letGo: () => host.use(selectTool),
    panBy: (dxPx, dyPx) => panned.push([dxPx, dyPx]),
  };
  const host = createToolHost(actions, tool);

  function point(phase: PointerPhase, x: number, y: number) {
    const at = imagePoint(x, y);
    if (phase === 'pointerDown') down = at;
    const marks = { annotations: [...shapes].map(([id, shape]) => ({ id, shape })), findings, selection };
    host.pointer(phase, {
      image: inImage(at, IMAGE) as ImagePoint,
      screen: screenPoint(x, y),
      travelledPx: Math.hypot(x - down.x, y - down.y),
      target: targetAt(marks, at, 1),
    });
    return driver;
  }

  const driver = {
    press: (x: number, y: number) => point('pointerDown', x, y),
    drag: (x: number, y: number) => point('pointerMove', x, y),
    release: (x: number, y: number) => point('pointerUp', x, y),
    click: (x: number, y: number) => driver.press(x, y).release(x, y),
    doubleClick: (x: number, y: number) => {
      driver.click(x, y).click(x + 1, y);
      return point('doubleClick', x, y);
    },
    key(verb: KeyAct['verb'], dx = 0, dy = 0) {
      host.key(verb === 'move' || verb === 'resize' ? { verb, dx, dy } : { verb });
      return driver;
    },
    escape() {
      host.cancel();
      return driver;
    },
    switchTo(next: Tool) {
      host.use(next);
      return driver;
    },
    select(id: AnnotationId) {
      selection = id;
      return driver;
    },
    path: host.path,
    preview: () => preview,
    selection: () => selection,
    added,
    changed,
    removed,
    focused,
    panned,
    windows,
    /** Nothing drawn, nothing half drawn, nothing changed. */
    leftNoTrace: () => added.length + changed.length + removed.length === 0 && preview === null,
  };
  return driver;
}
