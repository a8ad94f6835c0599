import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnx-graph.ts';

/** The network asks for what these kernels do not do. Nothing is wrong with it. */
export class UnsuitableNetwork extends Error {
  override readonly name = 'UnsuitableNetwork';

  constructor(wanted: string) {
    super(`no kernel for ${wanted}`);
  }
}

export const outputOf = (node: OnnxNode): string => node.outputs[0] ?? '';

/** Weights, and what nodes give that compute nothing. */
export function knownTensors(graph: OnnxGraph): ReadonlyMap<string, OnnxTensor> {
  const known = new Map(graph.weights);
  for (const node of graph.nodes) {
    const isCopy = node.operator === 'Identity';
    const tensor = isCopy ? known.get(node.inputs[0] ?? '') : node.tensors.value;
    if (tensor && (isCopy || node.operator === 'Constant')) known.set(outputOf(node), tensor);
  }
  return known;
}

/** The nodes that take a value, by its name. */
export function usersOf(graph: OnnxGraph): ReadonlyMap<string, readonly OnnxNode[]> {
  const users = new Map<string, OnnxNode[]>();
  for (const node of graph.nodes) {
    for (const name of node.inputs) users.set(name, [...(users.get(name) ?? []), node]);
  }
  return users;
}

/** Side of the filters, and how many pixels they move on. */
export function convolutionOf({ numbers }: OnnxNode, weights: OnnxTensor): { size: number; stride: number } {
  const [size = 0, other] = weights.dims.slice(2);
  const [stride = 1, strideDown = stride] = numbers.strides ?? [];
  const pads = numbers.pads ?? [0, 0, 0, 0];
  const isPlain =
    (size === 1 || size === 3) &&
    other === size &&
    stride === strideDown &&
    (stride === 1 || stride === 2) &&
    (numbers.group?.[0] ?? 1) === 1 &&
    (numbers.dilations ?? []).every((dilation) => dilation === 1) &&
    pads.every((pad) => pad === (size - 1) / 2);
  if (!isPlain) throw new UnsuitableNetwork('a convolution other than 1×1 or 3×3 with a border of one');
  return { size, stride };
}

/** How many channels a slice leaves. */
export function slicedChannels(node: OnnxNode, known: ReadonlyMap<string, OnnxTensor>, channels: number): number {
  const [starts, ends, axes] = [1, 2, 3].map((index) => known.get(node.inputs[index] ?? '')?.values[0] ?? 0);
  if (axes !== 1) throw new UnsuitableNetwork('a picture cut otherwise than by channels');
  return Math.min(channels, ends ?? 0) - (starts ?? 0);
}

/** Whether every pixel becomes four, which is the only enlargement known. */
export function doublesPixels({ inputs, texts }: OnnxNode, known: ReadonlyMap<string, OnnxTensor>): boolean {
  return (
    Array.from(known.get(inputs[2] ?? '')?.values ?? []).join() === '1,1,2,2' &&
    texts.mode === 'nearest' &&
    texts.nearest_mode === 'floor' &&
    texts.coordinate_transformation_mode === 'asymmetric'
  );
}
