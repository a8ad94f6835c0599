import { FLOAT_BYTES } from './arena.ts';
import { UnsuitableNetwork } from './facts.ts';
import { createLayout, KERNEL, type Layout, source, target } from './layout.ts';
import type { OnnxGraph } from './onnx-graph.ts';
import { layNode } from './operators.ts';

interface Port {
  readonly at: number;
  /** (1, channels, rows, columns), row-major. */
  readonly dims: readonly number[];
}

/** A network laid out in the memory of the kernels. */
export interface Plan {
  readonly steps: readonly (readonly number[])[];
  readonly bytes: number;
  /** What has to lie there before the first run. */
  readonly constants: readonly { readonly at: number; readonly values: Float32Array }[];
  readonly input: Port;
  readonly outputs: Readonly<Record<string, Port>>;
}

/** Lays a network out from `start` on, for so many threads. Throws an `UnsuitableNetwork`. */
export function planNetwork(graph: OnnxGraph, start: number, threads: number): Plan {
  const layout = createLayout(graph, start, threads);
  const input = layInput(graph, layout);
  for (const node of graph.nodes) if (!layout.isDone(node)) layNode(node, layout);
  const outputs = Object.fromEntries(graph.outputs.map((name) => [name, layOutput(name, layout)]));
  const { arena, steps, constants, working } = layout;
  const workAt = arena.take(layout.workBytes() * threads);
  for (const step of working) [step[19], step[20]] = [workAt, layout.workBytes()];
  return { steps, bytes: arena.size(), constants, input, outputs };
}

function layInput({ inputs, weights }: OnnxGraph, layout: Layout): Port {
  const [input, another] = inputs.filter(({ name }) => !weights.has(name));
  const [one, channels = 0, rows = 0, columns = 0] = input?.dims ?? [];
  if (!input || another || one !== 1 || channels * rows * columns === 0) {
    throw new UnsuitableNetwork('input other than one picture of fixed size');
  }
  const at = layout.arena.take(channels * rows * columns * FLOAT_BYTES);
  const place = layout.tensor({ channels, rows, columns });
  const planeBytes = rows * columns * FLOAT_BYTES;
  layout.step(KERNEL.interleave, { 1: at, 2: planeBytes, ...target(place), 12: rows, 13: columns, 14: channels });
  layout.define(input.name, place);
  return { at, dims: input.dims };
}

function layOutput(name: string, layout: Layout): Port {
  const value = layout.value(name);
  const places = value?.kind === 'tensor' ? [value.place] : value?.kind === 'side-by-side' ? value.places : [];
  const [first] = places;
  if (!first) throw new UnsuitableNetwork(`the output "${name}", which is no picture`);
  const { rows, columns } = first;
  const planeBytes = rows * columns * FLOAT_BYTES;
  const channels = places.reduce((sum, place) => sum + place.channels, 0);
  const at = layout.arena.take(channels * planeBytes);
  let to = at;
  for (const place of places) {
    const words = { ...source(place, place.at), 9: to, 10: planeBytes, 12: rows, 13: columns, 14: place.channels };
    layout.step(KERNEL.planar, words);
    to += place.channels * planeBytes;
  }
  return { at, dims: [1, channels, rows, columns] };
}
