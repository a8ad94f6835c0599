import type { CanvasActions, KeyAct, PointerAt, Tool, ToolState } from './tool.ts';

export type PointerPhase = 'pointerDown' | 'pointerMove' | 'pointerUp' | 'doubleClick';

/** Knows only how to dispatch, and that leaving a tool means giving up its gesture. */
export function createToolHost(canvas: CanvasActions, first: Tool) {
  let tool = first;
  let state: ToolState = first.start;

  /** What a tool does may put another one in its place; its own next state is then of no interest. */
  function settle(from: Tool, next: ToolState | undefined): void {
    if (tool === from) state = next ?? state;
  }

  return {
    pointer(phase: PointerPhase, at: PointerAt): void {
      const from = tool;
      settle(from, state[phase]?.(canvas, at));
    },
    /** False when the tool has no use for the key. */
    key(act: KeyAct): boolean {
      const from = tool;
      const next = state.key?.(canvas, act) ?? (state.key ? undefined : false);
      if (next === false) return false;
      settle(from, next);
      return true;
    },
    /** False when there was nothing to give up. */
    cancel(): boolean {
      if (!state.cancel) return false;
      state = state.cancel(canvas) ?? state;
      return true;
    },
    use(next: Tool): void {
      if (next === tool) return;
      state.cancel?.(canvas);
      tool = next;
      state = next.start;
    },
    path: () => `${tool.id}.${state.name}`,
  };
}

export type ToolHost = ReturnType<typeof createToolHost>;
