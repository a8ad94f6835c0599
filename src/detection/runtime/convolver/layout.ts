import { BLOCK_CHANNELS, createArena, type Place, type Shape } from './arena.ts';
import { knownTensors, outputOf, UnsuitableNetwork, usersOf } from './facts.ts';
import type { OnnxGraph, OnnxNode } from './onnx-graph.ts';

/** Words of one step, as kernels.as reads them: which kernel, then its arguments. */
export const STEP_WORDS = 24;

export const KERNEL = {
  convolve: 1,
  winograd: 2,
  interleave: 3,
  planar: 4,
  enlarge: 5,
  combine: 6,
  average: 7,
} as const;

/** A value of the graph: in memory, or zeros that need no memory, or some channels, or several to go out together. */
type Value =
  | { readonly kind: 'tensor'; readonly place: Place }
  | { readonly kind: 'zeros' | 'part'; readonly channels: number }
  | { readonly kind: 'side-by-side'; readonly places: readonly Place[] };

export type Layout = ReturnType<typeof createLayout>;

/** A network on its way into the memory of the kernels: what lies where, and the steps so far. */
export function createLayout(graph: OnnxGraph, start: number, threads: number) {
  const arena = createArena(start);
  const known = knownTensors(graph);
  const users = usersOf(graph);
  const steps: number[][] = [];
  const constants: { readonly at: number; readonly values: Float32Array }[] = [];
  const values = new Map<string, Value>();
  /** How often a tensor will be taken yet. */
  const uses = new Map<Place, number>();
  const done = new Set<OnnxNode>();
  let workBytes = 0;

  function keep(data: Float32Array): number {
    const at = arena.take(data.byteLength);
    constants.push({ at, values: data });
    return at;
  }

  /** The nodes have been laid: what they took may be overwritten when nobody else takes it. */
  function finish(...nodes: readonly OnnxNode[]): void {
    for (const node of nodes) {
      done.add(node);
      for (const name of node.inputs) {
        const value = values.get(name);
        if (value?.kind !== 'tensor') continue;
        const left = (uses.get(value.place) ?? 0) - 1;
        uses.set(value.place, left);
        if (left === 0) arena.giveBack(value.place);
      }
    }
  }

  return {
    arena,
    known,
    threads,
    steps,
    constants,
    /** Where the address of the working memory of the first thread belongs, and its size. */
    working: [] as number[][],
    zerosAt: keep(new Float32Array(BLOCK_CHANNELS)),
    keep,
    finish,
    isDone: (node: OnnxNode): boolean => done.has(node) || node.outputs.every((name) => known.has(name)),
    value: (name: string | undefined): Value | undefined => values.get(name ?? ''),
    setValue: (name: string, value: Value): unknown => values.set(name, value),
    needWork(bytes: number): void {
      workBytes = Math.max(workBytes, bytes);
    },
    workBytes: () => workBytes,
    step(kernel: number, words: Readonly<Record<number, number>>): number[] {
      const step = Array.from({ length: STEP_WORDS }, (_, i) => (i === 0 ? kernel : (words[i] ?? 0)));
      steps.push(step);
      return step;
    },
    tensor: (shape: Shape): Place => arena.tensor(shape),
    define(name: string, place: Place): void {
      values.set(name, { kind: 'tensor', place });
      const count = (users.get(name)?.length ?? 0) + (graph.outputs.includes(name) ? 1 : 0);
      uses.set(place, count);
    },
    place(node: OnnxNode, index: number): Place {
      const value = values.get(node.inputs[index] ?? '');
      if (value?.kind !== 'tensor') throw new UnsuitableNetwork(`${node.operator} over something else than a picture`);
      return value.place;
    },
    isUsed: (name: string): boolean => users.has(name),
    /** The one node that takes what a node gives, when nothing else does. */
    soleUser(node: OnnxNode): OnnxNode | undefined {
      const all = users.get(outputOf(node)) ?? [];
      return all.length === 1 && !graph.outputs.includes(outputOf(node)) ? all[0] : undefined;
    },
  };
}

export const source = ({ rowBytes, pixelBytes }: Place, at: number) => ({ 1: at, 2: rowBytes, 3: pixelBytes });

export const target = ({ at, rowBytes, pixelBytes }: Place) => ({ 9: at, 10: rowBytes, 11: pixelBytes });

export const isSameShape = (a: Shape, b: Shape): boolean =>
  a.channels === b.channels && a.rows === b.rows && a.columns === b.columns;
