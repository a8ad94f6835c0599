import type { KeyAct } from '../model/tools/tool.ts';
import type { ToolHost } from '../model/tools/tool-host.ts';
import type { ViewStore } from '../view-store.ts';

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** A hand that rests this long has arrived where it wanted. */
const SETTLED_AFTER_MS = 600;

/**
 * Keys while the canvas has the focus: Enter, Delete, arrows and Escape go to the tool. What the tool has no use for goes
 * on to the shortcuts of the screen. Returns how to stop listening.
 */
export function attachKeyGestures(root: HTMLElement, view: ViewStore, host: ToolHost): () => void {
  const listening = new AbortController();
  let settling: ReturnType<typeof setTimeout> | undefined;

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    clearTimeout(settling);
    if (!(event.key === 'Escape' ? stepBack() : toTool(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function toTool(event: KeyboardEvent): boolean {
    const act = actOf(event);
    return act !== undefined && host.key(act);
  }

  /** First the gesture, then the selection, then the tool. */
  function stepBack(): boolean {
    if (host.cancel()) return true;
    const { selection, tool, select, chooseTool } = view.getState();
    if (selection) select(null);
    else if (tool !== 'select') chooseTool('select');
    else return false;
    return true;
  }

  function settle(): void {
    clearTimeout(settling);
    host.key({ verb: 'settle' });
  }

  const { signal } = listening;
  root.addEventListener('keydown', press, { signal });
  root.addEventListener(
    'keyup',
    ({ key }) => {
      if (ARROWS[key]) settling = setTimeout(settle, SETTLED_AFTER_MS);
    },
    { signal },
  );
  root.addEventListener(
    'blur',
    () => {
      settle();
      host.cancel();
    },
    { signal },
  );
  return () => {
    clearTimeout(settling);
    listening.abort();
  };
}

function actOf({ key, shiftKey, repeat }: KeyboardEvent): KeyAct | undefined {
  const arrow = ARROWS[key];
  if (arrow) return { verb: shiftKey ? 'resize' : 'move', dx: arrow[0], dy: arrow[1] };
  if (repeat) return undefined;
  if (key === 'Enter') return { verb: 'enter' };
  return key === 'Delete' || key === 'Backspace' ? { verb: 'remove' } : undefined;
}
