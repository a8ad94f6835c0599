import { FLOAT_BYTES, type Place } from './arena.ts';
import { layConvolution } from './convolution.ts';
import { doublesPixels, outputOf, slicedChannels, UnsuitableNetwork } from './facts.ts';
import { isSameShape, KERNEL, type Layout, source, target } from './layout.ts';
import type { OnnxNode } from './onnx-graph.ts';

const COMBINE = { sum: 0, product: 1, first: 2 } as const;

/** What is done with each operator of the ONNX standard that the kernels know. */
const OPERATORS: Readonly<Record<string, (node: OnnxNode, layout: Layout) => void>> = {
  Conv: layConvolution,
  Relu: (node, layout) => layCombination(node, COMBINE.first, layout.place(node, 0), layout, true),
  Add: (node, layout) => layCombination(node, COMBINE.sum, layout.place(node, 1), layout),
  Mul: layProduct,
  Slice: laySlice,
  Concat: layConcat,
  Resize: layResize,
  ReduceMean: layMean,
};

export function layNode(node: OnnxNode, layout: Layout): void {
  const lay = OPERATORS[node.operator];
  if (!lay) throw new UnsuitableNetwork(`the operator ${node.operator}`);
  lay(node, layout);
}

function layCombination(node: OnnxNode, how: number, second: Place, layout: Layout, relu = false): void {
  const first = layout.place(node, 0);
  if (!isSameShape(first, second)) throw new UnsuitableNetwork(`${node.operator} over tensors of two shapes`);
  const to = layout.tensor(first);
  layout.step(KERNEL.combine, {
    1: first.at,
    2: first.rowBytes,
    9: to.at,
    12: first.rows,
    13: first.columns * first.pixelBytes,
    14: how,
    15: second.at,
    16: relu ? 1 : 0,
  });
  layout.define(outputOf(node), to);
  layout.finish(node);
}

/** Of two tensors, or of anything and zero: exporters widen a picture so. */
function layProduct(node: OnnxNode, layout: Layout): void {
  const [factor] = node.inputs.flatMap((name) => layout.known.get(name) ?? []);
  if (!factor) {
    layCombination(node, COMBINE.product, layout.place(node, 1), layout);
    return;
  }
  const [other] = node.inputs.flatMap((name) => layout.value(name) ?? []);
  if (factor.values.length !== 1 || factor.values[0] !== 0 || !other || other.kind === 'side-by-side') {
    throw new UnsuitableNetwork('a product with a number other than zero');
  }
  const channels = other.kind === 'tensor' ? other.place.channels : other.channels;
  layout.setValue(outputOf(node), { kind: 'zeros', channels });
  layout.finish(node);
}

function laySlice(node: OnnxNode, layout: Layout): void {
  const channels = slicedChannels(node, layout.known, layout.place(node, 0).channels);
  layout.setValue(outputOf(node), { kind: 'part', channels });
  layout.finish(node);
}

/** Tensors that leave the network together, or one that is widened by zeros. */
function layConcat(node: OnnxNode, layout: Layout): void {
  if (node.numbers.axis?.[0] !== 1) throw new UnsuitableNetwork('pictures joined otherwise than by channels');
  const values = node.inputs.flatMap((name) => layout.value(name) ?? []);
  const places = values.flatMap((value) => (value.kind === 'tensor' ? [value.place] : []));
  const [first] = places;
  const [, zeros] = values;
  if (first && zeros?.kind === 'zeros' && values.length === 2) {
    const channels = first.channels + zeros.channels;
    // They are there already: the channels of a tensor are filled up with zeros.
    if (channels * FLOAT_BYTES > first.pixelBytes) throw new UnsuitableNetwork('a picture widened by many zeros');
    layout.define(outputOf(node), { ...first, channels });
    return;
  }
  if (places.length !== node.inputs.length || layout.isUsed(outputOf(node))) {
    throw new UnsuitableNetwork('pictures joined within the network');
  }
  layout.setValue(outputOf(node), { kind: 'side-by-side', places });
}

function layResize(node: OnnxNode, layout: Layout): void {
  if (!doublesPixels(node, layout.known)) throw new UnsuitableNetwork('a picture enlarged otherwise than by doubling');
  const from = layout.place(node, 0);
  const to = layout.tensor({ channels: from.channels, rows: 2 * from.rows, columns: 2 * from.columns });
  layout.step(KERNEL.enlarge, { ...source(from, from.at), ...target(to), 12: to.rows, 13: to.columns });
  layout.define(outputOf(node), to);
  layout.finish(node);
}

function layMean(node: OnnxNode, layout: Layout): void {
  const { axes, keepdims } = node.numbers;
  if (axes?.join() !== '1' || keepdims?.[0] === 0) throw new UnsuitableNetwork('a mean over other than the channels');
  const { channels, rows, columns, ...from } = layout.place(node, 0);
  const to = layout.tensor({ channels: 1, rows, columns });
  layout.step(KERNEL.average, {
    ...source({ channels, rows, columns, ...from }, from.at),
    ...target(to),
    12: rows,
    13: columns,
    14: channels,
  });
  layout.define(outputOf(node), to);
  layout.finish(node);
}
